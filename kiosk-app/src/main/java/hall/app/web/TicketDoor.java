package hall.app.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.config.HallFile;
import hall.app.loop.HallLoop;
import hall.app.loop.NotIssuing;
import hall.app.loop.Outcome;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Decision.Refused;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.Priority;
import hall.queue.Request;
import hall.queue.ServiceId;
import hall.queue.Ticket;
import hall.queue.TicketId;
import io.nayuki.qrcodegen.QrCode;
import java.security.SecureRandom;
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

  private static final int CHANCE_BYTES = 10;
  private static final int QUIET_ZONE = 4;
  private static final int SEARCHES_MOST = 16;

  private static final List<String> PRIORITIES = List.of("ordinary", "statutory");

  private final HallLoop loop;
  private final List<String> kiosks;
  private final List<String> languages;
  private final Views views;
  private final TicketText text;
  private final Refusals refusals;
  private final Function<TicketId, Optional<Ticket>> past;
  private final Semaphore searches = new Semaphore(SEARCHES_MOST);
  private final SecureRandom chance = new SecureRandom();

  TicketDoor(
      HallLoop loop,
      HallFile file,
      Views views,
      Refusals refusals,
      Function<TicketId, Optional<Ticket>> past) {
    this.loop = loop;
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
    ObjectNode body = exchange.json();
    String name = Exchange.required(body, "service");
    ServiceId service = serviceId(name);
    Priority priority =
        Priority.valueOf(Exchange.oneOf(body, "priority", PRIORITIES).toUpperCase(Locale.ROOT));
    String kiosk =
        kiosks.isEmpty()
            ? Exchange.optional(body, "kiosk", "")
            : Exchange.oneOf(body, "kiosk", kiosks);
    String language = Exchange.oneOf(body, "language", languages);
    byte[] bytes = new byte[CHANCE_BYTES];
    chance.nextBytes(bytes);
    Request request =
        new Request(
            new Command.TakeTicket(TicketId.of(bytes), service, priority, language),
            new Actor(Actor.Role.KIOSK, Exchange.shortened(kiosk).replace("…", "")),
            exchange.key());
    reply(exchange, 201, loop.submit(request, (hall, outcome) -> taken(hall, outcome)));
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

  private Reply taken(Hall hall, Outcome outcome) {
    if (outcome.decision() instanceof Refused(var refusal)) {
      return new Reply.Not(refusals.problem(refusal));
    }
    return outcome
        .entry()
        .flatMap(TicketDoor::ticketOf)
        .flatMap(hall::ticket)
        .<Reply>map(ticket -> new Reply.Written(text.withAhead(ticket, hall)))
        .orElseGet(() -> new Reply.Not(Problem.of(409, "key-of-yesterday", Map.of())));
  }

  private static Optional<TicketId> ticketOf(Entry entry) {
    for (Event event : entry.events()) {
      if (event instanceof Event.TicketTaken taken) {
        return Optional.of(taken.ticket());
      }
    }
    return Optional.empty();
  }

  private void show(Exchange exchange) {
    reply(
        exchange,
        200,
        withTicket(exchange, (ticket, hall) -> views.ticketWithAhead(ticket, hall))
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
    return CompletableFuture.supplyAsync(() -> past.apply(id.get()).map(views::pastTicket))
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

  private static Problem unknown(Exchange exchange) {
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
