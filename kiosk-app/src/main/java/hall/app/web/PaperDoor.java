package hall.app.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.config.HallFile;
import hall.app.loop.HallLoop;
import hall.queue.TicketId;
import java.util.List;
import java.util.Map;

/// Where a paper that did not come out is asked for once more.
final class PaperDoor {

  private final HallLoop loop;
  private final HallFile file;
  private final Papers papers;

  PaperDoor(HallLoop loop, HallFile file, Papers papers) {
    this.loop = loop;
    this.file = file;
    this.papers = papers;
  }

  void open(Router router) {
    router.post("/api/v1/tickets/{id}/print", this::print);
  }

  private void print(Exchange exchange) {
    List<String> kiosks = file.kiosks().stream().map(HallFile.Kiosk::id).toList();
    ObjectNode body = exchange.json();
    String kiosk =
        kiosks.isEmpty()
            ? Exchange.optional(body, "kiosk", "")
            : Exchange.oneOf(body, "kiosk", kiosks);
    TicketId id = ticket(exchange.param("id"));
    Reply.give(exchange, 202, loop.read(hall -> reply(papers.again(id, kiosk, hall), id.value())));
  }

  private static TicketId ticket(String id) {
    try {
      return new TicketId(id);
    } catch (IllegalArgumentException e) {
      throw new Problem.Refusing(unknown(id));
    }
  }

  private static Reply reply(Papers.Answer answer, String id) {
    return switch (answer) {
      case PRINTING -> new Reply.Done(Json.object().put("id", id).put("paper", "pending"));
      case UNKNOWN_TICKET -> new Reply.Not(unknown(id));
      case HAS_PAPER -> new Reply.Not(Problem.of(409, "paper-there", Map.of()));
      case NOT_WAITING -> new Reply.Not(Problem.of(409, "paper-too-late", Map.of()));
      case CANNOT_PRINT -> new Reply.Not(Problem.of(409, "paper-not-now", Map.of()));
    };
  }

  private static Problem unknown(String id) {
    String ticket = Exchange.shortened(id);
    return new Problem(404, "unknown-ticket", "id", ticket, Map.of("ticket", ticket));
  }
}
