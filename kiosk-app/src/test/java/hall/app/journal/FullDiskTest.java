package hall.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.health.Alarm;
import hall.app.health.DiskWatch;
import hall.app.health.RecordTrouble;
import hall.app.journal.SimulatedDisk.Step;
import hall.app.journal.SimulatedDisk.Trouble;
import hall.app.loop.NotIssuing;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A hall on a disk that fills up, refuses or cannot even be read, and heals: whatever was answered
/// or shown lasts, and no restart is needed.
class FullDiskTest {

  private static final int SMALL = 256 << 10;

  private final SimulatedDisk disk = new SimulatedDisk();
  private final HallOnDisk hall = new HallOnDisk(disk);

  @AfterEach
  void close() throws IOException {
    hall.close();
  }

  private List<String> alarms() {
    return hall.alarms.standing().stream().map(Alarm::id).toList();
  }

  private void lookUntilHeld() throws IOException {
    hall.watch.look();
    for (int i = 0; i < 5_000 && hall.watch.state().ballast() < hall.watch.state().wanted(); i++) {
      hall.watch.look();
    }
  }

  /// Another program takes what is left on the disk.
  private void fillUp(int left) {
    disk.put("film.mp4", new byte[(int) disk.space().free() - left]);
  }

  @Test
  void roomIsKeptFromTheStartInSmallSteps() throws IOException {
    disk.quota(SMALL);
    hall.watch.look();
    assertEquals(disk.room() / 8, hall.watch.state().ballast(), "no ticket waits for more");

    lookUntilHeld();

    assertEquals(hall.watch.state().wanted(), disk.bytes("ballast").length);
    assertTrue(hall.watch.state().wanted() >= DiskWatch.LEAST_ROOMS * (long) disk.room());
    assertEquals(List.of(), alarms());
  }

  @Test
  void atNinetyPercentOnlyTheRecordIsWritten() throws IOException {
    disk.quota(SMALL);
    lookUntilHeld();
    assertTrue(hall.watch.hasRoom());

    fillUp(SMALL / 10);
    hall.watch.look();

    assertFalse(hall.watch.hasRoom());
    assertEquals(List.of(DiskWatch.FILLING), alarms());
    assertEquals("90", hall.alarms.standing().getFirst().facts().get("percent"));
    assertEquals(1, hall.take(), "tickets go on");
    disk.remove("film.mp4");
    hall.watch.look();
    assertTrue(hall.watch.hasRoom());
    assertEquals(List.of(), alarms());
  }

  @Test
  void atAHundredPercentADayGoesOnInTheRoomThatWasKept() throws IOException {
    disk.quota(SMALL);
    lookUntilHeld();
    assertEquals(1, hall.take());

    fillUp(0);
    for (int number = 2; number <= 20; number++) {
      assertEquals(number, hall.take(), "and nobody sees an error");
    }
    hall.watch.look();

    assertFalse(disk.exists("ballast"));
    assertFalse(hall.watch.hasRoom(), "the room is for the record alone");
    assertEquals(List.of(DiskWatch.FULL), alarms());
    assertEquals(hall.shown(), hall.lasting());
    disk.remove("film.mp4");
    lookUntilHeld();
    hall.watch.look();
    assertEquals(List.of(), alarms());
    assertTrue(disk.exists("ballast") && hall.watch.hasRoom(), "no restart was needed");
    assertEquals(21, hall.take());
  }

  @Test
  void whenTheKeptRoomIsUsedUpIssuingStopsAndHealsByItself() throws IOException {
    disk.quota(SMALL);
    lookUntilHeld();
    fillUp(0);
    int taken = 0;
    while (hall.tryToTake()) {
      taken++;
    }

    assertTrue(taken > 20, taken + " tickets");
    assertEquals(RecordTrouble.ID, alarms().getFirst());
    disk.remove("film.mp4");
    assertEquals(taken + 1, hall.take());
    lookUntilHeld();
    assertEquals(List.of(), alarms());
    assertEquals(hall.shown(), hall.lasting());
  }

  @Test
  void whereThereIsNoRoomForTheBallastItIsSaidAndTheHallRuns() throws IOException {
    disk.quota(DiskWatch.LEAST_ROOMS * disk.room());
    hall.watch.look();

    assertTrue(alarms().contains(DiskWatch.NO_BALLAST), alarms().toString());
    assertFalse(disk.exists("ballast"));
    assertEquals(1, hall.take());
  }

  /// How a disk may refuse.
  enum Refusal implements Trouble {
    READ_ONLY {
      @Override
      public void at(Step step, int number, String name) throws IOException {
        throw new IOException("Read-only file system");
      }
    },
    EIO_ON_WRITE {
      @Override
      public void at(Step step, int number, String name) throws IOException {
        if (step == Step.WRITE) {
          throw new IOException("Input/output error");
        }
      }
    },
    EIO_ON_FORCE {
      @Override
      public void at(Step step, int number, String name) throws IOException {
        if (step == Step.FORCE) {
          throw new IOException("Input/output error");
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDiskThatRefusesStopsIssuingAndHeals(Refusal refusal) throws IOException {
    assertEquals(1, hall.take());
    disk.trouble(refusal);

    var stopped = assertThrows(CompletionException.class, hall::take);

    assertInstanceOf(NotIssuing.class, stopped.getCause());
    assertEquals(List.of(RecordTrouble.ID), alarms());
    assertEquals(
        1, hall.loop.read(now -> now.tickets().size()).join(), "who looks sees what lasts");
    assertFalse(hall.tryToTake(), "it is tried again, and what is in doubt taken away first");
    assertEquals(hall.shown(), hall.lasting());
    disk.trouble((_, _, _) -> {});
    assertEquals(2, hall.take());
    assertEquals(List.of(), alarms());
    assertEquals(hall.shown(), hall.lasting());
  }

  @Test
  void aDiskThatCannotEvenBeReadIsToldAndNothingIsShownThatMayNotLast() throws IOException {
    assertEquals(1, hall.take());
    disk.trouble(Refusal.EIO_ON_FORCE);
    disk.unreadable(true);

    assertThrows(CompletionException.class, hall::take);
    assertEquals(List.of(RecordTrouble.ID), alarms());
    assertThrows(CompletionException.class, () -> hall.loop.read(now -> now.seq()).join());

    disk.trouble((_, _, _) -> {});
    disk.unreadable(false);
    assertEquals(2, hall.take(), "the number that was in doubt is given once");
    assertEquals(List.of(), alarms());
    assertEquals(hall.shown(), hall.lasting());
  }

  /// Any step fails, for a while or for long, with or without a full disk: each entry means one
  /// thing, to who was answered, to who looks and to the next start.
  @Test
  void whateverFailsAnEntryNeverMeansTwoThings() throws IOException {
    for (int step = 1; step <= 60; step++) {
      for (int length : new int[] {1, 3, 9}) {
        SimulatedDisk failing = new SimulatedDisk();
        try (HallOnDisk there = new HallOnDisk(failing)) {
          failingFrom(failing, step, length);
          int tried = 0;
          for (int taken = 0; taken < 8 && tried < 60; tried++) {
            taken += there.tryToTake() ? 1 : 0;
          }
          assertTrue(tried < 60, "it heals");
          assertEquals(there.shown(), there.lasting(), "step " + step + " for " + length);
        }
      }
    }
  }

  private static void failingFrom(SimulatedDisk disk, int step, int length) {
    disk.trouble((what, number, _) -> {
      if (number >= step && number < step + length) {
        throw new IOException(what + " is refused");
      }
    });
  }
}
