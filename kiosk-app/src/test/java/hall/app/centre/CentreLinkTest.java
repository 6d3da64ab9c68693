package hall.app.centre;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.app.centre.ReportedHall.ServiceSign;
import hall.centre.Receiver;
import hall.queue.TicketId;
import hall.report.Rhythm;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The link and the receiver, over HTTP on loopback.
class CentreLinkTest {

  static final Rhythm QUICK =
      new Rhythm(
          Duration.ofMillis(5),
          Duration.ofMillis(5),
          Duration.ofSeconds(2),
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          Duration.ofSeconds(3),
          50);
  static final ReportedHall HALL =
      new ReportedHall(
          "qingyun-town",
          Map.of("zh-CN", "青云镇便民服务中心"),
          Map.of("medical-claim", new ServiceSign(Map.of("zh-CN", "医保报销"), "B")));
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private Vertx vertx;
  private SmallHall hall;

  @BeforeEach
  void open() throws IOException {
    vertx = Vertx.vertx();
    hall = SmallHall.in(folder.resolve("hall"));
  }

  @AfterEach
  void close() throws IOException {
    hall.close();
    vertx.close().await();
  }

  @Test
  void aVisitArrivesAtTheCentreWhole() throws Exception {
    Receiver centre = Receiver.start(vertx, "127.0.0.1", 0, folder.resolve("centre")).await();
    TicketId ticket = hall.visit(5);

    try (CentreLink link = link(centre.port())) {
      until(() -> link.status().acknowledged() == hall.journal.head().seq());
      JsonNode visit = ticket(centre.port(), ticket);

      assertEquals("B001", visit.path("number").asText());
      assertEquals("done", visit.path("state").asText());
      assertEquals(20, visit.path("waitSeconds").asInt());
      assertEquals(20, visit.path("serviceSeconds").asInt());
      assertEquals(5, visit.path("rating").asInt());
      assertEquals("pad", visit.path("source").asText());
      assertEquals(LinkStatus.State.CONNECTED, link.status().state());
    }
    centre.close().await();
  }

  private CentreLink link(int port) {
    return CentreLink.start(
        vertx, URI.create("http://127.0.0.1:" + port), HALL, new JournalLog(hall.journal), QUICK);
  }

  private JsonNode ticket(int port, TicketId ticket) throws IOException {
    for (JsonNode one : get(port, "/v1/halls/qingyun-town/tickets").path("tickets")) {
      if (one.path("ticket").asText().equals(ticket.value())) {
        return one;
      }
    }
    throw new AssertionError("The centre does not know " + ticket + ".");
  }

  private JsonNode get(int port, String path) throws IOException {
    var client = vertx.createHttpClient();
    try {
      byte[] body =
          client
              .request(HttpMethod.GET, port, "127.0.0.1", path)
              .compose(request -> request.send())
              .compose(response -> response.body())
              .await()
              .getBytes();
      return JSON.readTree(body);
    } finally {
      client.close().await();
    }
  }

  static void until(Callable<Boolean> met) throws Exception {
    Instant deadline = Instant.now().plusSeconds(20);
    while (!met.call()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("It did not come true in time.");
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}
