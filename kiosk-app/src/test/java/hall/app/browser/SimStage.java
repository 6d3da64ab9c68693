package hall.app.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hall.app.sim.SimDevice;
import hall.app.sim.SimProblem;
import hall.app.sim.Simulation;
import hall.app.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// The page of the simulated devices with real simulated devices behind it, and the test at the far
/// end of their lines in the place of the drivers.
final class SimStage implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Words words = Words.load();
  private final StageHall hall = new StageHall("town");
  private final Simulation simulation;

  SimStage(List<SimDevice> devices) throws IOException {
    simulation = Simulation.open(devices);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url(String query) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/sim?" + query;
  }

  Simulation simulation() {
    return simulation;
  }

  /// Says these bytes to a device, as a driver does.
  void say(String port, byte[] bytes) {
    try {
      Files.write(Path.of(simulation.path(port)), bytes, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String[] parts = path.split("/", -1);
      if (path.equals("/sim/events")) {
        events(exchange);
      } else if (exchange.getRequestMethod().equals("POST")) {
        act(exchange, parts[3], parts[4]);
      } else if (path.equals("/api/v1/hall")) {
        send(exchange, 200, "application/json", JSON.writeValueAsBytes(hall.facts()));
      } else if (path.startsWith("/words/")) {
        send(exchange, 200, "application/json", JSON.writeValueAsBytes(texts(exchange)));
      } else {
        file(exchange, path.equals("/sim") ? "/sim.html" : path);
      }
    }
  }

  private void act(HttpExchange exchange, String device, String what) throws IOException {
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    try {
      if (what.equals("press")) {
        simulation.press(device, body.get("key").asText());
      } else {
        simulation.condition(device, body.get("condition").asText());
      }
      send(exchange, 200, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
    } catch (SimProblem e) {
      ObjectNode problem = JSON.createObjectNode().put("title", e.code()).put("detail", e.value());
      send(exchange, 400, "application/problem+json", JSON.writeValueAsBytes(problem));
    }
  }

  private void events(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    var changed = new Semaphore(1);
    AutoCloseable listening = simulation.onChange(changed::release);
    try (OutputStream out = exchange.getResponseBody()) {
      while (true) {
        changed.acquire();
        changed.drainPermits();
        String event = "event: state\ndata: " + simulation.stateJson() + "\n\n";
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      unlisten(listening);
    }
  }

  private static void unlisten(AutoCloseable listening) throws IOException {
    try {
      listening.close();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private ObjectNode texts(HttpExchange exchange) {
    String language = exchange.getRequestURI().getPath().replaceAll("^/words/|[.]json$", "");
    ObjectNode texts = JSON.createObjectNode();
    for (String file : exchange.getRequestURI().getQuery().replace("files=", "").split(",", -1)) {
      words.of(language, file).forEach(texts::put);
    }
    return texts;
  }

  private static void file(HttpExchange exchange, String name) throws IOException {
    try (InputStream in = SimStage.class.getResourceAsStream("/web" + name)) {
      if (in == null) {
        send(exchange, 404, "text/plain", name.getBytes(StandardCharsets.UTF_8));
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
      default -> "application/octet-stream";
    };
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange
        .getResponseHeaders()
        .set(
            "Content-Security-Policy",
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:");
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    simulation.close();
  }
}
