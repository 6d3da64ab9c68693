package hall.app.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.config.HallFile;
import hall.app.loop.HallLoop;
import hall.app.loop.NotIssuing;
import hall.app.loop.Outcome;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Decision.Refused;
import hall.queue.Hall;
import hall.queue.Particulars;
import hall.queue.Priority;
import hall.queue.Request;
import hall.queue.ServiceId;
import hall.queue.Stop;
import hall.queue.Ticket;
import hall.queue.TicketId;
import io.nayuki.qrcodegen.QrCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Where numbers are taken and looked at.
final class TicketDoor {

  private static final int QUIET_ZONE = 4;
  private static final int SEARCHES_MOST = 16;

  private static final List<String> PRIORITIES = List.of("ordinary", "statutory");

  private final HallLoop loop;
  private final TicketIds ids;
  private final List<String> kiosks;
  private final List<String> languages;
  private final Views views;
  private final TicketText text;
  private final Refusals refusals;
  private final Past past;
  private final Semaphore searches = new Semaphore(SEARCHES_MOST);

  TicketDoor(
      HallLoop loop, TicketIds ids, HallFile file, Views views, Refusals refusals, Past past) {
    this.loop = loop;
    this.ids = ids;
    kiosks = file.kiosks().stream().map(HallFile.Kiosk::id).toList();
    languages = List.copyOf(file.hall().languages());
    this.views = views;
    text = new TicketText(views);
    this.refusals = refusals;
    this.past = past;
  }

  void open(Router router) {
    router.post("/api/v1/tickets", this::take);
    router.get("/api/v1/tickets/{id}", this::show);
    router.get("/api/v1/tickets/{id}/qr.svg", this::qr);
  }

  private void take(Exchange exchange) {
    Body body = Body.of(exchange);
    Priority priority =
        Priority.valueOf(
            Exchange.oneOf(body.fields(), "priority", PRIORITIES).toUpperCase(Locale.ROOT));
    ServiceId service = serviceId(body.text("service"));
    submit(
        exchange,
        201,
        new Command.TakeTicket(ids.draw(), service, priority, language(body), particulars(body)),
        Actor.Role.KIOSK,
        kiosk(body));
  }

  private static Particulars particulars(Body body) {
    Optional<String> person = person(body, "person");
    Optional<String> agent = person(body, "agent");
    int cases = body.has("cases") ? body.number("cases", 1, Particulars.CASES_MAX) : 1;
    List<Stop> route = body.has("stops") ? DeskDoor.stops(body) : List.of();
    return person.isEmpty() && agent.isEmpty() && cases == 1 && route.isEmpty()
        ? Particulars.NONE
        : new Particulars(person, agent, cases, route, Optional.empty());
  }

  /// A person, as the keyed hash that a card reader of the hall gives; never a name or a number.
  static Optional<String> person(Body body, String field) {
    return body.asOptional(
        field,
        text -> {
          if (!text.matches("[0-9A-Za-z_-]{16,64}")) {
            throw new IllegalArgumentException(field);
          }
          return text;
        },
        "16-64 × 0-9 A-Z a-z _ -");
  }

  private String language(Body body) {
    return Exchange.oneOf(body.fields(), "language", languages);
  }

  /// The kiosk that asks; the first where the body names none.
  String kiosk(Body body) {
    String kiosk =
        kiosks.isEmpty()
            ? Exchange.optional(body.fields(), "kiosk", "")
            : Exchange.oneOf(body.fields(), "kiosk", kiosks);
    return Exchange.shortened(kiosk).replace("…", "");
  }

  private static ServiceId serviceId(String name) {
    try {
      return new ServiceId(name);
    } catch (IllegalArgumentException e) {
      throw new Problem.Refusing(
          new Problem(
              404,
              "unknown-service",
              "service",
              Exchange.shortened(name),
              Map.of("service", Exchange.shortened(name))));
    }
  }

  /// Gives the hall what somebody asks about a ticket, and answers with the ticket.
  ///
  /// @param kiosk the kiosk that asks, or another name of who does
  void submit(Exchange exchange, int status, Command command, Actor.Role role, String kiosk) {
    Request request = new Request(command, new Actor(role, kiosk), exchange.key());
    reply(exchange, status, loop.submit(request, this::taken));
  }

  /// As [#submit], for a ticket that is there already.
  void act(Exchange exchange, Command command, Actor.Role role, String kiosk, TicketId ticket) {
    Request request = new Request(command, new Actor(role, kiosk), exchange.key());
    reply(
        exchange,
        200,
        loop.submit(
            request,
            (hall, outcome) ->
                outcome.decision() instanceof Refused(var refusal)
                    ? new Reply.Not(refusals.problem(refusal))
                    : shown(hall, Optional.of(ticket))));
  }

  private Reply taken(Hall hall, Outcome outcome) {
    return outcome.decision() instanceof Refused(var refusal)
        ? new Reply.Not(refusals.problem(refusal))
        : shown(hall, CitizenDoor.ticketOf(outcome));
  }

  private Reply shown(Hall hall, Optional<TicketId> id) {
    return id.flatMap(hall::ticket)
        .<Reply>map(ticket -> new Reply.Written(text.withAhead(ticket, hall)))
        .orElseGet(() -> new Reply.Not(Problem.of(409, "key-of-yesterday", Map.of())));
  }

  private void show(Exchange exchange) {
    reply(
        exchange,
        200,
        withTicket(exchange, (ticket, hall) -> views.ticketWithWait(ticket, hall))
            .thenCompose(found -> found.isPresent() ? now(found) : past(exchange))
            .thenApply(found ->
                found
                    .<Reply>map(Reply.Done::new)
                    .orElseGet(() -> new Reply.Not(unknown(exchange)))));
  }

  private static CompletableFuture<Optional<ObjectNode>> now(Optional<ObjectNode> found) {
    return CompletableFuture.completedFuture(found);
  }

  /// Off the loop's thread: the view may have to be read from the disk. Only so many at once, for
  /// anyone can ask for tickets that never were.
  private CompletableFuture<Optional<ObjectNode>> past(Exchange exchange) {
    Optional<TicketId> id = idOf(exchange);
    if (id.isEmpty()) {
      return now(Optional.empty());
    }
    if (!searches.tryAcquire()) {
      return CompletableFuture.failedFuture(new NotIssuing(NotIssuing.Cause.TOO_BUSY, ""));
    }
    return CompletableFuture.supplyAsync(() -> past.ticket(id.get()).map(views::pastTicket))
        .whenComplete((_, _) -> searches.release());
  }

  private void qr(Exchange exchange) {
    reply(
        exchange,
        200,
        withTicket(exchange, (ticket, _) -> svg(views.statusUrl(ticket)))
            .thenApply(svg ->
                svg.<Reply>map(Reply.Picture::new)
                    .orElseGet(() -> new Reply.Not(unknown(exchange)))));
  }

  private <T> CompletableFuture<Optional<T>> withTicket(
      Exchange exchange, BiFunction<Ticket, Hall, T> reading) {
    Optional<TicketId> id = idOf(exchange);
    Function<Hall, Optional<T>> look =
        hall -> id.flatMap(hall::ticket).map(ticket -> reading.apply(ticket, hall));
    return loop.read(look);
  }

  private static Optional<TicketId> idOf(Exchange exchange) {
    try {
      return Optional.of(new TicketId(exchange.param("id")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Problem unknown(Exchange exchange) {
    String id = Exchange.shortened(exchange.param("id"));
    return new Problem(404, "unknown-ticket", "id", id, Map.of("ticket", id));
  }

  /// The code as one path of squares, with the quiet zone that readers need.
  private static String svg(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M')
              .append(x + QUIET_ZONE)
              .append(',')
              .append(y + QUIET_ZONE)
              .append("h1v1h-1z");
        }
      }
    }
    int side = code.size + 2 * QUIET_ZONE;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" \
    shape-rendering="crispEdges"><path fill="#fff" d="M0,0h%1$dv%1$dH0z"/>\
    <path d="%2$s"/></svg>\
    """
        .formatted(side, path);
  }

  private static void reply(Exchange exchange, int status, CompletableFuture<Reply> reply) {
    Reply.give(exchange, status, reply);
  }
}
