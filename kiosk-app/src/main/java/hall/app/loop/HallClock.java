package hall.app.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The hall's time in whole milliseconds. It runs by the box's counter and never goes back by
/// itself. Small differences to the box's clock are followed; a leap is not, in either direction,
/// until somebody says that it is the truth ([#shift]). Any thread may ask.
public final class HallClock implements InstantSource {

  /// A good clock is set right by less than this while the box runs; more is a leap.
  static final Duration FOLLOWED = Duration.ofSeconds(10);

  /// A hall that was closed for longer is asked for the date when it opens.
  static final Duration CLOSED_MOST = Duration.ofDays(62);

  /// Before this there was no such hall.
  private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

  private final BoxClock box;
  private final AtomicReference<Told> told;

  /// What the time was when the counter stood there.
  private record Told(Instant at, long nanos) {}

  /// A hall's clock that begins with the given one, which is right by definition.
  public HallClock(InstantSource source) {
    this(BoxClock.of(source), Instant.EPOCH);
  }

  /// @param newest the time of the newest entry of the record: it cannot be earlier than that
  public HallClock(BoxClock box, Instant newest) {
    this.box = box;
    told = new AtomicReference<>(new Told(first(box, newest), box.nanos()));
  }

  private static Instant first(BoxClock box, Instant newest) {
    Instant wall = box.instant();
    boolean isNew = newest.equals(Instant.EPOCH);
    if (box instanceof BoxClock.Given) {
      return wall.isBefore(newest) ? newest : wall;
    }
    // Whatever is recorded from now on is later than what was, so that they can be told apart.
    Instant least = isNew || newest.isBefore(EARLIEST) ? EARLIEST : newest.plusMillis(1);
    boolean isTooFar = !isNew && wall.isAfter(newest.plus(CLOSED_MOST));
    return wall.isBefore(least) || isTooFar ? least : wall;
  }

  /// Now, and not before the given moment (the last entry's).
  public Instant now(Instant last) {
    Instant now = instant();
    return now.isBefore(last) ? last : now;
  }

  @Override
  public Instant instant() {
    Told now =
        told.updateAndGet(before -> {
          long nanos = box.nanos();
          Instant run = run(before, nanos);
          Instant wall = box.instant();
          boolean isFollowed = Duration.between(run, wall).abs().compareTo(FOLLOWED) <= 0;
          Instant at = isFollowed ? wall : run;
          return new Told(at.isBefore(before.at()) ? before.at() : at, nanos);
        });
    return now.at().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Instant run(Told before, long nanos) {
    return before.at().plusNanos(Math.max(0, nanos - before.nanos()));
  }

  /// How far the box's clock is ahead of the hall's; zero as long as the hall's follows it.
  public Duration leap() {
    Duration ahead = Duration.between(instant(), box.instant());
    return ahead.abs().compareTo(FOLLOWED) <= 0 ? Duration.ZERO : ahead;
  }

  /// The hall's time was wrong by so much, and the record says so.
  public void shift(Duration by) {
    if (!by.isZero()) {
      told.updateAndGet(before -> new Told(before.at().plus(by), before.nanos()));
    }
  }
}
