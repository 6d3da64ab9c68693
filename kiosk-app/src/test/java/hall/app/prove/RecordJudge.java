package hall.app.prove;

import hall.app.journal.Recorded;
import hall.queue.Actor;
import hall.queue.Choice;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.LeaseId;
import hall.queue.Leased;
import hall.queue.RequestKey;
import hall.queue.Series;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import hall.queue.Why;
import hall.queue.WindowId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Judges a whole record by the hall's invariants (FEATURES 3.1), by its own book of who is where
/// and not by the hall's: each number once in its day, one place for each ticket and one ticket at
/// each window, calls as the stored order has them, and who did what when for every entry.
final class RecordJudge {

  private static final WindowId NOWHERE = new WindowId(999);

  private final World world;
  private final Hall replica = new Hall();
  private final Set<String> given = new HashSet<>();
  private final Map<Series, Integer> last = new HashMap<>();
  private final Map<LeaseId, Event.NumbersLeased> blocks = new HashMap<>();
  private final Map<TicketId, TicketNumber> numbers = new HashMap<>();
  private final Map<String, TicketNumber> pressed = new HashMap<>();
  private final Map<TicketId, WindowId> placeOf = new HashMap<>();
  private final Map<WindowId, TicketId> at = new HashMap<>();
  private final Map<Long, WindowId> before = new HashMap<>();
  private LocalDate day = LocalDate.MIN;
  private Instant told = Instant.MIN;
  private long seq;

  RecordJudge(World world) {
    this.world = world;
  }

  /// The hall as the record tells it.
  Hall replica() {
    return replica;
  }

  Map<TicketId, TicketNumber> numbers() {
    return numbers;
  }

  void read(Recorded recorded) {
    Entry entry = recorded.entry();
    if (entry.seq() != ++seq) {
      world.broken("Entry %d stands where %d should.".formatted(entry.seq(), seq));
    }
    if (entry.at().isBefore(told)) {
      world.broken("Entry %d is before the one before it.".formatted(seq));
    }
    boolean isByNobody =
        entry.actor().name().isEmpty() && entry.actor().role() != Actor.Role.CALENDAR;
    if (entry.events().isEmpty() || isByNobody) {
      world.broken("Entry %d says not what, or not by whom.".formatted(seq));
    }
    told = entry.at();
    checkCall(entry);
    entry.events().forEach(event -> happen(event, entry));
    replica.apply(entry);
  }

  /// Whoever was called by rule is whom the record before the call has first.
  private void checkCall(Entry entry) {
    if (entry.events().getFirst() instanceof Event.TicketCalled(var id, var window, _, var why)
        && (why.kind() == Why.Kind.RULE || why.kind() == Why.Kind.PINNED)) {
      Optional<Choice> choice = replica.choose(window, entry.at());
      boolean isSame =
          choice.isPresent()
              && choice.get().ticket().id().equals(id)
              && choice.get().why().equals(why);
      if (!isSame) {
        world.broken("Entry %d calls another than the order has.".formatted(seq));
      }
    }
  }

  private void happen(Event event, Entry entry) {
    switch (event) {
      case Event.DayOpened(var next) -> openDay(next);
      case Event.TicketTaken taken -> take(taken, entry);
      case Event.NumbersLeased leased -> blocks.put(leased.lease(), leased);
      case Event.TicketCalled called -> call(called.ticket(), called.window());
      case Event.ServiceStarted(var id, var window) -> isAt(id, window);
      case Event.TicketRecalled(var id, var window) -> isAt(id, window);
      case Event.CaseEnded(var id, var window, _) -> isAt(id, window);
      case Event.TicketNotShown(var id, var window, _) -> leave(id, window);
      case Event.ServiceEnded(var id, var window, _) -> leave(id, window);
      case Event.TicketTransferred(var id, var window, _) -> leave(id, window);
      case Event.TicketParked(var id, var window, _) -> leave(id, window);
      case Event.TicketHeld(var id, var window, _, _) -> leave(id, window);
      case Event.TicketCancelled(var id) -> isAway(id);
      case Event.TicketExpired(var id) -> expire(id);
      case Event.ActionUndone(var id, var window, var undone) -> undo(id, window, undone);
      default -> {}
    }
  }

  private void openDay(LocalDate next) {
    if (!next.isAfter(day)) {
      world.broken("Business day %s follows %s.".formatted(next, day));
    }
    if (!at.isEmpty()) {
      world.broken("The day ended with %s at their windows.".formatted(at));
    }
    day = next;
    last.clear();
    placeOf.clear();
    before.clear();
  }

  private void isNext(TicketNumber number) {
    int expected = last.merge(number.series(), 1, Integer::sum);
    if (number.count() != expected) {
      world.broken("%s was given where %d was next.".formatted(number, expected));
    }
  }

  /// A kiosk gives the numbers of its block in the order it likes, and no others.
  private void isOf(Leased by, TicketNumber number) {
    Event.NumbersLeased block = blocks.get(by.lease());
    if (block == null
        || !block.series().equals(number.series())
        || number.count() < block.first()
        || number.count() > block.last()) {
      world.broken("%s is not of the block %s.".formatted(number, by.lease()));
    }
  }

  private void take(Event.TicketTaken taken, Entry entry) {
    TicketNumber number = taken.number();
    if (!given.add(day + " " + number)) {
      world.broken("%s was given twice on %s.".formatted(number, day));
    }
    taken.particulars().leased().ifPresentOrElse(by -> isOf(by, number), () -> isNext(number));
    if (numbers.put(taken.ticket(), number) != null) {
      world.broken("Ticket %s was taken twice.".formatted(taken.ticket()));
    }
    RequestKey key = entry.key();
    if (!key.isNone() && pressed.put(key.text(), number) != null) {
      world.broken("One press (%s) got two numbers.".formatted(key.text()));
    }
    placeOf.put(taken.ticket(), NOWHERE);
  }

  private void call(TicketId id, WindowId window) {
    isAway(id);
    if (at.putIfAbsent(window, id) != null) {
      world.broken("Entry %d calls to window %s, which has somebody.".formatted(seq, window));
    }
    move(id, window);
  }

  private void move(TicketId id, WindowId to) {
    WindowId from = placeOf.put(id, to);
    before.putIfAbsent(seq, from == null ? NOWHERE : from);
  }

  private void isAt(TicketId id, WindowId window) {
    if (!id.equals(at.get(window))) {
      world.broken("Entry %d is of a ticket that is not at window %s.".formatted(seq, window));
    }
  }

  private void isAway(TicketId id) {
    if (!NOWHERE.equals(placeOf.get(id))) {
      world.broken("Entry %d needs a ticket that is at no window.".formatted(seq));
    }
  }

  private void leave(TicketId id, WindowId window) {
    isAt(id, window);
    at.remove(window);
    move(id, NOWHERE);
  }

  private void expire(TicketId id) {
    WindowId window = placeOf.getOrDefault(id, NOWHERE);
    if (!window.equals(NOWHERE)) {
      leave(id, window);
    }
  }

  /// The ticket is again where it was before the entry that is undone.
  private void undo(TicketId id, WindowId window, long undone) {
    WindowId was = before.getOrDefault(undone, NOWHERE);
    if (placeOf.getOrDefault(id, NOWHERE).equals(window)) {
      leave(id, window);
    }
    if (!was.equals(NOWHERE)) {
      call(id, was);
    }
  }
}
