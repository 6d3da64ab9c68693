package hall.queue;

import hall.queue.Actor.Role;
import hall.queue.Command.Lend;
import hall.queue.Decision.Accepted;
import hall.queue.Event.ClerkSignedOff;
import hall.queue.Event.ClerkSignedOn;
import hall.queue.Event.WindowGivenBack;
import hall.queue.Event.WindowLent;
import hall.queue.HallPlan.ClerkPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides about windows: who works there, whether they call, and what they handle for a while.
final class WindowDesk {

  private final Floor floor;
  private final Counter counter;

  WindowDesk(Floor floor) {
    this.floor = floor;
    counter = new Counter(floor);
  }

  /// Whoever signs on leaves the window they were at, and whoever was here leaves too: a window has
  /// one clerk and a clerk one window.
  Decision signOn(WindowId window, ClerkId clerk) {
    if (floor.plan().window(window).isEmpty()) {
      return Decision.refused(new Refusal.UnknownWindow(window));
    }
    if (floor.plan().clerk(clerk).isEmpty()) {
      return Decision.refused(new Refusal.UnknownClerk(clerk));
    }
    Optional<ClerkId> here = floor.clerkAt(window);
    if (here.equals(Optional.of(clerk))) {
      return new Accepted(List.of());
    }
    Optional<Refusal> busy = counter.busy(window);
    if (busy.isPresent()) {
      return Decision.refused(busy.get());
    }
    List<Event> events = new ArrayList<>();
    here.ifPresent(other -> events.add(new ClerkSignedOff(window, other)));
    Optional<WindowId> elsewhere = windowOf(clerk);
    if (elsewhere.isPresent()) {
      if (floor.ticketAt(elsewhere.get()).isPresent()) {
        return Decision.refused(new Refusal.ClerkBusyElsewhere(clerk, elsewhere.get()));
      }
      events.add(new ClerkSignedOff(elsewhere.get(), clerk));
    }
    events.add(new ClerkSignedOn(window, clerk));
    return new Accepted(events);
  }

  private Optional<WindowId> windowOf(ClerkId clerk) {
    return floor.posts().clerks.entrySet().stream()
        .filter(at -> at.getValue().equals(clerk))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  Decision signOff(WindowId window) {
    if (floor.plan().window(window).isEmpty()) {
      return Decision.refused(new Refusal.UnknownWindow(window));
    }
    Optional<Refusal> busy = counter.busy(window);
    if (busy.isPresent()) {
      return Decision.refused(busy.get());
    }
    return new Accepted(
        floor
            .clerkAt(window)
            .<List<Event>>map(clerk -> List.of(new ClerkSignedOff(window, clerk)))
            .orElse(List.of()));
  }

  Decision pause(WindowId window, PauseReason reason) {
    return counter.whereNobody(
        window,
        _ -> {
          Pause pause = floor.posts().pauses.get(window);
          return pause != null && pause.reason() == reason
              ? new Accepted(List.of())
              : Decision.accepted(new Event.WindowPaused(window, reason));
        });
  }

  Decision resume(WindowId window) {
    return counter.whereClerk(
        window,
        _ ->
            floor.posts().pauses.containsKey(window)
                ? Decision.accepted(new Event.WindowResumed(window))
                : Decision.refused(new Refusal.NotPaused(window)));
  }

  /// A manager lends; a clerk takes on services at their own window, if they may.
  Decision lend(Lend lend, Actor actor, Instant now) {
    WindowId window = lend.window();
    if (floor.plan().window(window).isEmpty()) {
      return Decision.refused(new Refusal.UnknownWindow(window));
    }
    for (ServiceId service : lend.services()) {
      if (floor.plan().service(service).isEmpty()) {
        return Decision.refused(new Refusal.UnknownService(service));
      }
    }
    if (lend.until().isPresent() && !lend.until().get().isAfter(now)) {
      return Decision.refused(new Refusal.TimeIsPast("until", lend.until().get()));
    }
    Optional<Refusal> notPermitted = notPermitted(window, actor);
    if (notPermitted.isPresent()) {
      return Decision.refused(notPermitted.get());
    }
    Loan loan = new Loan(lend.services(), lend.until().orElse(Instant.MAX));
    return loan.equals(floor.posts().loans.get(window))
        ? new Accepted(List.of())
        : Decision.accepted(new WindowLent(window, loan));
  }

  private Optional<Refusal> notPermitted(WindowId window, Actor actor) {
    if (actor.role() != Role.CLERK && actor.role() != Role.CALLER) {
      return Optional.empty();
    }
    Optional<ClerkId> clerk = floor.clerkAt(window);
    if (clerk.isEmpty()) {
      return Optional.of(new Refusal.NoClerk(window));
    }
    Optional<ClerkPlan> plan = floor.plan().clerk(clerk.get());
    return plan.filter(known -> known.may().contains(Permission.LEND)).isPresent()
        ? Optional.empty()
        : Optional.of(new Refusal.NotPermitted(clerk.get(), Permission.LEND));
  }

  Decision giveBack(WindowId window) {
    if (floor.plan().window(window).isEmpty()) {
      return Decision.refused(new Refusal.UnknownWindow(window));
    }
    return floor.posts().loans.containsKey(window)
        ? Decision.accepted(new WindowGivenBack(window))
        : Decision.refused(new Refusal.NothingLent(window));
  }
}
