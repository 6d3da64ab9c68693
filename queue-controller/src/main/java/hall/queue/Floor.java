package hall.queue;

import hall.queue.Event.ClerkSignedOff;
import hall.queue.Event.ClerkSignedOn;
import hall.queue.Event.DayOpened;
import hall.queue.Event.PlanChanged;
import hall.queue.Event.PrintFailed;
import hall.queue.Event.RatingAsked;
import hall.queue.Event.RatingLapsed;
import hall.queue.Event.ServiceEnded;
import hall.queue.Event.ServiceStarted;
import hall.queue.Event.TicketCalled;
import hall.queue.Event.TicketExpired;
import hall.queue.Event.TicketNotShown;
import hall.queue.Event.TicketPrinted;
import hall.queue.Event.TicketRated;
import hall.queue.Event.TicketRecalled;
import hall.queue.Event.TicketTaken;
import hall.queue.Ticket.Feedback;
import hall.queue.Ticket.Paper;
import hall.queue.Ticket.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The state of the hall and the only code that changes it: the fold of its entries. The desks read
/// it to decide.
final class Floor {

  private static final int CALLS_SHOWN = 12;

  private final Map<ServiceId, Set<ServiceId>> competing = new HashMap<>();
  private HallPlan plan;
  private LocalDate day;
  private long seq;
  private Instant at;
  private final Map<Series, Integer> issued = new TreeMap<>();
  private final Map<ServiceId, Integer> taken = new HashMap<>();
  private final Map<TicketId, Ticket> tickets = new LinkedHashMap<>();
  private final Map<ServiceId, WaitingLine> lines = new HashMap<>();
  private final Map<WindowId, ClerkId> clerks = new TreeMap<>();
  private final Map<WindowId, TicketId> atWindow = new HashMap<>();
  private final Map<WindowId, TicketId> asking = new TreeMap<>();
  private final List<Call> calls = new ArrayList<>();
  private Map<String, Entry> answered = new LinkedHashMap<>();
  private Map<String, Entry> answeredBefore = new LinkedHashMap<>();

  Floor(HallMemory memory) {
    plan = memory.plan();
    day = memory.day();
    seq = memory.seq();
    at = memory.at();
    issued.putAll(memory.issued());
    clerks.putAll(memory.clerks());
    calls.addAll(memory.calls());
    memory.answered().forEach(entry -> answered.put(entry.key().text(), entry));
    memory.answeredBefore().forEach(entry -> answeredBefore.put(entry.key().text(), entry));
    memory.tickets().forEach(this::place);
  }

  void apply(Entry entry) {
    if (entry.seq() != seq + 1) {
      throw new IllegalStateException(
          "Entry %d cannot follow entry %d.".formatted(entry.seq(), seq));
    }
    seq = entry.seq();
    at = entry.at();
    entry.events().forEach(event -> apply(event, entry));
    if (!entry.key().isNone()) {
      answered.put(entry.key().text(), entry);
    }
  }

  private void apply(Event event, Entry entry) {
    switch (event) {
      case PlanChanged(var next) -> {
        plan = next;
        competing.clear();
      }
      case DayOpened(var next) -> openDay(next);
      case TicketTaken take -> take(take, entry);
      case TicketPrinted(var id) -> change(id, ticket -> ticket.on(new Paper.Printed()));
      case PrintFailed(var id, var problem) ->
          change(id, ticket -> ticket.on(new Paper.Failed(problem)));
      case ClerkSignedOn(var window, var clerk) -> {
        clerks.put(window, clerk);
        competing.clear();
      }
      case ClerkSignedOff(var window, _) -> {
        clerks.remove(window);
        competing.clear();
      }
      case TicketCalled(var id, var window, var clerk) -> call(id, window, clerk, entry);
      case TicketRecalled(var id, var window) -> recall(id, window, entry);
      case ServiceStarted(var id, _) -> change(id, ticket -> started(ticket, entry.at()));
      case TicketNotShown(var id, var window) -> {
        atWindow.remove(window);
        change(id, ticket -> notShown(ticket, entry.at()));
      }
      case ServiceEnded(var id, var window) -> {
        atWindow.remove(window);
        change(id, ticket -> ended(ticket, entry.at()));
      }
      case RatingAsked(var id, var window, var until) -> {
        asking.put(window, id);
        change(id, ticket -> ticket.with(new Feedback.Asked(until)));
      }
      case TicketRated(var id, var window, var rating) -> {
        asking.remove(window);
        change(id, ticket -> ticket.with(new Feedback.Given(rating, entry.at())));
      }
      case RatingLapsed(var id, var window) -> {
        asking.remove(window, id);
        change(id, ticket -> ticket.with(new Feedback.Lapsed()));
      }
      case TicketExpired(var id) -> expire(id, entry.at());
    }
  }

  private void openDay(LocalDate next) {
    day = next;
    issued.clear();
    taken.clear();
    tickets.clear();
    lines.clear();
    atWindow.clear();
    asking.clear();
    calls.clear();
    answeredBefore = answered;
    answered = new LinkedHashMap<>();
  }

  private void take(TicketTaken take, Entry entry) {
    issued.merge(take.number().series(), take.number().count(), Math::max);
    Instant rank =
        switch (take.priority()) {
          case ORDINARY -> entry.at();
          case STATUTORY -> entry.at().minus(plan.rules().priorityCredit());
        };
    place(
        new Ticket(
            take.ticket(),
            take.number(),
            take.service(),
            take.priority(),
            take.language(),
            day,
            entry.seq(),
            entry.at(),
            rank,
            new Stage.Waiting(),
            new Paper.Pending(),
            new Feedback.NotAsked()));
  }

  /// Puts a ticket where its stage says it is.
  private void place(Ticket ticket) {
    tickets.put(ticket.id(), ticket);
    taken.merge(ticket.service(), 1, Integer::sum);
    switch (ticket.stage()) {
      case Stage.Waiting _ -> line(ticket.service()).join(ticket);
      case Stage.Called called -> atWindow.put(called.window(), ticket.id());
      case Stage.Serving serving -> atWindow.put(serving.window(), ticket.id());
      case Stage.Done done when ticket.feedback() instanceof Feedback.Asked ->
          asking.put(done.window(), ticket.id());
      case Stage.Done _, Stage.NoShow _, Stage.Expired _ -> {}
    }
  }

  private void call(TicketId id, WindowId window, ClerkId clerk, Entry entry) {
    Ticket ticket = known(id);
    line(ticket.service()).leave(ticket);
    atWindow.put(window, id);
    change(id, waiting -> waiting.in(new Stage.Called(window, clerk, entry.at(), 1)));
    show(new Call(entry.seq(), id, ticket.number(), ticket.service(), window, entry.at(), 1));
  }

  private void recall(TicketId id, WindowId window, Entry entry) {
    Ticket ticket = known(id);
    if (ticket.stage() instanceof Stage.Called(var at, var clerk, var first, var times)) {
      change(id, called -> called.in(new Stage.Called(at, clerk, first, times + 1)));
      show(
          new Call(
              entry.seq(), id, ticket.number(), ticket.service(), window, entry.at(), times + 1));
    }
  }

  private void show(Call call) {
    calls.removeIf(before -> before.ticket().equals(call.ticket()));
    calls.addFirst(call);
    if (calls.size() > CALLS_SHOWN) {
      calls.removeLast();
    }
  }

  private void expire(TicketId id, Instant now) {
    Ticket ticket = known(id);
    line(ticket.service()).leave(ticket);
    atWindow.values().remove(id);
    change(id, open -> open.in(new Stage.Expired(now)));
  }

  private static Ticket started(Ticket ticket, Instant now) {
    return ticket.stage() instanceof Stage.Called(var window, var clerk, var called, var times)
        ? ticket.in(new Stage.Serving(window, clerk, called, times, now))
        : ticket;
  }

  private static Ticket notShown(Ticket ticket, Instant now) {
    return ticket.stage() instanceof Stage.Called(var window, var clerk, var called, var times)
        ? ticket.in(new Stage.NoShow(window, clerk, called, times, now))
        : ticket;
  }

  /// Where the start was not pressed, the service counts from the call.
  private static Ticket ended(Ticket ticket, Instant now) {
    return switch (ticket.stage()) {
      case Stage.Called(var window, var clerk, var called, var times) ->
          ticket.in(new Stage.Done(window, clerk, called, times, called, now));
      case Stage.Serving(var window, var clerk, var called, var times, var started) ->
          ticket.in(new Stage.Done(window, clerk, called, times, started, now));
      default -> ticket;
    };
  }

  private void change(TicketId id, UnaryOperator<Ticket> change) {
    Ticket changed = change.apply(known(id));
    tickets.put(id, changed);
    if (changed.isWaiting()) {
      line(changed.service()).replace(changed);
    }
  }

  private Ticket known(TicketId id) {
    return ticket(id)
        .orElseThrow(() -> new IllegalStateException("There is no ticket " + id + " today."));
  }

  HallPlan plan() {
    return plan;
  }

  /// The services that share a window with this one, itself among them; reckoned once a plan.
  Set<ServiceId> competingWith(ServiceId service) {
    return competing.computeIfAbsent(service, id -> plan.competingWith(id, clerks::containsKey));
  }

  LocalDate day() {
    return day;
  }

  long seq() {
    return seq;
  }

  Instant at() {
    return at;
  }

  int issued(Series series) {
    return issued.getOrDefault(series, 0);
  }

  int takenOf(ServiceId service) {
    return taken.getOrDefault(service, 0);
  }

  Optional<Ticket> ticket(TicketId id) {
    return Optional.ofNullable(tickets.get(id));
  }

  List<Ticket> tickets() {
    return List.copyOf(tickets.values());
  }

  WaitingLine line(ServiceId service) {
    return lines.computeIfAbsent(service, _ -> new WaitingLine());
  }

  Map<WindowId, ClerkId> clerks() {
    return new TreeMap<>(clerks);
  }

  Optional<ClerkId> clerkAt(WindowId window) {
    return Optional.ofNullable(clerks.get(window));
  }

  Optional<WindowId> windowOf(ClerkId clerk) {
    return clerks.entrySet().stream()
        .filter(at -> at.getValue().equals(clerk))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  Optional<Ticket> ticketAt(WindowId window) {
    return Optional.ofNullable(atWindow.get(window)).flatMap(this::ticket);
  }

  Optional<Ticket> askedAt(WindowId window) {
    return Optional.ofNullable(asking.get(window)).flatMap(this::ticket);
  }

  List<Ticket> asked() {
    return asking.values().stream().flatMap(id -> ticket(id).stream()).toList();
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  Optional<Entry> answered(RequestKey key) {
    if (key.isNone()) {
      return Optional.empty();
    }
    Entry today = answered.get(key.text());
    return Optional.ofNullable(today != null ? today : answeredBefore.get(key.text()));
  }

  HallMemory memory() {
    return new HallMemory(
        seq,
        at,
        plan,
        day,
        issued,
        List.copyOf(tickets.values()),
        clerks,
        calls,
        List.copyOf(answered.values()),
        List.copyOf(answeredBefore.values()));
  }
}
