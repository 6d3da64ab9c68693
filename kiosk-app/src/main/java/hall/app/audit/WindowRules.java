package hall.app.audit;

import hall.queue.Event;
import hall.queue.Event.AppointmentBooked;
import hall.queue.Event.AppointmentCancelled;
import hall.queue.Event.ClerkSignedOff;
import hall.queue.Event.ClerkSignedOn;
import hall.queue.Event.WindowGivenBack;
import hall.queue.Event.WindowLent;
import hall.queue.Event.WindowPaused;
import hall.queue.Event.WindowResumed;
import hall.queue.WindowId;
import java.time.Instant;
import java.util.Map;

/// What can happen to windows and to the appointment book.
final class WindowRules {

  private final Day day;

  WindowRules(Day day) {
    this.day = day;
  }

  void judge(Event event, Instant at, Breaches breaches) {
    switch (event) {
      case ClerkSignedOn on -> signOn(on, at, breaches);
      case ClerkSignedOff off -> signOff(off, breaches);
      case WindowPaused(var window, _) -> pause(window, at, breaches);
      case WindowResumed(var window) -> {
        breaches.unless(
            day.paused.remove(window) != null, "not-paused", Map.of("window", window.number()));
        day.active.put(window, at);
      }
      case WindowLent(var window, var loan) -> {
        known(window, breaches);
        day.loans.put(window, loan.until());
      }
      case WindowGivenBack(var window) -> {
        breaches.unless(
            day.loans.remove(window) != null, "nothing-lent", Map.of("window", window.number()));
      }
      case AppointmentBooked(var code, _, var slot, _) ->
          breaches.unless(
              day.booked.put(code, slot) == null, "booked-twice", Map.of("code", code.value()));
      case AppointmentCancelled(var code) ->
          breaches.unless(
              day.booked.remove(code) != null, "not-booked", Map.of("code", code.value()));
      default -> {}
    }
  }

  private void signOn(ClerkSignedOn on, Instant at, Breaches breaches) {
    WindowId window = on.window();
    known(window, breaches);
    breaches.unless(
        day.plan.clerk(on.clerk()).isPresent(),
        "unknown-clerk",
        Map.of("clerk", on.clerk().value()));
    breaches.unless(
        !day.clerks.containsKey(window) && !day.clerks.containsValue(on.clerk()),
        "two-clerks",
        Map.of("window", window.number(), "clerk", on.clerk().value()));
    free(window, breaches);
    day.clerks.put(window, on.clerk());
    day.active.put(window, at);
  }

  private void signOff(ClerkSignedOff off, Breaches breaches) {
    WindowId window = off.window();
    breaches.unless(
        day.clerks.remove(window, off.clerk()),
        "not-signed-on",
        Map.of("window", window.number(), "clerk", off.clerk().value()));
    day.paused.remove(window);
    free(window, breaches);
  }

  private void pause(WindowId window, Instant at, Breaches breaches) {
    breaches.unless(day.clerks.containsKey(window), "no-clerk", Map.of("window", window.number()));
    free(window, breaches);
    day.paused.put(window, at);
  }

  private void known(WindowId window, Breaches breaches) {
    breaches.unless(
        day.plan.window(window).isPresent(), "unknown-window", Map.of("window", window.number()));
  }

  private void free(WindowId window, Breaches breaches) {
    var here = day.atWindow.get(window);
    Track ticket = here == null ? null : day.tickets.get(here);
    if (ticket != null) {
      breaches.add(
          "window-busy", Map.of("window", window.number(), "number", ticket.number.toString()));
    }
  }
}
