package hall.app.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A browser's DevTools protocol, with nothing but the JDK and Jackson: one socket, a session for
/// each tab.
final class DevTools implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ANSWER_SECONDS = 60;

  private final Map<Integer, CompletableFuture<JsonNode>> replies = new ConcurrentHashMap<>();
  private final Map<String, Consumer<JsonNode>> sessions = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private final WebSocket socket;

  DevTools(URI address) {
    socket = client.newWebSocketBuilder().buildAsync(address, new Ear()).join();
  }

  /// What a session's tab tells without being asked.
  void hear(String session, Consumer<JsonNode> ear) {
    sessions.put(session, ear);
  }

  void forget(String session) {
    sessions.remove(session);
  }

  /// Sends one command to the browser itself and waits for its answer.
  JsonNode send(String method, Map<String, ?> values) {
    return send("", method, values);
  }

  /// Sends one command to a session's tab and waits for its answer.
  JsonNode send(String session, String method, Map<String, ?> values) {
    int id = last.incrementAndGet();
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(values));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    CompletableFuture<JsonNode> reply = new CompletableFuture<>();
    replies.put(id, reply);
    synchronized (socket) {
      socket.sendText(message.toString(), true).join();
    }
    return reply.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }

  private void take(JsonNode message) {
    CompletableFuture<JsonNode> reply = replies.remove(message.path("id").asInt(-1));
    if (reply == null) {
      Consumer<JsonNode> ear = sessions.get(message.path("sessionId").asText());
      if (ear != null) {
        ear.accept(message);
      }
    } else if (message.has("error")) {
      reply.completeExceptionally(
          new IllegalStateException(message.get("error").path("message").asText()));
    } else {
      reply.complete(message.get("result"));
    }
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean whole) {
      text.append(part);
      if (whole) {
        String message = text.toString();
        text.setLength(0);
        try {
          take(JSON.readTree(message));
        } catch (JsonProcessingException e) {
          throw new IllegalStateException("The browser sent no JSON: " + message, e);
        }
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }
  }
}
