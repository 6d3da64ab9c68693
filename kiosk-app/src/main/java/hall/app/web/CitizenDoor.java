package hall.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.config.HallFile;
import hall.app.loop.HallLoop;
import hall.app.loop.Outcome;
import hall.queue.Actor;
import hall.queue.Appointment;
import hall.queue.AppointmentCode;
import hall.queue.ClerkId;
import hall.queue.Command;
import hall.queue.Decision.Refused;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.Priority;
import hall.queue.Refusal;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.ServiceId;
import hall.queue.TicketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/// What becomes of a number after it was taken, and of appointments: come back, cancel, print
/// again, let through, check in.
final class CitizenDoor {

  private static final int REASON_MOST = 80;
  private static final int LIST_MOST = 500;
  private static final String A_CODE = "4-20 × 0-9 A-Z -";
  private static final String A_SERVICE = "/api/v1/services";
  private static final String A_CLERK = "/api/v1/hall staff";

  private final HallLoop loop;
  private final TicketDoor tickets;
  private final TicketIds ids;
  private final HallFile file;
  private final Refusals refusals;

  CitizenDoor(HallLoop loop, TicketDoor tickets, TicketIds ids, HallFile file, Refusals refusals) {
    this.loop = loop;
    this.tickets = tickets;
    this.ids = ids;
    this.file = file;
    this.refusals = refusals;
  }

  void open(Router router) {
    act(router, "come-back", Actor.Role.KIOSK, (ticket, _) -> new Command.ComeBack(ticket));
    act(router, "cancel", Actor.Role.KIOSK, (ticket, _) -> new Command.CancelTicket(ticket));
    act(router, "reprint", Actor.Role.KIOSK, (ticket, _) -> new Command.Reprint(ticket));
    act(
        router,
        "priority",
        Actor.Role.CLERK,
        (ticket, body) ->
            new Command.GrantPriority(
                ticket,
                body.oneOf("priority", Priority.class),
                body.as("granter", ClerkId::new, A_CLERK),
                body.text("reason", REASON_MOST)));
    act(
        router,
        "owner",
        Actor.Role.CLERK,
        (ticket, body) -> new Command.HandOver(ticket, body.as("clerk", ClerkId::new, A_CLERK)));
    router.get("/api/v1/appointments", this::appointments);
    router.post("/api/v1/appointments", this::book);
    router.post("/api/v1/appointments/{code}/cancel", this::cancel);
    router.post("/api/v1/appointments/{code}/check-in", this::checkIn);
  }

  private void act(
      Router router, String name, Actor.Role role, BiFunction<TicketId, Body, Command> command) {
    router.post(
        "/api/v1/tickets/{id}/" + name,
        exchange -> {
          TicketId ticket = ticket(exchange);
          Body body = Body.of(exchange);
          String who = role == Actor.Role.KIOSK ? tickets.kiosk(body) : "";
          tickets.act(exchange, command.apply(ticket, body), role, who, ticket);
        });
  }

  private static TicketId ticket(Exchange exchange) {
    try {
      return new TicketId(exchange.param("id"));
    } catch (IllegalArgumentException e) {
      throw new Problem.Refusing(TicketDoor.unknown(exchange));
    }
  }

  private void checkIn(Exchange exchange) {
    Body body = Body.of(exchange);
    tickets.submit(
        exchange,
        201,
        new Command.CheckIn(
            ids.draw(),
            code(exchange),
            body.oneOf("priority", Priority.class, Priority.ORDINARY),
            body.language(file)),
        Actor.Role.KIOSK,
        tickets.kiosk(body));
  }

  private void cancel(Exchange exchange) {
    exchange.json();
    Request request =
        new Request(
            new Command.CancelBooking(code(exchange)),
            new Actor(Actor.Role.MANAGER, ""),
            exchange.key());
    CompletableFuture<Reply> reply =
        loop.submit(
            request,
            (_, outcome) ->
                outcome.decision() instanceof Refused(var refusal)
                    ? new Reply.Not(refusals.problem(refusal))
                    : new Reply.Done(Json.object().put("code", exchange.param("code"))));
    Reply.give(exchange, 200, reply);
  }

  private static AppointmentCode code(Exchange exchange) {
    try {
      return new AppointmentCode(exchange.param("code"));
    } catch (IllegalArgumentException e) {
      String shown = Exchange.shortened(exchange.param("code"));
      throw new Problem.Refusing(
          new Problem(404, "unknown-appointment", "code", shown, Map.of("code", shown)));
    }
  }

  private void appointments(Exchange exchange) {
    CompletableFuture<Reply> reply =
        loop.read(hall -> {
          ArrayNode list = Json.array();
          hall.appointments().forEach(each -> list.add(view(each, hall)));
          return new Reply.Done(list);
        });
    Reply.give(exchange, 200, reply);
  }

  static ObjectNode view(Appointment appointment, Hall hall) {
    ObjectNode view =
        Json.object()
            .put("code", appointment.code().value())
            .put("service", appointment.service().value())
            .put("slot", appointment.slot().toString());
    appointment
        .ticket()
        .flatMap(hall::ticket)
        .ifPresent(ticket -> view.put("number", ticket.number().toString()));
    return view;
  }

  /// One appointment or a whole list, as a booking system sends it. Each is answered for itself: a
  /// list with one wrong line is not lost, and may be sent again whole.
  private void book(Exchange exchange) {
    Body body = Body.of(exchange);
    List<CompletableFuture<ObjectNode>> answers = new ArrayList<>();
    if (body.has("appointments")) {
      body.each("appointments", LIST_MOST).forEach(line -> answers.add(line(line, exchange)));
    } else {
      answers.add(booked(booking(body), exchange));
    }
    CompletableFuture<Reply> reply =
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
            .thenApply(_ -> {
              ArrayNode list = Json.array();
              answers.forEach(answer -> list.add(answer.join()));
              return new Reply.Done(list);
            });
    Reply.give(exchange, 200, reply);
  }

  /// A line of a list; what is wrong with it is its answer.
  private CompletableFuture<ObjectNode> line(JsonNode line, Exchange exchange) {
    try {
      if (!(line instanceof ObjectNode fields)) {
        throw Body.wrong("appointments", line.toString(), "{ code, service, slot }");
      }
      return booked(booking(new Body(fields)), exchange);
    } catch (Problem.Refusing wrong) {
      String code = Exchange.shortened(line.path("code").asText());
      return CompletableFuture.completedFuture(
          wrong.problem().view(exchange.words(), exchange.language()).put("appointment", code));
    }
  }

  private static Command.Book booking(Body body) {
    Instant slot =
        body.moment("slot").orElseThrow(() -> new Problem.Refusing(Problem.missing("slot")));
    return new Command.Book(
        body.as("code", AppointmentCode::new, A_CODE),
        body.as("service", ServiceId::new, A_SERVICE),
        slot,
        TicketDoor.person(body, "person"));
  }

  /// The code itself makes a repeat harmless, so it needs no key of its own.
  private CompletableFuture<ObjectNode> booked(Command.Book booking, Exchange exchange) {
    Request request = new Request(booking, new Actor(Actor.Role.MANAGER, ""), RequestKey.NONE);
    return loop.submit(request, (hall, outcome) -> booked(booking, hall, outcome, exchange));
  }

  private ObjectNode booked(Command.Book booking, Hall hall, Outcome outcome, Exchange exchange) {
    if (outcome.decision() instanceof Refused(Refusal refusal)) {
      return refusals
          .problem(refusal)
          .view(exchange.words(), exchange.language())
          .put("appointment", booking.code().value());
    }
    return hall.appointment(booking.code()).map(each -> view(each, hall)).orElseGet(Json::object);
  }

  /// The ticket an entry was about: the one taken, or the one that the person has already.
  static Optional<TicketId> ticketOf(Outcome outcome) {
    return outcome.entry().stream()
        .flatMap(entry -> entry.events().stream())
        .flatMap(event ->
            switch (event) {
              case Event.TicketTaken taken -> Optional.of(taken.ticket()).stream();
              case Event.TicketRestored(var ticket) -> Optional.of(ticket.id()).stream();
              case Event.ReprintAsked again -> Optional.of(again.ticket()).stream();
              default -> Optional.<TicketId>empty().stream();
            })
        .findFirst();
  }
}
