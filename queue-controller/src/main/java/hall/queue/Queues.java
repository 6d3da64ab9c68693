package hall.queue;

import hall.queue.HallPlan.ClerkPlan;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.Row.Act;
import hall.queue.Standing.Pin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Who waits where, and what the window rules count.
///
/// A ticket that can be called stands in its line ([LineRows]). One that cannot yet stands aside:
/// kept for a window or a clerk, waiting for some more calls of its service, or too early for its
/// appointment. It steps into its line by itself when its calls have been made ([#called]) or its
/// moment has come ([#passed]); only a kept one is put elsewhere by an event.
///
/// Changed by one owner. A [#copy] is cheap: what waits is shared until one of the two changes it.
final class Queues {

  private static final int CLASSES = LineClass.values().length;

  /// First come, first called, credits granted.
  static final Comparator<Ticket> BY_RANK =
      Comparator.comparing(Ticket::rank).thenComparingLong(Ticket::order);

  private Object owner = new Object();
  private final LineRows rows;
  private final Tallies tallies;
  private Map<ServiceId, Integer> numbers;
  private Line[] lines;
  private Row[] aside;
  private Row[] barred;
  private Row early;
  private Row lapsing;
  private final Map<Target, Row> pinned;
  private final Map<WindowId, RuleLines> ruleLines;
  private HallPlan plan;
  private Thresholds thresholds;
  private long ripe;

  Queues() {
    rows = new LineRows();
    tallies = new Tallies();
    numbers = Map.of();
    lines = new Line[0];
    aside = new Row[0];
    barred = new Row[0];
    early = Row.EMPTY;
    lapsing = Row.EMPTY;
    pinned = new HashMap<>();
    ruleLines = new HashMap<>();
    plan = HallPlan.EMPTY;
    thresholds = Thresholds.NONE;
    ripe = Long.MIN_VALUE;
  }

  private Queues(Queues other) {
    rows = other.rows.copy();
    tallies = other.tallies.copy();
    numbers = other.numbers;
    lines = other.lines;
    aside = other.aside.clone();
    barred = other.barred.clone();
    early = other.early;
    lapsing = other.lapsing;
    pinned = new HashMap<>(other.pinned);
    ruleLines = new HashMap<>(other.ruleLines);
    plan = other.plan;
    thresholds = other.thresholds;
    ripe = other.ripe;
  }

  /// The same, each going its own way from now on.
  Queues copy() {
    owner = new Object();
    return new Queues(this);
  }

  /// Goes on with what was counted; before anybody joins.
  void restore(Counts counts) {
    tallies.restore(counts);
  }

  /// The rules are these from now on; whoever waits keeps their place.
  void plan(HallPlan next) {
    plan = next;
    ruleLines.clear();
    next.services().stream().map(ServicePlan::id).forEach(this::number);
    tallies.plan(next);
    thresholds = Thresholds.of(next, this::number);
  }

  /// A new business day: nobody waits, nothing is counted.
  void openDay() {
    rows.clear();
    tallies.clear();
    Arrays.fill(aside, Row.EMPTY);
    Arrays.fill(barred, Row.EMPTY);
    early = Row.EMPTY;
    lapsing = Row.EMPTY;
    pinned.clear();
    ripe = Long.MIN_VALUE;
  }

  void join(Ticket waiting) {
    change(Act.JOIN, waiting);
  }

  /// Takes the ticket out, given as it waits.
  void leave(Ticket waiting) {
    change(Act.LEAVE, waiting);
  }

  /// The ticket waits where it did, and something else about it is different.
  void replace(Ticket waiting) {
    change(Act.REPLACE, waiting);
  }

  private void change(Act act, Ticket ticket) {
    int first = number(ticket.service());
    int service = first / CLASSES;
    Standing standing = ticket.standing();
    if (standing.pin().isPresent()) {
      Pin pin = standing.pin().get();
      pinned.put(
          pin.to(), changed(pinned.getOrDefault(pin.to(), Row.EMPTY), act, rank(ticket), ticket));
      lapsing = changed(lapsing, act, Row.key(pin.until()), ticket);
    } else if (isEarly(standing)) {
      early = changed(early, act, Row.key(standing.from().orElseThrow()), ticket);
    } else if (isBarred(ticket)) {
      barred[service] = changed(barred[service], act, standing.afterCall(), ticket);
    } else {
      rows.change(act, first + standing.of().place(), ticket);
      return;
    }
    aside[service] = changed(aside[service], act, rank(ticket), ticket);
  }

  private Row changed(Row row, Act act, long key, Ticket ticket) {
    Row own = row.ownedBy(owner);
    own.change(act, key, ticket);
    return own;
  }

  private static long rank(Ticket ticket) {
    return Row.key(ticket.rank());
  }

  private boolean isEarly(Standing standing) {
    return standing.from().isPresent() && Row.key(standing.from().get()) > ripe;
  }

  /// Whether calls of its service have to be made before it may be called.
  boolean isBarred(Ticket ticket) {
    return ticket.standing().afterCall() > tallies.callsOf(ticket.service());
  }

  /// A ticket was called: its service has had one more call, and a step's group one more turn.
  void called(Ticket ticket, Why why) {
    ServiceId service = ticket.service();
    int number = number(service) / CLASSES;
    long calls = tallies.callsOf(service) + 1;
    List<Ticket> free = new ArrayList<>(0);
    while (barred[number].firstKey() <= calls) {
      free.add(barred[number].at(0));
      leave(free.getLast());
    }
    tallies.called(service);
    free.forEach(this::join);
    if (why.kind() == Why.Kind.RULE) {
      tallies.turn(Tallies.name(why.rule(), why.step()), why.chosen().group());
    }
  }

  /// Puts back the turns that a key counted which is taken back. Its call stays counted: nobody who
  /// has come nearer by it goes farther off again.
  void undo(Slip slip) {
    if (!slip.turnsOf().isEmpty()) {
      tallies.putBack(slip.turnsOf(), slip.turns());
    }
  }

  /// An entry of that moment has been applied: whose moment has come steps into line, and
  /// conditions with two thresholds begin or end.
  void passed(Instant at) {
    ripen(Row.key(at));
    thresholds.passed(rows, tallies, at);
  }

  private void ripen(long now) {
    if (early.firstKey() > now) {
      ripe = Math.max(ripe, now);
      return;
    }
    List<Ticket> due = new ArrayList<>();
    while (early.firstKey() <= now) {
      due.add(early.at(0));
      leave(due.getLast());
    }
    ripe = now;
    due.forEach(this::join);
  }

  /// As they stand at a moment after the last entry; these themselves unless somebody's moment has
  /// come since.
  Queues at(Instant now) {
    long moment = Row.key(now);
    if (early.firstKey() > moment) {
      return this;
    }
    Queues then = copy();
    then.ripen(moment);
    return then;
  }

  Counts counts() {
    return tallies.counts();
  }

  /// What a step with turns has counted, as a [Slip] keeps it; empty for none.
  List<Integer> turns(String step) {
    return tallies.turns(step);
  }

  long callsOf(ServiceId service) {
    return tallies.callsOf(service);
  }

  /// How many wait for the service, those standing aside among them.
  int size(ServiceId service) {
    int first = numbers.getOrDefault(service, -1);
    if (first < 0) {
      return 0;
    }
    int size = aside[first / CLASSES].size();
    for (int line = first; line < first + CLASSES; line++) {
      size += rows.byRank(line).size();
    }
    return size;
  }

  /// Those who wait for the service, of all its lines and standing aside, by rank.
  List<Ticket> inOrder(ServiceId service) {
    int first = numbers.getOrDefault(service, -1);
    List<Ticket> all = new ArrayList<>();
    if (first >= 0) {
      addTo(all, aside[first / CLASSES]);
      for (int line = first; line < first + CLASSES; line++) {
        addTo(all, rows.byRank(line));
      }
    }
    all.sort(BY_RANK);
    return List.copyOf(all);
  }

  /// Those of the service among whom the first is, by rank or by wait: of each line the first by
  /// either, and all who stand aside. No more than a few, however many wait.
  List<Ticket> firsts(ServiceId service) {
    int first = numbers.getOrDefault(service, -1);
    List<Ticket> firsts = new ArrayList<>();
    if (first >= 0) {
      addTo(firsts, aside[first / CLASSES]);
      for (int line = first; line < first + CLASSES; line++) {
        if (!rows.byRank(line).isEmpty()) {
          firsts.add(rows.first(line, false));
          firsts.add(rows.first(line, true));
        }
      }
    }
    return firsts;
  }

  private static void addTo(List<Ticket> all, Row row) {
    for (int place = 0; place < row.size(); place++) {
      all.add(row.at(place));
    }
  }

  /// How many of those services stand before the ticket by rank, wherever they stand.
  int ahead(Ticket ticket, Set<ServiceId> competing) {
    long key = rank(ticket);
    int ahead = 0;
    for (ServiceId service : competing) {
      int first = numbers.getOrDefault(service, -1);
      if (first >= 0) {
        ahead += aside[first / CLASSES].before(key, ticket.order());
        for (int line = first; line < first + CLASSES; line++) {
          ahead += rows.byRank(line).before(key, ticket.order());
        }
      }
    }
    return ahead;
  }

  /// The earliest moment at which somebody who stands aside need not any more: when an appointment
  /// may be called, after `now`, or when a pin lapses, which may be past.
  Optional<Instant> nextMoment(Instant now) {
    Stream<Instant> moments = Stream.empty();
    if (!lapsing.isEmpty()) {
      moments = lapsing.at(0).standing().pin().map(Pin::until).stream();
    }
    int place = early.before(Row.key(now) + 1, Long.MIN_VALUE);
    if (place < early.size()) {
      moments = Stream.concat(moments, early.at(place).standing().from().stream());
    }
    return moments.filter(Instant.MAX::isAfter).min(Instant::compareTo);
  }

  /// When the next pin lapses, which may be past; empty when none does in this day.
  Optional<Instant> nextLapse() {
    return lapsing.isEmpty()
        ? Optional.empty()
        : lapsing.at(0).standing().pin().map(Pin::until).filter(Instant.MAX::isAfter);
  }

  /// Those whose pin has lapsed, in the order in which it did.
  List<Ticket> due(Instant now) {
    long moment = Row.key(now);
    List<Ticket> due = new ArrayList<>();
    for (int place = 0; place < lapsing.size(); place++) {
      Ticket ticket = lapsing.at(place);
      if (Row.key(ticket.standing().pin().orElseThrow().until()) > moment) {
        break;
      }
      due.add(ticket);
    }
    return due;
  }

  /// A rule as the window goes by it, worked out once.
  RuleLines ruleLines(WindowId window, ClerkId clerk, List<ServiceId> handled, WindowRule rule) {
    RuleLines known = ruleLines.get(window);
    if (known == null || !known.isFor(rule, handled, clerk)) {
      Set<ServiceId> skills =
          plan.clerk(clerk).map(ClerkPlan::skills).map(Set::copyOf).orElse(Set.of());
      known =
          new RuleLines(rule, handled, clerk, skills, service -> numbers.getOrDefault(service, -1));
      ruleLines.put(window, known);
    }
    return known;
  }

  LineRows rows() {
    return rows;
  }

  Tallies tallies() {
    return tallies;
  }

  Line line(int number) {
    return lines[number];
  }

  /// Those kept for a window or clerk, by rank.
  Row pinnedTo(Target to) {
    return pinned.isEmpty() ? Row.EMPTY : pinned.getOrDefault(to, Row.EMPTY);
  }

  /// Those of the line's service who have to wait for calls of it, by the calls they wait for.
  Row barred(int line) {
    return barred[line / CLASSES];
  }

  /// The number of the service's first line; a service never met before gets one.
  private int number(ServiceId service) {
    Integer known = numbers.get(service);
    if (known != null) {
      return known;
    }
    int first = lines.length;
    Map<ServiceId, Integer> more = new HashMap<>(numbers);
    more.put(service, first);
    numbers = more;
    lines = Arrays.copyOf(lines, first + CLASSES);
    for (LineClass of : LineClass.values()) {
      lines[first + of.place()] = new Line(service, of);
    }
    int services = more.size();
    aside = Arrays.copyOf(aside, services);
    barred = Arrays.copyOf(barred, services);
    aside[services - 1] = Row.EMPTY;
    barred[services - 1] = Row.EMPTY;
    rows.reach(lines.length);
    ruleLines.clear();
    return first;
  }
}
