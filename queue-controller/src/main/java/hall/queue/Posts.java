package hall.queue;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

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
  ///
  /// @param begins when the new day began; what came later belongs to it
  /// @param isThere which tickets the new day has already
  void openDay(Instant begins, Predicate<TicketId> isThere) {
    pauses.values().removeIf(pause -> pause.since().isBefore(begins));
    loans.values().removeIf(loan -> loan.until().equals(Instant.MAX));
    slips.clear();
    asking.values().removeIf(id -> !isThere.test(id));
    atWindow.values().removeIf(id -> !isThere.test(id));
  }

  /// Whether the clerk there has worked since that moment.
  boolean isInUseSince(WindowId window, Instant begins) {
    Pause pause = pauses.get(window);
    Instant free = freeSince.get(window);
    return (pause != null && !pause.since().isBefore(begins))
        || (free != null && !free.isBefore(begins));
  }

  /// The clock was wrong.
  void restate(Restating restating, CallRules rules) {
    pauses.replaceAll((_, pause) -> new Pause(pause.reason(), restating.of(pause.since())));
    freeSince.replaceAll((_, since) -> restating.of(since));
    slips.replaceAll((_, slip) ->
        new Slip(
            slip.entry(),
            restating.of(slip.at()),
            restating.of(slip.before(), rules),
            slip.turnsOf(),
            slip.turns()));
  }

  /// Nobody works anywhere, and nothing is on loan.
  void empty() {
    clerks.clear();
    freeSince.clear();
    loans.clear();
    openDay(Instant.MAX, _ -> false);
  }

  /// Whatever happens to a ticket, the key before it cannot be taken back any more.
  void dropOlderSlips(TicketId id, long entry) {
    if (!slips.isEmpty()) {
      slips.values().removeIf(slip -> slip.entry() != entry && slip.before().id().equals(id));
    }
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
