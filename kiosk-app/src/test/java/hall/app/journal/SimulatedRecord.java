package hall.app.journal;

import hall.queue.Command;
import hall.queue.Hall;
import hall.queue.HallPlan;
import hall.queue.Priority;
import hall.queue.TicketId;
import hall.queue.WindowId;
import java.io.IOException;
import java.time.Instant;
import java.util.Random;

/// What of this room's tests the proof of the whole hall uses: a record on a simulated disk, and
/// the presses that are not needed for every ticket.
public final class SimulatedRecord {

  private final RarePresses rare;

  /// Presses drawn from the given chance.
  public SimulatedRecord(Random chance) {
    rare = new RarePresses(chance);
  }

  /// The record on a disk that nobody else writes to.
  public static FileJournal open(Disk disk, RecordClock clock) throws IOException {
    return FileJournal.open(disk, clock, () -> {});
  }

  /// A hall of two windows, with rules that count and clerks who may everything.
  public static HallPlan plan() {
    return RarePresses.rich(MadeUpDays.plan(20));
  }

  /// Something at a window that is not pressed for every ticket.
  public Command press(Hall hall, WindowId window, Instant now) {
    return rare.press(hall, window, now);
  }

  /// A number for somebody of whom something is known.
  public Command take(TicketId ticket, Priority priority) {
    return rare.take(ticket, priority);
  }
}
