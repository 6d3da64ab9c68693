package hall.queue;

import hall.queue.Command.KeepTime;
import hall.queue.Decision.Accepted;
import hall.queue.Decision.Refused;
import hall.queue.Decision.Repeated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The hall as it stands. [#decide] reads, [#apply] writes, and nothing else does either.
///
/// Owned by one thread. The same entries always lead to the same hall, on any machine and in any
/// year.
public final class Hall {

  private final Floor floor;
  private final TicketDesk tickets;
  private final LeaseDesk leases;
  private final VisitDesk visits;
  private final WindowDesk windows;
  private final CallDesk calls;
  private final ServeDesk serving;
  private final PlanDesk plans;
  private final DayDesk days;
  private final ClockDesk clock;
  private final LateDesk late;

  /// A hall in which nothing has happened yet.
  public Hall() {
    this(HallMemory.empty());
  }

  /// A hall that goes on where another stood.
  public Hall(HallMemory memory) {
    this(new Floor(memory));
  }

  private Hall(Floor floor) {
    this.floor = floor;
    tickets = new TicketDesk(floor);
    leases = new LeaseDesk(floor);
    visits = new VisitDesk(floor);
    windows = new WindowDesk(floor);
    calls = new CallDesk(floor, tickets);
    serving = new ServeDesk(floor);
    plans = new PlanDesk(floor);
    days = new DayDesk(floor, calls);
    clock = new ClockDesk(floor);
    late = new LateDesk(floor);
  }

  /// The same hall once more, each going its own way from now on. Cheap: what is a value is shared.
  public Hall copy() {
    return new Hall(floor.copy());
  }

  /// Says what the request would lead to, and changes nothing.
  ///
  /// @param clock the hall's time; one before that of the last entry counts as that one, so that a
  ///   clock put back changes nobody's place. Once [#nextDeadline] has passed, [KeepTime] is to be
  ///   asked first, until it has passed no more
  public Decision decide(Request request, Instant clock) {
    Instant now = clock.isBefore(floor.at()) ? floor.at() : clock;
    Optional<Entry> before = floor.answers().to(request.key());
    if (before.isPresent()) {
      return before.get().key().sum() == request.key().sum()
          ? new Repeated(before.get())
          : new Refused(new Refusal.KeyUsedOtherwise(request.key().text()));
    }
    return decide(request.command(), request.actor(), now);
  }

  private Decision decide(Command command, Actor actor, Instant now) {
    return switch (command) {
      case Command.TakeTicket take -> tickets.take(take, now);
      case Command.LeaseNumbers ask -> leases.lease(ask);
      case Command.TakeLeased take -> leases.take(take, now);
      case Command.Book book -> tickets.book(book, now);
      case Command.CancelBooking(var code) -> tickets.cancelBooking(code);
      case Command.CheckIn checkIn -> tickets.checkIn(checkIn, now);
      case Command.ComeBack(var ticket) -> visits.comeBack(ticket, now);
      case Command.CancelTicket(var ticket) -> visits.cancel(ticket);
      case Command.Reprint(var ticket) -> visits.reprint(ticket);
      case Command.NotePaper(var ticket, var problem) -> visits.notePaper(ticket, problem);
      case Command.NoteSent(var ticket) -> visits.noteSent(ticket);
      case Command.HandOver(var ticket, var clerk) -> visits.handOver(ticket, clerk);
      case Command.GrantPriority grant -> visits.grant(grant);
      case Command.SignOn(var window, var clerk) -> windows.signOn(window, clerk);
      case Command.SignOff(var window) -> windows.signOff(window);
      case Command.PauseWindow(var window, var reason) -> windows.pause(window, reason);
      case Command.ResumeWindow(var window) -> windows.resume(window);
      case Command.Lend lend -> windows.lend(lend, actor, now);
      case Command.GiveBack(var window) -> windows.giveBack(window);
      case Command.CallNext(var window) -> calls.callNext(window, now);
      case Command.CallChosen chosen -> calls.callChosen(chosen, now);
      case Command.ServeWalkIn walkIn -> calls.serveWalkIn(walkIn, now);
      case Command.Recall(var window) -> calls.recall(window, now);
      case Command.Undo(var window) -> calls.undo(window, now);
      case Command.ChangePlan change -> plans.change(change, now);
      case Command.EnterLateVisit(var ticket, var served) -> late.enter(ticket, served, now);
      case Command.CorrectClock correct -> clock.correct(correct, now);
      case Command.SealDay seal -> days.seal(seal);
      case KeepTime() -> new Accepted(days.keepTime(now));
      case Command.Start _,
          Command.MarkNoShow _,
          Command.Transfer _,
          Command.Park _,
          Command.Hold _,
          Command.SetRoute _,
          Command.AddCases _,
          Command.EndCase _,
          Command.End _,
          Command.Rate _ ->
          serving.decide(command, now);
    };
  }

  /// Moves the hall on by one entry. What [#decide] gave can always be applied, and entries are
  /// applied in their sequence, without a gap.
  public void apply(Entry entry) {
    floor.apply(entry);
  }

  /// The last entry applied; 0 before the first.
  public long seq() {
    return floor.seq();
  }

  /// The time of the last entry applied.
  public Instant at() {
    return floor.at();
  }

  public HallPlan plan() {
    return floor.plan();
  }

  /// The business day that numbers belong to now.
  public LocalDate day() {
    return floor.day();
  }

  /// When [KeepTime] has something to do next.
  public Instant nextDeadline() {
    return days.nextDeadline();
  }

  /// What has to happen before that business day opens: all that the present one ends, and the
  /// opening. Nothing when it has opened already.
  public List<Event> opening(LocalDate day) {
    return day.isAfter(floor.day()) ? days.endDay(day) : List.of();
  }

  /// A ticket of this business day.
  public Optional<Ticket> ticket(TicketId id) {
    return floor.ticket(id);
  }

  /// All tickets of this business day, in the order they were taken.
  public List<Ticket> tickets() {
    return List.copyOf(floor.tickets());
  }

  /// A block of emergency numbers of this business day.
  public Optional<Lease> lease(LeaseId id) {
    return floor.issued().lease(id);
  }

  /// The ticket that a request under this key was given, as long as it waits and nobody can hold
  /// its paper: the answer may never have reached who asked.
  public Optional<Ticket> unheld(RequestKey key) {
    return leases.unheld(key);
  }

  /// Those who wait for a service, first to be called first.
  public List<Ticket> waitingFor(ServiceId service) {
    return floor.queues().inOrder(service);
  }

  public int waitingCount(ServiceId service) {
    return floor.queues().size(service);
  }

  /// How many waiting tickets may be called before this one: those that rank before it in its own
  /// line and in every line that competes for the windows where it can be called, counting those
  /// with a clerk if there is one. 0 once it is called.
  public int peopleAhead(Ticket ticket) {
    return tickets.ahead(ticket);
  }

  /// How many would be ahead of an ordinary ticket of the service that were taken now.
  public int peopleAheadOfNext(ServiceId service) {
    return tickets.gates().ahead(service);
  }

  /// Why no number of the service can be had at that moment: closed, or its quota is used up, or it
  /// would not come up before closing time where the gate stops for that. Empty when one can.
  public Optional<Refusal> noNumber(ServiceId service, Instant now) {
    return floor
        .plan()
        .service(service)
        .map(plan -> tickets.gates().refusal(plan, Optional.empty(), now))
        .orElseGet(() -> Optional.of(new Refusal.UnknownService(service)));
  }

  /// How many numbers of the service can still be taken now, today and in this slot; empty where
  /// nothing limits them, and for an unknown service.
  public OptionalInt numbersLeft(ServiceId service, Instant now) {
    return floor
        .plan()
        .service(service)
        .map(plan -> tickets.gates().left(plan, now))
        .orElseGet(OptionalInt::empty);
  }

  /// Whether a number taken now would, as recent calls go, not come up before closing time; to be
  /// said before it is taken, unless the service's gate says nothing.
  public Optional<Refusal.WouldBeTooLate> wouldBeTooLate(ServiceId service, Instant now) {
    return floor
        .plan()
        .service(service)
        .filter(plan -> plan.gate().closing() != HallPlan.Closing.OFF)
        .flatMap(plan -> tickets.gates().tooLate(plan, now));
  }

  public Optional<ClerkId> clerkAt(WindowId window) {
    return floor.clerkAt(window);
  }

  /// Why the window does not call; empty when it does.
  public Optional<Pause> pause(WindowId window) {
    return Optional.ofNullable(floor.posts().pauses.get(window));
  }

  /// What the window handles besides its own services.
  public Optional<Loan> loan(WindowId window) {
    return Optional.ofNullable(floor.posts().loans.get(window));
  }

  /// The services that may be called to the window as things stand: its own and those on loan, as
  /// far as its clerk can do them.
  public List<ServiceId> handledAt(WindowId window) {
    return floor.handling().at(window);
  }

  /// The windows with a clerk, not paused, where the service may be called.
  public List<WindowId> workingFor(ServiceId service) {
    return floor.handling().workingFor(service);
  }

  /// The ticket called to the window or served there.
  public Optional<Ticket> ticketAt(WindowId window) {
    return floor.ticketAt(window);
  }

  /// The ticket that the window's pad asks about.
  public Optional<Ticket> askedAt(WindowId window) {
    return floor.askedAt(window);
  }

  /// The tickets that were parked at the window, in the order they were taken.
  public List<Ticket> parkedAt(WindowId window) {
    return floor.parked(stage -> stage.window().equals(window));
  }

  /// The tickets that the clerk has parked, wherever, in the order they were taken.
  public List<Ticket> parkedBy(ClerkId clerk) {
    return floor.parked(stage -> stage.clerk().equals(clerk));
  }

  /// The tickets whose holders fetch missing papers, in the order they were taken.
  public List<Ticket> held() {
    return floor.tickets().stream()
        .filter(ticket -> ticket.stage() instanceof Ticket.Stage.Held)
        .toList();
  }

  /// The appointments of this business day and later ones, by their codes.
  public List<Appointment> appointments() {
    return List.copyOf(floor.appointments().values());
  }

  public Optional<Appointment> appointment(AppointmentCode code) {
    return Optional.ofNullable(floor.appointments().get(code));
  }

  /// The window's last key, as long as it can be taken back.
  public Optional<Slip> slip(WindowId window, Instant now) {
    return calls.slip(window, now);
  }

  /// Until when the window's last key can be taken back; empty when it cannot.
  public Optional<Instant> undoUntil(WindowId window, Instant now) {
    return slip(window, now).map(slip -> slip.at().plus(floor.plan().rules().undoWithin()));
  }

  /// What the window rules have counted.
  public Counts counts() {
    return floor.queues().counts();
  }

  /// Whom the window would call at that moment, and why; empty without a clerk there, or with
  /// nobody to call.
  public Optional<Choice> choose(WindowId window, Instant now) {
    return floor.clerkAt(window).flatMap(clerk -> calls.choose(window, clerk, now));
  }

  /// Whether the key for the next ticket would call somebody to the window at that moment.
  public boolean mayCallNext(WindowId window, Instant now) {
    return calls.mayCall(window, now);
  }

  /// The newest calls, newest first, up to twelve.
  public List<Call> calls() {
    return floor.calls().all();
  }

  /// All that this hall remembers.
  public HallMemory memory() {
    return floor.memory();
  }

  /// How many calls of the service there have been in this business day.
  public long callsOf(ServiceId service) {
    return floor.queues().callsOf(service);
  }

  /// What was said afterwards about what had been recorded.
  public Amendments amendments() {
    return floor.amendments();
  }

  Floor floor() {
    return floor;
  }
}
