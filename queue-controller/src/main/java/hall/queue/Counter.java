package hall.queue;

import hall.queue.Ticket.Stage;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Looks whether a window is as a key there needs it, before a desk decides what the key does.
final class Counter {

  private final Floor floor;

  Counter(Floor floor) {
    this.floor = floor;
  }

  /// A window with a clerk that is free to take somebody.
  Decision whereFree(WindowId window, Function<ClerkId, Decision> then) {
    return whereNobody(
        window,
        clerk -> {
          Pause pause = floor.posts().pauses.get(window);
          return pause == null
              ? then.apply(clerk)
              : Decision.refused(new Refusal.WindowPaused(window, pause.reason()));
        });
  }

  /// A window with a clerk and without a ticket.
  Decision whereNobody(WindowId window, Function<ClerkId, Decision> then) {
    return whereClerk(
        window, clerk -> busy(window).map(Decision::refused).orElseGet(() -> then.apply(clerk)));
  }

  /// A window with a clerk.
  Decision whereClerk(WindowId window, Function<ClerkId, Decision> then) {
    if (floor.plan().window(window).isEmpty()) {
      return Decision.refused(new Refusal.UnknownWindow(window));
    }
    return floor
        .clerkAt(window)
        .map(then)
        .orElseGet(() -> Decision.refused(new Refusal.NoClerk(window)));
  }

  /// A window with a ticket, called or served.
  Decision whereTicket(WindowId window, BiFunction<Ticket, ClerkId, Decision> then) {
    return whereClerk(
        window,
        clerk ->
            floor
                .ticketAt(window)
                .map(ticket -> then.apply(ticket, clerk))
                .orElseGet(() -> Decision.refused(new Refusal.NoTicketAtWindow(window))));
  }

  /// A window with a ticket that has been called and nobody has come yet.
  Decision whereCalled(WindowId window, BiFunction<Ticket, ClerkId, Decision> then) {
    return whereTicket(
        window,
        (ticket, clerk) ->
            ticket.stage() instanceof Stage.Called
                ? then.apply(ticket, clerk)
                : Decision.refused(new Refusal.AlreadyStarted(window, ticket.number())));
  }

  /// What a window that has a ticket refuses.
  Optional<Refusal> busy(WindowId window) {
    return floor.ticketAt(window).map(ticket -> new Refusal.WindowBusy(window, ticket.number()));
  }
}
