package hall.app.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hall.app.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A hall made of scenery: it speaks the faces' side of the API and does what a test's script says,
/// so that a face can be shown what a real hall shows only once in a season.
public final class Stage implements AutoCloseable {

  /// A request as a face sent it.
  public record Sent(String path, JsonNode body, String key) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";
  private static final Map<String, String> PAGES =
      Map.of(
          "", "home", "kiosk", "kiosk", "board", "board", "window", "window", "clerk", "clerk", "t",
          "status", "devices", "devices", "install", "install", "health", "health");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Words words = Words.load();
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final StageHall hall;
  private final Streams streams;
  private volatile Optional<ObjectNode> refusal = Optional.empty();
  private final AtomicInteger deaf = new AtomicInteger();

  private volatile ArrayNode alarms = JSON.createArrayNode();
  private volatile ObjectNode record = JSON.createObjectNode();

  private Stage(String name) throws IOException {
    hall = new StageHall(name);
    streams = new Streams(hall);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /// Sets the stage and starts its server.
  ///
  /// @param hall `town` or `county`
  public static Stage open(String hall) {
    try {
      return new Stage(hall);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  public StageHall hall() {
    return hall;
  }

  /// Lets every open page see what has changed.
  public void tell(ObjectNode change) {
    streams.tell(change);
  }

  /// From now on these are not well; every open page is told.
  public void alarms(ArrayNode standing) {
    alarms = standing;
    streams.tell("alarms", JSON.createObjectNode().set("alarms", standing));
  }

  /// How the record stands from now on.
  public void record(ObjectNode now) {
    record = now;
  }

  /// The live streams, to be cut and mended.
  public Streams streams() {
    return streams;
  }

  /// Refuses all commands with this problem from now on.
  public void refuse(String code, String title, String detail, String remedy) {
    refusal =
        Optional.of(
            JSON.createObjectNode()
                .put("type", "/problems/" + code)
                .put("status", 409)
                .put("code", code)
                .put("title", title)
                .put("detail", detail)
                .put("remedy", remedy));
  }

  /// Does what is asked again.
  public void relent() {
    refusal = Optional.empty();
  }

  /// Does the next commands and drops the line before it answers, as a bad network does.
  public void swallow(int answers) {
    deaf.set(answers);
  }

  /// The commands that came, oldest first.
  public List<Sent> sent() {
    return sent;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/api/v1/events")) {
        streams.serve(exchange);
      } else if (path.endsWith("/readings")) {
        // Nothing is held in any hand here; the page comes back to ask.
        send(exchange, 200, "text/event-stream", new byte[0]);
      } else if (path.equals("/api/v1/devices") || path.equals("/api/v1/plugs/heard")) {
        send(exchange, 200, "application/json", "[]".getBytes(StandardCharsets.UTF_8));
      } else if (path.startsWith("/api/v1/plugs")) {
        send(exchange, 200, "application/json", StageHall.plugs(path));
      } else if (path.equals("/api/v1/record/alarms")) {
        send(exchange, 200, "application/json", JSON.writeValueAsBytes(alarms));
      } else if (path.equals("/api/v1/record")) {
        send(exchange, 200, "application/json", JSON.writeValueAsBytes(record));
      } else if (exchange.getRequestMethod().equals("POST")) {
        command(exchange, path);
      } else if (path.equals("/api/v1/hall")) {
        send(exchange, 200, "application/json", JSON.writeValueAsBytes(hall.facts()));
      } else if (path.startsWith("/words/")) {
        send(exchange, 200, "application/json", JSON.writeValueAsBytes(texts(exchange)));
      } else if (path.endsWith("/qr.svg")) {
        send(exchange, 200, "image/svg+xml", StageHall.picture());
      } else {
        file(exchange, path);
      }
    }
  }

  private void command(HttpExchange exchange, String path) throws IOException {
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    if (path.startsWith("/api/v1/leases")) {
      lend(exchange, body);
      return;
    }
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    sent.add(new Sent(path, body, Optional.ofNullable(key).orElse("")));
    if (refusal.isPresent()) {
      send(exchange, 409, "application/problem+json", JSON.writeValueAsBytes(refusal.get()));
      return;
    }
    StageHall.Answer done = hall.act(path, body, Optional.ofNullable(key).orElse(""));
    streams.tell(done.change());
    if (deaf.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return;
    }
    int status = path.equals("/api/v1/tickets") ? 201 : 200;
    send(exchange, status, "application/json", JSON.writeValueAsBytes(done.view()));
  }

  /// A kiosk's page asks for emergency numbers by itself, beside what people press.
  private void lend(HttpExchange exchange, JsonNode body) throws IOException {
    ObjectNode block =
        JSON.createObjectNode()
            .put("lease", body.path("lease").asText())
            .put("epoch", "stage")
            .put("day", "2026-11-21")
            .put("until", "2999-01-01T00:00:00Z")
            .put("series", "Z")
            .put("first", 7)
            .put("last", 56);
    send(exchange, 201, "application/json", JSON.writeValueAsBytes(block));
  }

  private ObjectNode texts(HttpExchange exchange) {
    String language = exchange.getRequestURI().getPath().replaceAll("^/words/|[.]json$", "");
    String asked = exchange.getRequestURI().getQuery().replace("files=", "");
    ObjectNode texts = JSON.createObjectNode();
    for (String file : List.of(asked.split(",", -1))) {
      words.of(language, file).forEach(texts::put);
    }
    return texts;
  }

  private void file(HttpExchange exchange, String path) throws IOException {
    String page = PAGES.get(path.split("/", -1)[1]);
    String name = page == null ? path : "/" + page + ".html";
    try (InputStream in = Stage.class.getResourceAsStream("/web" + name)) {
      if (in == null) {
        send(exchange, 404, "text/plain", path.getBytes(StandardCharsets.UTF_8));
      } else {
        send(exchange, 200, typeOf(name), in.readAllBytes());
      }
    }
  }

  private static String typeOf(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "woff2" -> "font/woff2";
      default -> "application/octet-stream";
    };
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    streams.cut();
    server.stop(0);
    threads.shutdownNow();
  }
}
