package hall.queue;

import hall.queue.Ticket.Paper;
import hall.queue.Ticket.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The tickets of the business day, and what is kept in step with each of them: the queues, what
/// gates count, how fast the windows work, who is parked.
final class Tickets {

  private final Map<TicketId, Ticket> all = new LinkedHashMap<>();
  private final Map<TicketId, Stage.Parked> parked = new HashMap<>();

  /// The tickets that the present entry did something to, as they were before it.
  private final Map<TicketId, Ticket> before = new HashMap<>();

  private final Queues queues;
  private final Issued issued;
  private final Pace pace;

  Tickets(Queues queues, Issued issued) {
    this.queues = queues;
    this.issued = issued;
    pace = new Pace();
  }

  private Tickets(Tickets other) {
    queues = other.queues.copy();
    issued = other.issued.copy();
    all.putAll(other.all);
    parked.putAll(other.parked);
    pace = other.pace.copy();
  }

  Tickets copy() {
    return new Tickets(this);
  }

  /// An entry begins.
  void begin() {
    before.clear();
  }

  /// The tickets that the entry has done something to so far.
  Set<TicketId> touched() {
    return before.keySet();
  }

  /// The ticket as it was before the entry that is doing something to it.
  Ticket before(TicketId id) {
    return Objects.requireNonNull(before.get(id));
  }

  /// A business day begins. Only those taken since it began are in it: there are some when the hall
  /// learns the date late, for its clock was not sure.
  void openDay(LocalDate day, HallPlan plan) {
    Instant begins = plan.calendar().startOf(day);
    List<Ticket> stay =
        all.values().stream()
            .filter(ticket -> !ticket.takenAt().isBefore(begins))
            .map(ticket -> ticket.with(callable(ticket)).of(day))
            .toList();
    clear(begins);
    stay.forEach(ticket -> place(ticket, plan));
  }

  /// Nobody is here.
  void clear() {
    clear(Instant.MAX);
  }

  private void clear(Instant begins) {
    issued.openDay(begins);
    all.clear();
    parked.clear();
    queues.openDay();
    pace.clear();
  }

  /// The new day counts calls from 0.
  private Standing callable(Ticket ticket) {
    Standing standing = ticket.standing();
    long left = standing.afterCall() - queues.callsOf(ticket.service());
    return standing.notBeforeCall(Math.max(0, left));
  }

  /// The clock was wrong: the same tickets in the same order, told anew.
  void restate(Restating restating, CallRules rules) {
    issued.restate(restating);
    for (Ticket was : List.copyOf(all.values())) {
      Ticket is = restating.of(was, rules);
      all.put(is.id(), is);
      noteParked(is);
      if (was.isWaiting()) {
        queues.leave(was);
        queues.join(is);
      }
    }
    pace.clear();
    all.values().forEach(pace::note);
  }

  /// The business day is another than it was called.
  ///
  /// @param before what that day has given out already, which counts on
  void redate(LocalDate day, Map<Series, Integer> before, HallPlan plan) {
    all.replaceAll((_, ticket) -> ticket.of(day));
    all.values().stream().filter(Ticket::isWaiting).forEach(queues::replace);
    issued.countOn(before);
    issued.recount(plan, all.values());
  }

  void recount(HallPlan plan) {
    issued.recount(plan, all.values());
  }

  /// A ticket is new.
  void add(Ticket ticket, HallPlan plan) {
    before.put(ticket.id(), ticket);
    place(ticket, plan);
  }

  /// Puts a ticket where its stage says it is.
  void place(Ticket ticket, HallPlan plan) {
    all.put(ticket.id(), ticket);
    issued.add(ticket, plan);
    pace.note(ticket);
    noteParked(ticket);
    if (ticket.isWaiting()) {
      queues.join(ticket);
    }
  }

  /// The ticket stays where it is, and something about it changes; or its day is over.
  void apply(Event event, Instant at) {
    switch (event) {
      case Event.ServiceStarted(var id, _) -> change(id, ticket -> Stages.started(ticket, at));
      case Event.TicketCancelled(var id) ->
          change(id, ticket -> ticket.in(new Stage.Cancelled(at)));
      case Event.TicketExpired(var id) -> change(id, ticket -> ticket.in(new Stage.Expired(at)));
      case Event.RouteSet(var id, var route) -> visit(id, visit -> visit.routed(route));
      case Event.CasesAdded(var id, var more) -> visit(id, visit -> visit.withCases(more));
      case Event.CaseEnded(var id, _, var outcome) -> visit(id, visit -> visit.after(1, outcome));
      case Event.VisitOwned(var id, var clerk) -> visit(id, visit -> visit.ownedBy(clerk));
      case Event.PriorityGranted(var id, var priority, _, _) ->
          change(id, ticket -> ticket.with(priority));
      case Event.TicketPrinted(var id) -> note(id, ticket -> ticket.on(new Paper.Printed()));
      case Event.PaperSent(var id) -> note(id, ticket -> ticket.on(new Paper.Sent()));
      case Event.PrintFailed(var id, var problem) ->
          note(id, ticket -> ticket.on(new Paper.Failed(problem)));
      case Event.ReprintAsked(var id) ->
          note(id, ticket -> ticket.on(new Paper.Pending()).with(ticket.visit().reprinted()));
      default -> throw new IllegalArgumentException("No ticket changes by " + event);
    }
  }

  private void visit(TicketId id, UnaryOperator<Visit> step) {
    change(id, ticket -> ticket.with(step.apply(ticket.visit())));
  }

  /// Something happens to the ticket itself.
  void change(TicketId id, UnaryOperator<Ticket> change) {
    before.putIfAbsent(id, known(id));
    note(id, change);
  }

  /// Something about the ticket becomes known that leaves it where it is.
  void note(TicketId id, UnaryOperator<Ticket> change) {
    Ticket was = known(id);
    Ticket is = change.apply(was);
    all.put(id, is);
    pace.note(was, is);
    noteParked(is);
    if (was.isWaiting() && is.isWaiting() && isSamePlace(was, is)) {
      queues.replace(is);
    } else {
      if (was.isWaiting()) {
        queues.leave(was);
      }
      if (is.isWaiting()) {
        queues.join(is);
      }
    }
  }

  private void noteParked(Ticket ticket) {
    if (ticket.stage() instanceof Stage.Parked stage) {
      parked.put(ticket.id(), stage);
    } else {
      parked.remove(ticket.id());
    }
  }

  /// The queues keep a ticket by its rank and by since when it waits.
  private static boolean isSamePlace(Ticket was, Ticket is) {
    return was.service().equals(is.service())
        && was.standing().equals(is.standing())
        && was.waitsSince().equals(is.waitsSince());
  }

  Ticket known(TicketId id) {
    return with(id)
        .orElseThrow(() -> new IllegalStateException("There is no ticket " + id + " today."));
  }

  Optional<Ticket> with(TicketId id) {
    return Optional.ofNullable(all.get(id));
  }

  /// All of them, in the order they were taken.
  Collection<Ticket> all() {
    return all.values();
  }

  /// The parked ones, in no order.
  Map<TicketId, Stage.Parked> parked() {
    return parked;
  }

  /// Those of the parked ones, in the order they were taken.
  List<Ticket> parked(Predicate<Stage.Parked> which) {
    return parked.entrySet().stream()
        .filter(each -> which.test(each.getValue()))
        .map(each -> known(each.getKey()))
        .sorted(Comparator.comparingLong(Ticket::order))
        .toList();
  }

  Queues queues() {
    return queues;
  }

  Issued issued() {
    return issued;
  }

  Pace pace() {
    return pace;
  }
}
