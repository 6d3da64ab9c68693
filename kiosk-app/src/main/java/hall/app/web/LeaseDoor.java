package hall.app.web;

import hall.app.config.HallFile;
import hall.app.health.Alarm;
import hall.app.health.Alarms;
import hall.app.health.Severity;
import hall.app.loop.HallLoop;
import hall.app.loop.Outcome;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Decision.Refused;
import hall.queue.Hall;
import hall.queue.Lease;
import hall.queue.LeaseId;
import hall.queue.Priority;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.ServiceId;
import hall.queue.Ticket;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Where a kiosk's page gets its block of emergency numbers, and tells later which of them it gave
/// out while it could not reach the hall. What cannot be taken over is told to the manager, for
/// somebody holds it.
final class LeaseDoor {

  private static final String ALARM = "emergency-refused";
  private static final int TOLD_MOST = 20;
  private static final List<String> PRIORITIES = List.of("ordinary", "statutory");

  private final HallLoop loop;
  private final TicketDoor tickets;
  private final HallFile file;
  private final Views views;
  private final Refusals refusals;
  private final Alarms alarms;
  private final InstantSource clock;
  private final int epoch;
  private final Map<String, Set<String>> refused = new LinkedHashMap<>();
  private LocalDate refusedOn = LocalDate.MIN;

  /// What the door needs beside the loop.
  ///
  /// @param epoch which life of the record this is
  record Needs(HallFile file, Views views, Refusals refusals, Alarms alarms, int epoch) {}

  LeaseDoor(HallLoop loop, TicketDoor tickets, InstantSource clock, Needs needs) {
    this.loop = loop;
    this.tickets = tickets;
    this.clock = clock;
    file = needs.file();
    views = needs.views();
    refusals = needs.refusals();
    alarms = needs.alarms();
    epoch = needs.epoch();
  }

  void open(Router router) {
    router.post("/api/v1/leases", this::lease);
    router.post("/api/v1/leases/{lease}/tickets", this::take);
  }

  private void lease(Exchange exchange) {
    Body body = Body.of(exchange);
    LeaseId id = body.as("lease", LeaseId::new, "16 × 0-9 A-Z");
    Request request = request(new Command.LeaseNumbers(id, epoch), tickets.kiosk(body));
    Reply.give(exchange, 201, loop.submit(request, (hall, outcome) -> leased(id, hall, outcome)));
  }

  private static Request request(Command command, String kiosk) {
    return new Request(command, new Actor(Actor.Role.KIOSK, kiosk), RequestKey.NONE);
  }

  /// Runs on the loop's thread, as does everything about what was refused.
  private Reply leased(LeaseId id, Hall hall, Outcome outcome) {
    dayOf(hall);
    Optional<Lease> lease = hall.lease(id);
    if (outcome.decision() instanceof Refused(var refusal)) {
      return new Reply.Not(refusals.problem(refusal));
    }
    return lease
        .<Reply>map(given ->
            new Reply.Done(
                Json.object()
                    .put("lease", given.id().value())
                    .put("epoch", epoch)
                    .put("day", hall.day().toString())
                    .put("until", hall.plan().calendar().startOf(hall.day().plusDays(1)).toString())
                    .put("series", given.series().letters())
                    .put("first", given.first())
                    .put("last", given.last())))
        .orElseThrow();
  }

  private void take(Exchange exchange) {
    Body body = Body.of(exchange);
    TicketNumber number = body.as("number", TicketNumber::of, "E001");
    String kiosk = tickets.kiosk(body);
    Command.TakeLeased take =
        new Command.TakeLeased(
            body.as("ticket", TicketId::new, "16 × 0-9 A-Z"),
            leaseId(exchange),
            number.count(),
            body.as("service", ServiceId::new, "tax"),
            Priority.valueOf(
                Exchange.oneOf(body.fields(), "priority", PRIORITIES).toUpperCase(Locale.ROOT)),
            body.language(file),
            body.moment("takenAt")
                .orElseThrow(() -> new Problem.Refusing(Problem.missing("takenAt"))));
    RequestKey unanswered = key(body);
    CompletableFuture<Reply> reply =
        loop.submit(
                request(take, kiosk), (hall, outcome) -> taken(take, number, kiosk, hall, outcome))
            .thenCompose(answer ->
                answer instanceof Reply.Not
                    ? CompletableFuture.completedFuture(answer)
                    : forget(unanswered, kiosk).thenApply(_ -> answer));
    Reply.give(exchange, 201, reply);
  }

  private static LeaseId leaseId(Exchange exchange) {
    String id = exchange.param("lease");
    try {
      return new LeaseId(id);
    } catch (IllegalArgumentException e) {
      String shown = Exchange.shortened(id);
      throw new Problem.Refusing(
          new Problem(404, "unknown-lease", "lease", shown, Map.of("lease", shown)));
    }
  }

  /// The key of the request that the page got no answer to.
  private static RequestKey key(Body body) {
    return body.asOptional("unanswered", text -> new RequestKey(text, 0), "an Idempotency-Key")
        .orElse(RequestKey.NONE);
  }

  private Reply taken(
      Command.TakeLeased take, TicketNumber number, String kiosk, Hall hall, Outcome outcome) {
    dayOf(hall);
    if (outcome.decision() instanceof Refused(var refusal)) {
      tell(number, kiosk);
      return new Reply.Not(refusals.problem(refusal));
    }
    return new Reply.Done(views.ticketWithAhead(hall.ticket(take.ticket()).orElseThrow(), hall));
  }

  /// The number that the hall gave instead, and that nobody saw, is given back.
  private CompletableFuture<Optional<TicketId>> forget(RequestKey unanswered, String kiosk) {
    return loop.read(hall -> hall.unheld(unanswered).map(Ticket::id))
        .thenCompose(unheld ->
            unheld.isEmpty()
                ? CompletableFuture.completedFuture(unheld)
                : loop.submit(
                    request(new Command.CancelTicket(unheld.get()), kiosk), (_, _) -> unheld));
  }

  /// A number that somebody holds and that will not be called is the manager's to settle.
  private void tell(TicketNumber number, String kiosk) {
    Set<String> numbers = refused.computeIfAbsent(kiosk, _ -> new LinkedHashSet<>());
    if (numbers.size() < TOLD_MOST) {
      numbers.add(number.toString());
    }
    Map<String, String> facts = Map.of("kiosk", kiosk, "numbers", String.join(", ", numbers));
    Instant now = clock.instant();
    alarms.raise(new Alarm(alarmOf(kiosk), Severity.WARNING, now, facts));
  }

  private static String alarmOf(String kiosk) {
    return kiosk.matches("[A-Za-z0-9_-]{1,40}") ? ALARM + ":" + kiosk : ALARM;
  }

  /// What was told yesterday is settled.
  private void dayOf(Hall hall) {
    if (!hall.day().equals(refusedOn)) {
      refusedOn = hall.day();
      refused.keySet().forEach(kiosk -> alarms.clear(alarmOf(kiosk)));
      refused.clear();
    }
  }
}
