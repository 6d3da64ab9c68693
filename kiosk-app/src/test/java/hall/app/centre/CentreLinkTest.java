package hall.app.centre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.app.centre.ReportedHall.ServiceSign;
import hall.app.journal.RecordClock;
import hall.centre.Receiver;
import hall.queue.TicketId;
import hall.report.ReportLine;
import hall.report.Rhythm;
import hall.report.Visits;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
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
    Receiver centre = open("centre");
    TicketId ticket = hall.visit(5);

    try (CentreLink link = link(centre.port())) {
      caughtUp(link);
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

  @Test
  void everyKindOfVisitArrivesAsTheHallHasIt() throws Exception {
    Receiver centre = open("centre");
    hall.everyKindOfVisit();
    Visits visits = new Visits(1);
    hall.journal.read(1, recorded -> visits.fold(recorded.entry()));
    tell(centre.port());

    Set<String> states = new TreeSet<>();
    for (ReportLine line : visits.untold()) {
      states.add(line.state() + line.startedAt().isPresent() + line.call().isPresent());
      assertEquals(
          asTold(line), asKept(ticket(centre.port(), line.day(), new TicketId(line.ticket()))));
    }
    assertEquals(
        Set.of(
            "donetruetrue",
            "expiredfalsefalse",
            "expiredfalsetrue",
            "no-showfalsetrue",
            "servingtruetrue",
            "waitingfalsefalse"),
        states);
    centre.close().await();
  }

  private static Map<String, String> asTold(ReportLine line) {
    Map<String, String> told = new TreeMap<>();
    told.put("number", line.number());
    told.put("state", line.state());
    told.put("service", line.service());
    told.put("takenAt", line.takenAt().toString());
    line.call()
        .ifPresent(call -> {
          told.put("calledAt", call.at().toString());
          told.put("window", Integer.toString(call.window()));
          told.put("clerk", call.clerk());
          told.put("calls", Integer.toString(call.times()));
        });
    line.startedAt().ifPresent(at -> told.put("startedAt", at.toString()));
    line.endedAt().ifPresent(at -> told.put("endedAt", at.toString()));
    line.rating().ifPresent(level -> told.put("rating", Integer.toString(level)));
    told.put(
        "feedback",
        switch (line.feedback()) {
          case ReportLine.Feedback.None _ -> "none";
          case ReportLine.Feedback.Given _ -> "given";
          case ReportLine.Feedback.Lapsed _ -> "lapsed";
        });
    told.put("late", Boolean.toString(line.late().isPresent()));
    told.put("changedAt", line.changedAt().toString());
    return told;
  }

  private static Map<String, String> asKept(JsonNode visit) {
    Map<String, String> kept = new TreeMap<>();
    visit.properties().forEach(field -> kept.put(field.getKey(), field.getValue().asText()));
    kept.keySet()
        .removeAll(
            Set.of(
                "ticket",
                "day",
                "series",
                "priority",
                "source",
                "epoch",
                "seq",
                "orphan",
                "receivedAt",
                "waitSeconds",
                "serviceSeconds"));
    return kept;
  }

  @Test
  void whatHappensWhileTheCentreIsAwayIsToldWhenItIsBack() throws Exception {
    Receiver centre = open("centre");
    int port = centre.port();
    try (CentreLink link = link(port)) {
      hall.visit(3);
      caughtUp(link);
      centre.close().await();
      hall.visit(4);
      link.noteDurable(hall.journal.head().seq());
      until(() -> link.status().state() == LinkStatus.State.LATE);
      assertEquals("unreachable", link.status().problem());

      centre = Receiver.start(vertx, "127.0.0.1", port, folder.resolve("centre")).await();
      caughtUp(link);

      assertEquals(2, figures(port).path("done").asInt());
    }
    centre.close().await();
  }

  @Test
  void aNetworkThatLosesAndRepeatsChangesNothing() throws Exception {
    Receiver centre = open("centre");
    BadNetwork network = BadNetwork.before(vertx, centre.port(), 7);
    try (CentreLink link = link(network.port())) {
      for (int visit = 0; visit < 60; visit++) {
        hall.visit(1 + visit % 5);
        link.noteDurable(hall.journal.head().seq());
        if (visit % 10 == 9) {
          caughtUp(link);
        }
      }
      caughtUp(link);
    }

    assertTrue(network.lost() > 0);
    assertEquals(60, figures(centre.port()).path("issued").asInt());
    assertEquals(60, figures(centre.port()).path("rated").asInt());
    assertEquals(36, figures(centre.port()).path("satisfied").asInt());
    assertEquals(1, hallAt(centre.port()).path("epoch").asInt());
    centre.close().await();
  }

  @Test
  void aCentreThatWasRestoredFromABackupIsToldAgain() throws Exception {
    Receiver centre = open("centre");
    hall.visit(5);
    tell(centre.port());
    centre.close().await();
    copy(folder.resolve("centre"), folder.resolve("backup"));
    centre = open("centre");
    hall.visit(4);
    tell(centre.port());
    centre.close().await();

    centre = open("backup");
    assertEquals(1, figures(centre.port()).path("issued").asInt());
    tell(centre.port());

    assertEquals(2, figures(centre.port()).path("issued").asInt());
    assertEquals(1, hallAt(centre.port()).path("epoch").asInt());
    centre.close().await();
  }

  @Test
  void aHallThatWasRestoredFromABackupOpensANewEpoch() throws Exception {
    Receiver centre = open("centre");
    TicketId kept = hall.visit(5);
    hall.close();
    copy(folder.resolve("hall"), folder.resolve("hall-backup"));
    hall = SmallHall.in(folder.resolve("hall"));
    TicketId forgotten = hall.visit(1);
    tell(centre.port());
    hall.close();

    hall = SmallHall.in(folder.resolve("hall-backup"));
    TicketId later = hall.visit(4);
    tell(centre.port());

    assertEquals(2, hallAt(centre.port()).path("epoch").asInt());
    assertEquals(false, ticket(centre.port(), kept).path("orphan").asBoolean());
    assertEquals(true, ticket(centre.port(), forgotten).path("orphan").asBoolean());
    assertEquals(false, ticket(centre.port(), later).path("orphan").asBoolean());
    centre.close().await();
  }

  @Test
  void aReceiverKilledAgainAndAgainLosesNothingItAcknowledged() throws Exception {
    int port = freePort();
    Process centre = process(port);
    try (CentreLink link = link(port)) {
      for (int kill = 0; kill < 3; kill++) {
        hall.visit(5);
        link.noteDurable(hall.journal.head().seq());
        caughtUp(link);
        hall.visit(4);
        link.noteDurable(hall.journal.head().seq());
        centre.destroyForcibly().waitFor();
        centre = process(port);
        assertTrue(hallAt(port).path("next").asLong() > 1);
      }
      caughtUp(link);
      assertEquals(6, figures(port).path("rated").asInt());
      assertEquals(1, hallAt(port).path("epoch").asInt());
    } finally {
      centre.destroyForcibly().waitFor();
    }
  }

  @Test
  void somethingElseAtTheAddressIsNotTakenForTheCentre() throws Exception {
    var portal =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.response().end("<html>welcome</html>"))
            .listen(0, "127.0.0.1")
            .await();
    hall.visit(5);
    try (CentreLink link = link(portal.actualPort())) {
      until(() -> link.status().problem().equals("not-a-centre"));

      assertEquals(0, link.status().acknowledged());
    }
  }

  private Receiver open(String name) {
    return Receiver.start(vertx, "127.0.0.1", 0, folder.resolve(name)).await();
  }

  private Process process(int port) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "hall.centre.Main",
                "--port",
                Integer.toString(port),
                "--data",
                folder.resolve("centre").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("centre.log").toFile())
            .start();
    // Its port is open a moment before anybody answers there.
    until(() -> {
      try {
        return get(port, "/v1/halls").isArray();
      } catch (IOException e) {
        return false;
      }
    });
    return process;
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private void tell(int port) throws Exception {
    try (CentreLink link = link(port)) {
      caughtUp(link);
    }
  }

  private void caughtUp(CentreLink link) throws Exception {
    until(() -> link.status().acknowledged() == hall.journal.head().seq());
  }

  private JsonNode hallAt(int port) throws IOException {
    return get(port, "/v1/halls").path(0);
  }

  private JsonNode figures(int port) throws IOException {
    return hallAt(port).path("figures");
  }

  private CentreLink link(int port) {
    URI url = URI.create("http://127.0.0.1:" + port);
    JournalLog log = new JournalLog(hall.journal);
    return CentreLink.start(vertx, url, HALL, log, QUICK, RecordClock.SYSTEM);
  }

  private JsonNode ticket(int port, TicketId ticket) throws IOException {
    return ticket(port, LocalDate.of(2026, 3, 2), ticket);
  }

  private JsonNode ticket(int port, LocalDate day, TicketId ticket) throws IOException {
    String path = "/v1/halls/qingyun-town/tickets?day=" + day;
    for (JsonNode one : get(port, path).path("tickets")) {
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
