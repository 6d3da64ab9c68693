package hall.day;

import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.HallPlan;
import hall.queue.WindowId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// For how long each window has been free with somebody to call. Reading a day and replaying it
/// look at the same moments by this one class; so what the one measures the other finds again.
final class Readiness {

  /// How often a free window looks whether time alone has brought somebody to call.
  private static final Duration LOOK = Duration.ofSeconds(30);

  private final Map<WindowId, Life> windows = new HashMap<>();
  private HallPlan laidOut = HallPlan.EMPTY;
  private List<Life> inOrder = List.of();

  /// A window since its last call.
  private static final class Life {
    private final WindowId window;
    private Duration before = Duration.ZERO;
    private Optional<Instant> since = Optional.empty();
    private boolean isHeld;
    private long changes;

    Life(WindowId window) {
      this.window = window;
    }
  }

  /// The window has called somebody: its time begins anew when it is free again.
  void called(WindowId window) {
    Life life = life(window);
    life.before = Duration.ZERO;
    life.since = Optional.empty();
    life.changes++;
  }

  /// The window is about a ticket until the last of its acts is done, even when the ticket has left
  /// and comes back by an undo.
  void hold(WindowId window, boolean isHeld) {
    life(window).isHeld = isHeld;
  }

  /// Starts the window's time again from a moment at which it has somebody to call.
  void restart(WindowId window, Instant now) {
    Life life = life(window);
    life.before = Duration.ZERO;
    life.since = Optional.of(now);
    life.changes++;
  }

  /// For how long the window has been free with somebody to call, since its last call.
  Duration ready(WindowId window, Instant now) {
    Life life = life(window);
    return life.since
        .map(since -> life.before.plus(Duration.between(since, now)))
        .orElse(life.before);
  }

  boolean isReady(WindowId window) {
    return life(window).since.isPresent();
  }

  /// Another number whenever the window began or ceased to be ready.
  long changes(WindowId window) {
    return life(window).changes;
  }

  /// Whether the entry can make a difference to whom a free window may call.
  static boolean matters(Entry entry) {
    for (Event event : entry.events()) {
      switch (event) {
        case Event.TicketPrinted _, Event.PaperSent _, Event.PrintFailed _ -> {}
        case Event.ReprintAsked _, Event.NumbersLeased _ -> {}
        case Event.TicketRecalled _, Event.ServiceStarted _, Event.TicketRated _ -> {}
        case Event.RatingAsked _, Event.RatingLapsed _, Event.VisitOwned _ -> {}
        case Event.AppointmentBooked _, Event.AppointmentCancelled _ -> {}
        default -> {
          return true;
        }
      }
    }
    return false;
  }

  /// Looks at every window.
  ///
  /// @return those that have just become ready
  List<WindowId> look(Hall hall, Instant now) {
    List<WindowId> begun = new ArrayList<>();
    for (Life life : lives(hall.plan())) {
      boolean may = !life.isHeld && hall.mayCallNext(life.window, now);
      if (may && life.since.isEmpty()) {
        life.since = Optional.of(now);
        life.changes++;
        begun.add(life.window);
      } else if (!may && life.since.isPresent()) {
        life.before = ready(life.window, now);
        life.since = Optional.empty();
        life.changes++;
      }
    }
    return begun;
  }

  /// When to look again because time goes on: as long as somebody waits and a clerk has nobody.
  Optional<Instant> nextLook(Hall hall, Instant now) {
    if (!isAnyoneIdle(hall) || !isAnyoneWaiting(hall)) {
      return Optional.empty();
    }
    long step = LOOK.toSeconds();
    return Optional.of(Instant.ofEpochSecond((now.getEpochSecond() / step + 1) * step));
  }

  private boolean isAnyoneIdle(Hall hall) {
    for (Life life : lives(hall.plan())) {
      boolean mayBeIdle = !life.isHeld && life.since.isEmpty();
      if (mayBeIdle
          && hall.clerkAt(life.window).isPresent()
          && hall.ticketAt(life.window).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAnyoneWaiting(Hall hall) {
    for (HallPlan.ServicePlan service : hall.plan().services()) {
      if (hall.waitingCount(service.id()) > 0) {
        return true;
      }
    }
    return false;
  }

  /// The windows in the order of the plan.
  private List<Life> lives(HallPlan plan) {
    if (!laidOut.equals(plan)) {
      laidOut = plan;
      inOrder = plan.windows().stream().map(window -> life(window.id())).toList();
    }
    return inOrder;
  }

  private Life life(WindowId window) {
    return windows.computeIfAbsent(window, Life::new);
  }
}
