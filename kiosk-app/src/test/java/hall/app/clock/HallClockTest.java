package hall.app.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.loop.HallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class HallClockTest {

  private static final Instant NINE = Instant.parse("2026-11-20T01:00:00Z");

  private final Box box = new Box(NINE);

  @Test
  void itBeginsWhereTheBoxIsIfThatCanBe() {
    assertEquals(NINE, new HallClock(box, NINE.minusSeconds(40)).instant());
    assertEquals(NINE, new HallClock(box, NINE.minus(Duration.ofDays(30))).instant());
  }

  @Test
  void aBoxThatStartsIn1970GoesOnWhereTheRecordEnds() {
    box.wall = Instant.EPOCH.plusSeconds(17);

    HallClock clock = new HallClock(box, NINE.minusMillis(1));
    box.runs(Duration.ofMinutes(3));

    assertEquals(NINE.plus(Duration.ofMinutes(3)), clock.instant());
  }

  @Test
  void aBoxThatStartsYearsAheadIsNotBelieved() {
    box.wall = NINE.plus(Duration.ofDays(3_650));

    assertEquals(NINE, new HallClock(box, NINE.minusMillis(1)).instant());
  }

  @Test
  void aNewHallBeginsInNoYearBeforeThisProduct() {
    box.wall = Instant.EPOCH;

    assertEquals(
        Instant.parse("2026-01-01T00:00:00Z"), new HallClock(box, Instant.EPOCH).instant());
  }

  @Test
  void aSmallDifferenceIsFollowedAndNeverBackward() {
    HallClock clock = new HallClock(box, NINE.minusMillis(1));
    box.leaps(Duration.ofSeconds(4));
    assertEquals(NINE.plusSeconds(4), clock.instant());
    box.leaps(Duration.ofSeconds(-3));
    assertEquals(NINE.plusSeconds(4), clock.instant());
    box.runs(Duration.ofSeconds(5));
    assertEquals(NINE.plusSeconds(6), clock.instant());
    assertEquals(Duration.ZERO, clock.leap());
  }

  @Test
  void aLeapIsNotFollowedAndTimeGoesOnByTheCounter() {
    HallClock clock = new HallClock(box, NINE.minusMillis(1));
    for (int hours : new int[] {5, -9, 3_000}) {
      Instant before = clock.instant();
      box.leaps(Duration.ofHours(hours));
      box.runs(Duration.ofMinutes(1));
      assertEquals(before.plusSeconds(60), clock.instant());
    }
    assertEquals(Duration.ofHours(2_996), clock.leap());
  }

  @Test
  void aClockThatCameBackIsFollowedAgain() {
    HallClock clock = new HallClock(box, NINE.minusMillis(1));
    box.leaps(Duration.ofHours(5));
    box.runs(Duration.ofMinutes(1));
    clock.instant();
    box.leaps(Duration.ofHours(-5));
    assertEquals(Duration.ZERO, clock.leap());
    box.leaps(Duration.ofSeconds(2));
    assertEquals(NINE.plusSeconds(62), clock.instant());
  }

  @Test
  void whatTheRecordSaysIsFollowedWhicheverWay() {
    HallClock clock = new HallClock(box, NINE.minusMillis(1));
    clock.shift(Duration.ofHours(-2));
    assertEquals(NINE.minus(Duration.ofHours(2)), clock.instant());
    assertEquals(Duration.ofHours(2), clock.leap());
  }

  @Test
  void itIsNeverBeforeTheLastEntry() {
    assertEquals(
        NINE.plusSeconds(9), new HallClock(box, NINE.minusMillis(1)).now(NINE.plusSeconds(9)));
  }

  /// Leaps of hours, a clock that stands still, starts of the hall: a stretch of time is never less
  /// than nothing, and never more than what the counter counted but for what is followed.
  @Test
  void whateverIsDoneToTheClockTimeRunsForwardAsTheCounterDoes() {
    for (long seed = 1; seed <= 300; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      Box made = new Box(NINE);
      HallClock clock = new HallClock(made, NINE);
      Instant told = clock.instant();
      long counted = made.nanos();
      for (int step = 0; step < 200; step++) {
        boolean isStart = random.nextInt(8) == 0;
        switch (random.nextInt(4)) {
          case 0 -> made.leaps(Duration.ofMinutes(random.nextInt(6_000) - 3_000L));
          case 1 -> made.counts(1_000_000_000L * random.nextInt(60));
          default -> made.runs(Duration.ofMillis(random.nextInt(600_000)));
        }
        clock = isStart ? new HallClock(made, told) : clock;
        Instant now = clock.instant();
        String when = "seed " + seed + ", step " + step;
        assertFalse(now.isBefore(told), when);
        Duration most = Duration.ofNanos(made.nanos() - counted).plusSeconds(10);
        boolean isFollowed = isStart || Duration.between(told, now).compareTo(most) <= 0;
        assertTrue(isFollowed, when);
        counted = made.nanos();
        told = now;
      }
    }
  }
}
