package hall.app.devices;

import hall.queue.Hall;
import hall.queue.Ticket;
import hall.queue.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The papers of which nobody knows whether they came out, until the printer can be asked for them
/// once more. A debt lapses when nobody waits with the number any more, when the paper was asked
/// for again in another way, and after ten minutes: whoever stood at the kiosk has gone then, and
/// somebody else would take the paper.
final class OwedPapers {

  static final Duration LAPSES_AFTER = Duration.ofMinutes(10);
  private static final int MOST = 64;

  private final LinkedHashMap<TicketId, String> kiosks = new LinkedHashMap<>();

  /// The oldest is let go where there are too many.
  void add(TicketId ticket, String kiosk) {
    kiosks.remove(ticket);
    if (kiosks.size() >= MOST) {
      kiosks.pollFirstEntry();
    }
    kiosks.put(ticket, kiosk);
  }

  boolean isEmpty() {
    return kiosks.isEmpty();
  }

  /// Takes out those that can be printed now, with the kiosk each was taken at, and lets go of
  /// those that are not to be printed any more.
  ///
  /// @param canPrint whether a kiosk's printer is there and well
  Map<TicketId, String> due(Hall hall, Instant now, Predicate<String> canPrint) {
    Map<TicketId, String> due = new LinkedHashMap<>();
    for (Iterator<Map.Entry<TicketId, String>> all = kiosks.entrySet().iterator();
        all.hasNext(); ) {
      Map.Entry<TicketId, String> debt = all.next();
      Optional<Ticket> ticket =
          hall.ticket(debt.getKey()).filter(known -> isOwed(known) && isYoung(known, now));
      if (ticket.isEmpty()) {
        all.remove();
      } else if (canPrint.test(debt.getValue())) {
        due.put(debt.getKey(), debt.getValue());
        all.remove();
      }
    }
    return due;
  }

  /// Whether somebody still waits for a paper that may not have come out, and was never printed
  /// again.
  static boolean isOwed(Ticket ticket) {
    return ticket.isWaiting()
        && ticket.visit().reprints() == 0
        && ticket.paper() instanceof Ticket.Paper.Failed;
  }

  private static boolean isYoung(Ticket ticket, Instant now) {
    return now.isBefore(ticket.takenAt().plus(LAPSES_AFTER));
  }
}
