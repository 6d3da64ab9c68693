package hall.app.copies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.health.Alarm;
import hall.app.health.Alarms;
import hall.app.health.DiskWatch;
import hall.app.health.RecordTrouble;
import hall.app.journal.FileJournal;
import hall.app.journal.FolderDisk;
import hall.app.journal.MadeUpDays;
import hall.app.journal.SecondCopy;
import hall.app.words.Words;
import hall.queue.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiesTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path data;
  private final Path stick;
  private final FileJournal journal;
  private final Medium medium;
  private final Alarms alarms = new Alarms();
  private final MadeUpDays days = new MadeUpDays(7, Duration.ofMinutes(25));
  private Instant now = Instant.parse("2026-03-03T01:00:00Z");

  CopiesTest(@TempDir Path folder) throws IOException {
    data = folder.resolve("data");
    stick = folder.resolve("stick");
    journal = FileJournal.open(data);
    medium = new Medium(data, stick);
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
  }

  private List<String> alarms() {
    return alarms.standing().stream().map(Alarm::id).toList();
  }

  private static void until(BooleanSupplier so, String what) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!so.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "never: " + what);
      assertFalse(never.await(5, TimeUnit.MILLISECONDS));
    }
  }

  private FollowingCopy following() {
    SecondCopy copy = new SecondCopy(journal, new FolderDisk(stick));
    return new FollowingCopy(journal, copy, medium, alarms, () -> now, () -> true);
  }

  @Test
  void aDrawnStickIsToldAndCatchesUpWhenItIsBack() throws Exception {
    journal.append(days.entries(30));
    try (FollowingCopy copy = following()) {
      copy.start();
      until(() -> copy.seq() == 30, "all is copied");
      assertEquals(List.of(FollowingCopy.SAME_DISK), alarms(), "no other disk in a test");

      Files.writeString(data.resolve("copy.medium"), "another disk\n");
      Path drawn = stick.resolveSibling("drawn");
      Files.move(stick, drawn);
      until(() -> alarms().contains(FollowingCopy.ABSENT), "the manager is told");
      journal.append(days.entries(30));
      assertFalse(copy.isFollowing());
      assertFalse(Files.exists(stick), "nothing is written where the stick was");
      Files.move(drawn, stick);
      until(() -> copy.seq() == 60 && !alarms().contains(FollowingCopy.ABSENT), "it caught up");
    }
    try (FileJournal restored = FileJournal.open(stick)) {
      assertEquals(journal.head(), restored.head());
    }
  }

  @Test
  void whatComesLastBeforeTheHouseClosesIsCopiedToo() throws Exception {
    journal.append(days.entries(10));
    FollowingCopy copy = following();
    copy.start();
    until(copy::isFollowing, "it follows");
    journal.append(days.entries(40));
    copy.close();

    assertEquals(50, copy.seq());
  }

  @Test
  void anEmptyFolderOnTheHallsOwnDiskIsNotTakenForTheStick() throws IOException {
    medium.require();
    assertTrue(medium.isThere());

    Files.delete(stick.resolve("tinghao-copy"));
    medium.require();
    assertTrue(medium.isThere(), "it never was another disk, so it may begin anew");

    Files.delete(stick.resolve("tinghao-copy"));
    Files.writeString(data.resolve("copy.medium"), "another disk\n");
    assertThrows(Medium.Absent.class, medium::require);
    assertFalse(medium.isThere());
  }

  @Test
  void everyAlarmIsSaidInWordsWithWhatToDo() {
    Words words = Words.load();
    List<String> ids =
        List.of(
            FollowingCopy.ABSENT,
            FollowingCopy.BEHIND,
            FollowingCopy.DIVERGED,
            FollowingCopy.SAME_DISK,
            FollowingCopy.STOPPED,
            NightlyCopies.FAILED,
            NightlyCopies.OLD,
            DiskWatch.FILLING,
            DiskWatch.FULL,
            DiskWatch.NO_BALLAST,
            DiskWatch.SLOW,
            RecordTrouble.ID);

    for (String id : ids) {
      assertTrue(words.has("alarm." + id + ".what"), id);
      assertTrue(words.has("alarm." + id + ".remedy"), id);
    }
  }

  private NightlyCopies nightly(int keep) {
    return new NightlyCopies(
        journal,
        medium,
        alarms,
        () -> now,
        () -> true,
        new NightlyCopies.Rhythm(LocalTime.of(20, 0), keep, SHANGHAI));
  }

  private List<String> kept() throws IOException {
    try (var folders = Files.list(stick.resolve("nightly"))) {
      return folders.map(folder -> String.valueOf(folder.getFileName())).sorted().toList();
    }
  }

  @Test
  void eachDayIsCopiedOnceTheHourHasPassedAndSoManyAreKept() throws IOException {
    for (Entry entry : days.entries(150)) {
      journal.append(List.of(entry));
    }
    NightlyCopies nightly = nightly(2);
    nightly.look();
    assertEquals(2, kept().size());
    Instant first = nightly.last().orElseThrow().at();
    assertEquals(now, first, "a computer that was off at the hour makes up for it");

    now = Instant.parse("2026-03-03T11:59:00Z");
    nightly.look();
    assertEquals(first, nightly.last().orElseThrow().at(), "not before eight in the evening");
    now = Instant.parse("2026-03-03T12:00:30Z");
    nightly.look();
    assertEquals(now, nightly.last().orElseThrow().at());
    assertEquals(journal.head().seq(), nightly.last().orElseThrow().last());
    assertEquals(List.of(), alarms());
    NightlyCopies restarted = nightly(2);
    restarted.look();
    assertEquals(nightly.last(), restarted.last(), "what is good is known after a restart");
  }

  @Test
  void aCopyThatCannotBeMadeIsToldAndOneThatIsTooOldAsWell() throws IOException {
    journal.append(days.entries(20));
    NightlyCopies nightly = nightly(30);
    nightly.look();
    Instant good = now;
    Path drawn = stick.resolveSibling("drawn");
    Files.move(stick, drawn);
    Files.writeString(data.resolve("copy.medium"), "another disk\n");
    now = good.plus(Duration.ofHours(12));
    nightly.look();
    assertEquals(List.of(NightlyCopies.FAILED), alarms());
    now = good.plus(Duration.ofHours(37));
    nightly.look();
    assertEquals(List.of(NightlyCopies.FAILED, NightlyCopies.OLD), alarms());
    assertEquals(good.toString(), alarms.standing().getLast().facts().get("at"));

    Files.move(drawn, stick);
    now = now.plus(Duration.ofMinutes(11));
    nightly.look();
    assertEquals(List.of(), alarms());
  }
}
