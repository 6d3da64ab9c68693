package hall.centre;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;

/// How answers are written: JSON, or a problem in the asker's language (RFC 9457).
final class Answers {

  private static final Logger LOG = System.getLogger(Answers.class.getName());

  private final Words words;

  Answers(Words words) {
    this.words = words;
  }

  void json(HttpServerResponse response, int status, JsonNode body) {
    response.setStatusCode(status);
    response.putHeader("Content-Type", "application/json");
    response.putHeader("Cache-Control", "no-store");
    end(response, Buffer.buffer(body.toString()));
  }

  void problem(HttpServerRequest request, Problem problem) {
    HttpServerResponse response = request.response();
    String accepted = request.getHeader("Accept-Language");
    String language = Words.suiting(accepted == null ? "" : accepted);
    Map<String, String> values = Map.of("field", problem.field(), "value", problem.value());
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "/problems/" + problem.code())
            .put("title", words.say(language, title(problem.code()), values))
            .put("status", problem.status())
            .put("detail", words.say(language, detail(problem.code()), values))
            .put("code", problem.code());
    if (!problem.field().isEmpty()) {
      body.put("field", problem.field()).put("value", problem.value());
    }
    body.put("remedy", words.say(language, remedy(problem.code()), values));
    response.setStatusCode(problem.status());
    response.putHeader("Content-Type", "application/problem+json");
    response.putHeader("Content-Language", language);
    response.putHeader("Cache-Control", "no-store");
    end(response, Buffer.buffer(body.toString()));
  }

  /// Ends the answer; that the other side has gone meanwhile is nobody's concern.
  static void end(HttpServerResponse response, Buffer body) {
    if (!response.ended() && !response.closed()) {
      forget(response.end(body));
    }
  }

  static void forget(Future<?> future) {
    future.onFailure(e -> LOG.log(Level.DEBUG, "The other side has gone.", e));
  }

  static String title(String code) {
    return "problem." + code + ".title";
  }

  static String detail(String code) {
    return "problem." + code + ".detail";
  }

  static String remedy(String code) {
    return "problem." + code + ".remedy";
  }
}
