package hall.app.browser;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/// The stage's live streams: a snapshot, then changes. They can be cut, refused and mended.
public final class Streams {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String END = "";

  /// One open page: what it is still to be told.
  private record Listener(String ticket, BlockingQueue<String> events) {}

  private final StageHall hall;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final List<String> resumed = new CopyOnWriteArrayList<>();
  private volatile boolean refusing;
  private long sequence;

  Streams(StageHall hall) {
    this.hall = hall;
  }

  /// Ends all streams and answers 503 from now on, like a hall that is starting.
  public void cut() {
    refusing = true;
    listeners.forEach(listener -> listener.events().add(END));
  }

  public void mend() {
    refusing = false;
  }

  /// The `Last-Event-ID` of every stream that was opened, empty where none was sent.
  public List<String> resumed() {
    return resumed;
  }

  synchronized void tell(ObjectNode change) {
    String event = event("change", ++sequence, change);
    for (Listener listener : listeners) {
      if (listener.ticket().isEmpty()) {
        listener.events().add(event);
      } else {
        hall.own(listener.ticket())
            .ifPresent(own -> listener.events().add(event("change", sequence, own)));
      }
    }
  }

  /// Tells all open pages something that is not of the hall's state.
  synchronized void tell(String name, ObjectNode data) {
    String event = event(name, ++sequence, data);
    listeners.forEach(listener -> listener.events().add(event));
  }

  void serve(HttpExchange exchange) throws IOException {
    String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    String ticket = query.startsWith("ticket=") ? query.substring("ticket=".length()) : "";
    String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
    resumed.add(Optional.ofNullable(last).orElse(""));
    boolean unknown = !ticket.isEmpty() && hall.own(ticket).isEmpty();
    if (refusing || unknown) {
      exchange.sendResponseHeaders(refusing ? 503 : 404, -1);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    Listener listener = enter(ticket);
    try (OutputStream out = exchange.getResponseBody()) {
      for (String event = listener.events().take();
          !event.equals(END);
          event = listener.events().take()) {
        out.write(event.getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      listeners.remove(listener);
    }
  }

  private synchronized Listener enter(String ticket) {
    Listener listener = new Listener(ticket, new LinkedBlockingQueue<>());
    ObjectNode snapshot = ticket.isEmpty() ? hall.snapshot() : hall.own(ticket).orElseThrow();
    listener.events().add("retry: 500\n\n" + event("snapshot", sequence, snapshot));
    listeners.add(listener);
    return listener;
  }

  private static String event(String name, long sequence, ObjectNode data) {
    try {
      return "event: %s\nid: stage-%d\ndata: %s\n\n"
          .formatted(name, sequence, JSON.writeValueAsString(data));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
