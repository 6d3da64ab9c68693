package hall.app.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.loop.NotIssuing;
import hall.app.words.Words;
import hall.queue.RequestKey;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.zip.CRC32C;

/// One request and its answer.
///
/// @param path the parts of the path that stand for something, by name
/// @param body what was sent, empty for a request without
/// @param answers by which an answer comes back from another thread
record Exchange(
    HttpServerRequest request,
    Map<String, String> path,
    Buffer body,
    Words words,
    Answers answers) {

  private static final System.Logger LOG = System.getLogger(Exchange.class.getName());
  private static final CharSequence JSON =
      HttpHeaders.createOptimized("application/json; charset=utf-8");
  private static final CharSequence PROBLEM =
      HttpHeaders.createOptimized("application/problem+json; charset=utf-8");
  private static final CharSequence KEY_HEADER = HttpHeaders.createOptimized("Idempotency-Key");

  String language() {
    String asked = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    return words.nearest(asked == null ? "" : asked);
  }

  /// The path that was asked for.
  String asked() {
    return Objects.requireNonNullElse(request.path(), "");
  }

  String param(String name) {
    return path.getOrDefault(name, "");
  }

  /// The body as a JSON object. An empty body is an empty object.
  ObjectNode json() {
    if (body.length() == 0) {
      return Json.object();
    }
    String type = Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE)).orElse("");
    if (!type.startsWith("application/json")) {
      throw new Problem.Refusing(Problem.of(415, "body-not-declared", Map.of("value", type)));
    }
    try {
      if (Json.MAPPER.readTree(body.getBytes()) instanceof ObjectNode object) {
        return object;
      }
      throw notJson("{...}");
    } catch (JacksonException e) {
      throw notJson(
          e.getLocation() == null
              ? ""
              : e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr());
    } catch (IOException e) {
      throw notJson(String.valueOf(e.getMessage()));
    }
  }

  private static Problem.Refusing notJson(String where) {
    return new Problem.Refusing(Problem.of(400, "body-not-json", Map.of("cause", where)));
  }

  /// A text the body must have.
  static String required(ObjectNode body, String field) {
    String text = optional(body, field, "");
    if (text.isEmpty()) {
      throw new Problem.Refusing(Problem.missing(field));
    }
    return text;
  }

  static String optional(ObjectNode body, String field, String otherwise) {
    JsonNode node = body.get(field);
    if (node == null || node.isNull()) {
      return otherwise;
    }
    if (!node.isTextual()) {
      throw new Problem.Refusing(Problem.wrong(field, shortened(node.toString()), "\"...\""));
    }
    return node.textValue();
  }

  /// A text that is one of a few.
  static String oneOf(ObjectNode body, String field, List<String> choices) {
    String text = optional(body, field, choices.getFirst());
    if (!choices.contains(text)) {
      throw new Problem.Refusing(Problem.wrong(field, shortened(text), String.join(", ", choices)));
    }
    return text;
  }

  static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  /// The key under which this may be sent again, with a sum of what is asked.
  RequestKey key() {
    String key = request.getHeader(KEY_HEADER);
    if (key == null) {
      return RequestKey.NONE;
    }
    if (key.isEmpty() || !RequestKey.isSound(key)) {
      throw new Problem.Refusing(
          new Problem(400, "key-malformed", "Idempotency-Key", shortened(key), Map.of()));
    }
    CRC32C sum = new CRC32C();
    sum.update(asked().getBytes(StandardCharsets.UTF_8));
    sum.update(body.getBytes());
    return new RequestKey(key, (int) sum.getValue());
  }

  void answer(int status, JsonNode view) {
    send(status, JSON, Buffer.buffer(Json.bytes(view)));
  }

  /// As [#answer(int, JsonNode)], where the JSON is already written out.
  void answer(int status, String json) {
    send(status, JSON, Buffer.buffer(json));
  }

  void problem(Problem problem) {
    ObjectNode view = problem.view(words, language());
    view.put("instance", request.path());
    if (problem.status() == 503) {
      request.response().putHeader("Retry-After", "2");
    }
    send(problem.status(), PROBLEM, Buffer.buffer(Json.bytes(view)));
  }

  void send(int status, CharSequence type, Buffer content) {
    if (request.response().ended() || request.response().closed()) {
      return;
    }
    request
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, type)
        .putHeader(HttpHeaders.CONTENT_LANGUAGE, language())
        .end(content)
        .onFailure(gone -> LOG.log(Level.DEBUG, "The asker has gone.", gone));
  }

  /// What failed, told to who asked. A fault of the program is logged under a number.
  void failed(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : failure;
    switch (cause) {
      case Problem.Refusing refusing -> problem(refusing.problem());
      case NotIssuing trouble -> problem(Refusals.problem(trouble));
      default -> {
        String incident = Long.toString(System.nanoTime() & 0xFFFFFFFL, 36);
        LOG.log(Level.ERROR, "Incident " + incident + " at " + request.path(), cause);
        problem(Problem.of(500, "internal", Map.of("value", incident)));
      }
    }
  }
}
