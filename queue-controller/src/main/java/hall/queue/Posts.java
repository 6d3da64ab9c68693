package hall.queue;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The state of the windows: who works there, which ticket is there, whose rating is asked for, who
/// pauses, what is on loan, and which key was the last.
final class Posts {

  final Map<WindowId, ClerkId> clerks = new TreeMap<>();
  final Map<WindowId, Pause> pauses = new TreeMap<>();
  final Map<WindowId, Loan> loans = new TreeMap<>();
  final Map<WindowId, Instant> freeSince = new TreeMap<>();
  final Map<WindowId, Slip> slips = new TreeMap<>();
  final Map<WindowId, TicketId> asking = new TreeMap<>();
  private final Map<WindowId, TicketId> atWindow = new HashMap<>();

  Posts(HallMemory memory) {
    clerks.putAll(memory.clerks());
    pauses.putAll(memory.pauses());
    loans.putAll(memory.loans());
    freeSince.putAll(memory.freeSince());
    slips.putAll(memory.slips());
  }

  private Posts(Posts other) {
    clerks.putAll(other.clerks);
    pauses.putAll(other.pauses);
    loans.putAll(other.loans);
    freeSince.putAll(other.freeSince);
    slips.putAll(other.slips);
    asking.putAll(other.asking);
    atWindow.putAll(other.atWindow);
  }

  Posts copy() {
    return new Posts(this);
  }

  /// What belongs to a business day ends with it, and so does a loan that nobody gave an end.
  void openDay() {
    pauses.clear();
    loans.values().removeIf(loan -> loan.until().equals(Instant.MAX));
    slips.clear();
    asking.clear();
    atWindow.clear();
  }

  /// Nobody works anywhere, and nothing is on loan.
  void empty() {
    clerks.clear();
    freeSince.clear();
    loans.clear();
    openDay();
  }

  void apply(Event event, Instant at) {
    switch (event) {
      case Event.ClerkSignedOn(var window, var clerk) -> signOn(window, clerk, at);
      case Event.ClerkSignedOff(var window, _) -> signOff(window);
      case Event.WindowPaused(var window, var reason) -> pause(window, new Pause(reason, at));
      case Event.WindowResumed(var window) -> resume(window, at);
      case Event.WindowLent(var window, var loan) -> loans.put(window, loan);
      case Event.WindowGivenBack(var window) -> loans.remove(window);
      default -> throw new IllegalArgumentException("No window changes by " + event);
    }
  }

  private void signOn(WindowId window, ClerkId clerk, Instant at) {
    clerks.put(window, clerk);
    freeSince.put(window, at);
  }

  /// The pause and the last key are the clerk's; they end with the session.
  private void signOff(WindowId window) {
    clerks.remove(window);
    pauses.remove(window);
    freeSince.remove(window);
    slips.remove(window);
  }

  private void pause(WindowId window, Pause pause) {
    pauses.put(window, pause);
    freeSince.remove(window);
    slips.remove(window);
  }

  private void resume(WindowId window, Instant at) {
    pauses.remove(window);
    freeSince.put(window, at);
  }

  void occupy(WindowId window, TicketId ticket) {
    atWindow.put(window, ticket);
    freeSince.remove(window);
  }

  /// As a memory says it.
  void restore(WindowId window, TicketId ticket) {
    atWindow.put(window, ticket);
  }

  /// The window has nobody from now on.
  void leave(WindowId window, Instant at) {
    if (atWindow.remove(window) != null && clerks.containsKey(window)) {
      freeSince.put(window, at);
    }
  }

  Optional<TicketId> at(WindowId window) {
    return Optional.ofNullable(atWindow.get(window));
  }
}
