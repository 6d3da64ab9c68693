package hall.app.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.loop.HallLoop;
import hall.queue.Actor;
import hall.queue.ClerkId;
import hall.queue.Command;
import hall.queue.Decision;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.HandServed;
import hall.queue.LateVisit;
import hall.queue.Outcome;
import hall.queue.Request;
import hall.queue.ServiceId;
import hall.queue.Ticket;
import hall.queue.Ticket.Stage;
import hall.queue.WindowId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// Where visits are entered that were served by hand while the system was down (补录).
final class LateDoor {

  private final HallLoop loop;
  private final TicketIds ids;
  private final Past past;
  private final Refusals refusals;
  private final LocalTimes times;

  LateDoor(HallLoop loop, TicketIds ids, Past past, Refusals refusals, ZoneId zone) {
    this.loop = loop;
    this.ids = ids;
    this.past = past;
    this.refusals = refusals;
    times = new LocalTimes(zone);
  }

  void open(Router router) {
    router.get("/api/v1/late-entries", this::list);
    router.post("/api/v1/late-entries", this::enter);
  }

  private void list(Exchange exchange) {
    CompletableFuture<Reply> reply =
        loop.read(hall -> hall.day().minusDays(31))
            .thenApplyAsync(from -> {
              ArrayNode list = Json.array();
              past.lateEntries(from).forEach(entry -> list.add(view(entry)));
              return new Reply.Done(list);
            });
    Reply.give(exchange, 200, reply);
  }

  private void enter(Exchange exchange) {
    Body body = Body.of(exchange);
    HandServed served = served(body);
    Optional<ClerkId> by = body.asOptional("by", ClerkId::new, "0236");
    Actor actor =
        by.map(clerk -> new Actor(Actor.Role.CLERK, clerk.value()))
            .orElse(new Actor(Actor.Role.MANAGER, "late-entries"));
    Request request =
        new Request(new Command.EnterLateVisit(ids.draw(), served), actor, exchange.key());
    CompletableFuture<Reply> reply =
        loop.submit(
                request,
                (hall, outcome) ->
                    outcome
                        .entry()
                        .<Answer>map(entry -> new Answer.Kept(entered(entry), hall.tickets()))
                        .orElseGet(() -> new Answer.Not(refusal(outcome))))
            .thenApplyAsync(this::reply);
    Reply.give(exchange, 201, reply);
  }

  /// What the loop says to it.
  private sealed interface Answer {
    record Kept(LateEntry entry, List<Ticket> today) implements Answer {}

    record Not(Problem problem) implements Answer {}
  }

  private Problem refusal(hall.app.loop.Outcome outcome) {
    return switch (outcome.decision()) {
      case Decision.Refused(var refusal) -> refusals.problem(refusal);
      case Decision.Accepted _, Decision.Repeated _ ->
          throw new IllegalStateException("An entered visit has an entry.");
    };
  }

  private Reply reply(Answer answer) {
    return switch (answer) {
      case Answer.Not(var problem) -> new Reply.Not(problem);
      case Answer.Kept(var entry, var today) -> {
        ObjectNode view = view(entry);
        ArrayNode overlaps = view.putArray("overlaps");
        Stream.concat(today.stream(), past.ticketsOf(entry.visit().day()).stream())
            .filter(ticket -> overlaps(ticket, entry.visit().served()))
            .map(ticket -> ticket.number().toString())
            .distinct()
            .forEach(overlaps::add);
        yield new Reply.Done(view);
      }
    };
  }

  private HandServed served(Body body) {
    return new HandServed(
        body.as("service", ServiceId::new, "social-insurance"),
        body.as("window", text -> new WindowId(Integer.parseInt(text)), "3"),
        body.as("clerk", ClerkId::new, "0236"),
        times.optional(body, "cameAt"),
        times.moment(body, "calledAt"),
        times.moment(body, "endedAt"),
        body.oneOf("outcome", Outcome.class, Outcome.COMPLETED),
        body.text("slip", 12),
        reason(body));
  }

  private static String reason(Body body) {
    String reason = body.text("reason").strip();
    if (reason.isEmpty()) {
      throw new Problem.Refusing(Problem.missing("reason"));
    }
    return reason;
  }

  private static LateEntry entered(Entry entry) {
    for (Event event : entry.events()) {
      if (event instanceof Event.LateVisitEntered(var visit)) {
        return new LateEntry(entry.seq(), entry.at(), entry.actor(), visit);
      }
    }
    throw new IllegalStateException("Entry " + entry.seq() + " enters no visit.");
  }

  /// Whether the window had that ticket in the same time.
  private static boolean overlaps(Ticket ticket, HandServed served) {
    return switch (ticket.stage()) {
      case Stage.Called(var window, _, var at, _) -> shares(served, window, at, Instant.MAX);
      case Stage.Serving(var window, _, var at, _, _) -> shares(served, window, at, Instant.MAX);
      case Stage.Done(var window, _, var at, _, _, var ended) -> shares(served, window, at, ended);
      case Stage.NoShow(var window, _, var at, _, var ended, _) ->
          shares(served, window, at, ended);
      case Stage.Parked(var window, _, var at, var ended, _) -> shares(served, window, at, ended);
      case Stage.Held(var window, _, var at, var ended, _) -> shares(served, window, at, ended);
      case Stage.Waiting _, Stage.Cancelled _, Stage.Expired _ -> false;
    };
  }

  private static boolean shares(HandServed served, WindowId window, Instant from, Instant to) {
    return served.window().equals(window)
        && served.calledAt().isBefore(to)
        && served.endedAt().isAfter(from);
  }

  static ObjectNode view(LateEntry entry) {
    LateVisit visit = entry.visit();
    HandServed served = visit.served();
    ObjectNode view =
        Json.object()
            .put("id", entry.seq())
            .put("ticket", visit.id().value())
            .put("number", visit.number().toString())
            .put("late", true)
            .put("day", visit.day().toString())
            .put("service", served.service().value())
            .put("window", served.window().number())
            .put("clerk", served.clerk().value())
            .put("calledAt", served.calledAt().toString())
            .put("endedAt", served.endedAt().toString())
            .put("outcome", Body.name(served.outcome()))
            .put("slip", served.slip())
            .put("reason", served.reason())
            .put("recordedAt", entry.recordedAt().toString())
            .put("role", Body.name(entry.actor().role()))
            .put("by", entry.actor().name());
    served.cameAt().ifPresent(at -> view.put("cameAt", at.toString()));
    return view;
  }
}
