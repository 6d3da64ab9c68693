package hall.queue;

import hall.queue.Event.TicketCalled;
import hall.queue.Event.TicketQueued;
import hall.queue.Event.TicketTaken;
import hall.queue.Ticket.Feedback;
import hall.queue.Ticket.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The state of the hall and the only code that changes it: the fold of its entries. The desks read
/// it to decide.
final class Floor {

  private HallPlan plan;
  private Optional<HallPlan> filePlan;
  private LocalDate day;
  private long seq;
  private Instant at;
  private final Tickets tickets;
  private final Bookings bookings = new Bookings();
  private final Posts posts;
  private final Handling handling;
  private final NewestCalls calls;
  private final Answers answers;
  private Amendments amendments;

  Floor(HallMemory memory) {
    plan = memory.plan();
    filePlan = memory.filePlan();
    day = memory.day();
    seq = memory.seq();
    at = memory.at();
    posts = new Posts(memory);
    handling = new Handling(posts, plan);
    Queues queues = new Queues();
    queues.plan(plan);
    queues.restore(memory.counts());
    Issued issued = new Issued();
    issued.restore(memory.issued(), memory.leases());
    tickets = new Tickets(queues, issued);
    calls = new NewestCalls(memory.calls());
    answers = new Answers(memory.answered(), memory.answeredBefore());
    amendments = memory.amendments();
    memory.appointments().forEach(kept -> bookings.byCode.put(kept.code(), kept));
    memory.tickets().forEach(this::place);
  }

  private Floor(Floor other) {
    plan = other.plan;
    filePlan = other.filePlan;
    day = other.day;
    seq = other.seq;
    at = other.at;
    posts = other.posts.copy();
    handling = new Handling(posts, plan);
    tickets = other.tickets.copy();
    bookings.byCode.putAll(other.bookings.byCode);
    calls = new NewestCalls(other.calls.all());
    answers = other.answers.copy();
    amendments = other.amendments;
  }

  Floor copy() {
    return new Floor(this);
  }

  void apply(Entry entry) {
    if (entry.seq() != seq + 1) {
      throw new IllegalStateException(
          "Entry %d cannot follow entry %d.".formatted(entry.seq(), seq));
    }
    seq = entry.seq();
    at = entry.at();
    tickets.begin();
    entry.events().forEach(this::apply);
    tickets.touched().forEach(id -> posts.dropOlderSlips(id, seq));
    tickets.queues().passed(at);
    answers.add(entry);
  }

  private void apply(Event event) {
    switch (event) {
      case Event.PlanChanged(var next, var isFromFile) -> changePlan(next, isFromFile);
      case Event.DayOpened(var next) -> openDay(next);
      case Event.AppointmentBooked _, Event.AppointmentCancelled _ -> bookings.apply(event);
      case Event.NumbersLeased leased -> issued().lease(Lease.of(leased, at));
      case Event.ClerkSignedOn _, Event.ClerkSignedOff _, Event.WindowPaused _ -> staff(event);
      case Event.WindowResumed _, Event.WindowLent _, Event.WindowGivenBack _ -> staff(event);
      case TicketTaken take -> take(take);
      case TicketQueued queued -> queue(queued);
      case TicketCalled call -> call(call);
      case Event.TicketRecalled(var id, var window) -> recall(id, window);
      case Event.ActionUndone(var id, var window, _) -> undo(id, window);
      case Event.TicketNotShown _,
          Event.TicketTransferred _,
          Event.TicketParked _,
          Event.TicketHeld _,
          Event.ServiceEnded _ ->
          leave(Stages.left(event, at));
      case Event.ServiceStarted _,
          Event.TicketCancelled _,
          Event.TicketExpired _,
          Event.RouteSet _,
          Event.CasesAdded _,
          Event.CaseEnded _,
          Event.VisitOwned _,
          Event.PriorityGranted _,
          Event.TicketPrinted _,
          Event.PaperSent _,
          Event.PrintFailed _,
          Event.ReprintAsked _ ->
          tickets.apply(event, at);
      case Event.RatingAsked _, Event.TicketRated _, Event.RatingLapsed _ ->
          new Pads(tickets, posts).apply(event, at);
      case Event.RecordResumed _,
          Event.TicketRestored _,
          Event.ClockCorrected _,
          Event.LateVisitEntered _,
          Event.DaySealed _ ->
          amend(event);
    }
  }

  /// The ticket's time at the window is over, which can be taken back for a moment.
  private void leave(Stages.Left left) {
    tickets.change(left.ticket(), left.step());
    posts.leave(left.window(), at);
    slip(left.ticket(), left.window(), "", List.of());
  }

  private void changePlan(HallPlan next, boolean isFromFile) {
    plan = next;
    filePlan = isFromFile ? Optional.of(next) : filePlan;
    tickets.queues().plan(next);
    handling.plan(next);
    tickets.recount(next);
    posts.slips.clear();
  }

  private void openDay(LocalDate next) {
    Instant begins = plan.calendar().startOf(next);
    amendments = amendments.opened(seq, next, day, issued().bySeries());
    day = next;
    tickets.openDay(next, plan);
    posts.openDay(begins, id -> tickets.with(id).isPresent());
    handling.changed();
    calls.keep(id -> tickets.with(id).isPresent());
    bookings.openDay(begins);
    answers.openDay();
  }

  /// The clock was wrong: everything that tells a time tells it otherwise, and nobody's turn
  /// changes by it.
  private void restate(Event.ClockCorrected corrected) {
    Restating restating = corrected.restating();
    at = restating.of(seq, at);
    tickets.restate(restating, plan.rules());
    posts.restate(restating, plan.rules());
    calls.restate(restating);
    if (!corrected.day().equals(day)) {
      day = corrected.day();
      tickets.redate(day, amendments.issuedOn(day), plan);
    }
    amendments = amendments.with(restating);
  }

  private void take(TicketTaken take) {
    Ticket ticket = taken(take, seq, at);
    tickets.add(ticket, plan);
    bookings.keep(ticket);
  }

  /// The ticket as the entry makes it.
  Ticket taken(TicketTaken take, long order, Instant now) {
    return Stages.begun(take, plan.rules(), order, now).of(day);
  }

  private void staff(Event event) {
    posts.apply(event, at);
    handling.changed();
  }

  /// What is said about the record itself.
  private void amend(Event event) {
    switch (event) {
      case Event.RecordResumed resumed -> resume(resumed);
      case Event.TicketRestored(var ticket) -> restore(ticket);
      case Event.ClockCorrected corrected -> restate(corrected);
      case Event.LateVisitEntered(var visit) -> amendments = amendments.with(visit);
      default -> {}
    }
  }

  private void resume(Event.RecordResumed resumed) {
    if (resumed.isRestated()) {
      tickets.clear();
      posts.empty();
      bookings.byCode.clear();
      calls.keep(_ -> false);
      handling.changed();
    }
    posts.slips.clear();
    resumed.skipped().forEach(each -> tickets.issued().raise(each.series(), each.after()));
  }

  /// Its place among those of one instant is where it is told of.
  private void restore(Ticket ticket) {
    place(ticket.of(day).at(seq));
    bookings.keep(ticket);
    Stages.windowOf(ticket).ifPresent(window -> posts.occupy(window, ticket.id()));
    if (ticket.stage() instanceof Stage.Called called) {
      show(ticket, called.window(), called.times());
    }
  }

  /// Puts a ticket where its stage says it is.
  private void place(Ticket ticket) {
    tickets.place(ticket, plan);
    Stages.windowOf(ticket).ifPresent(window -> posts.restore(window, ticket.id()));
    if (ticket.feedback() instanceof Feedback.Asked(var window, _)) {
      posts.asking.put(window, ticket.id());
    }
  }

  private void call(TicketCalled call) {
    Ticket ticket = tickets.known(call.ticket());
    String step = call.why().rule() + "/" + call.why().step();
    List<Integer> turns = tickets.queues().turns(step);
    tickets.change(ticket.id(), waiting -> Stages.called(waiting, call, at));
    tickets.queues().called(ticket, call.why());
    posts.occupy(call.window(), ticket.id());
    if (call.why().kind() == Why.Kind.WALK_IN) {
      posts.slips.remove(call.window());
    } else {
      boolean counted = !tickets.queues().turns(step).equals(turns);
      slip(ticket.id(), call.window(), counted ? step : "", counted ? turns : List.of());
    }
    show(ticket, call.window(), 1);
  }

  private void recall(TicketId id, WindowId window) {
    tickets.change(id, Stages::recalled);
    Ticket ticket = tickets.known(id);
    if (ticket.stage() instanceof Stage.Called called) {
      show(ticket, window, called.times());
    }
  }

  private void show(Ticket ticket, WindowId window, int times) {
    calls.add(new Call(seq, ticket.id(), ticket.number(), ticket.service(), window, at, times));
  }

  private void slip(TicketId id, WindowId window, String step, List<Integer> turns) {
    posts.slips.put(window, new Slip(seq, at, tickets.before(id), step, turns));
  }

  private void queue(TicketQueued queued) {
    tickets.change(
        queued.ticket(),
        ticket ->
            Stages.visitGoesOn(ticket, queued.cause(), at)
                .queued(queued.service(), queued.standing()));
  }

  private void undo(TicketId id, WindowId window) {
    Slip slip = posts.slips.remove(window);
    if (slip == null) {
      return;
    }
    Ticket was = slip.before();
    tickets.change(id, ticket -> was.on(ticket.paper()).with(was.visit().printedAs(ticket)));
    tickets.queues().undo(slip);
    posts.leave(window, at);
    Stages.windowOf(was).ifPresent(here -> posts.occupy(here, id));
    if (!(was.feedback() instanceof Feedback.Asked)) {
      posts.asking.values().remove(id);
    }
    if (was.isWaiting()) {
      calls.remove(id);
    }
  }

  HallPlan plan() {
    return plan;
  }

  Optional<HallPlan> filePlan() {
    return filePlan;
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

  Issued issued() {
    return tickets.issued();
  }

  Posts posts() {
    return posts;
  }

  Handling handling() {
    return handling;
  }

  Queues queues() {
    return tickets.queues();
  }

  Pace pace() {
    return tickets.pace();
  }

  Optional<Ticket> ticket(TicketId id) {
    return tickets.with(id);
  }

  Collection<Ticket> tickets() {
    return tickets.all();
  }

  Optional<Ticket> ticketAt(WindowId window) {
    return posts.at(window).flatMap(this::ticket);
  }

  Optional<ClerkId> clerkAt(WindowId window) {
    return Optional.ofNullable(posts.clerks.get(window));
  }

  Optional<Ticket> askedAt(WindowId window) {
    return Optional.ofNullable(posts.asking.get(window)).flatMap(this::ticket);
  }

  Map<AppointmentCode, Appointment> appointments() {
    return bookings.byCode;
  }

  NewestCalls calls() {
    return calls;
  }

  Answers answers() {
    return answers;
  }

  Amendments amendments() {
    return amendments;
  }

  /// The parked tickets, in no order.
  Map<TicketId, Stage.Parked> parked() {
    return tickets.parked();
  }

  List<Ticket> parked(Predicate<Stage.Parked> which) {
    return tickets.parked(which);
  }

  HallMemory memory() {
    return new HallMemory(
        seq,
        at,
        plan,
        filePlan,
        day,
        issued().bySeries(),
        issued().leases(),
        List.copyOf(tickets.all()),
        posts.clerks,
        posts.pauses,
        posts.loans,
        posts.freeSince,
        posts.slips,
        List.copyOf(bookings.byCode.values()),
        tickets.queues().counts(),
        calls.all(),
        answers.today(),
        answers.yesterday(),
        amendments);
  }
}
