package hall.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletableFuture;

/// What a door answers once the hall has.
sealed interface Reply {

  /// Done, with this to show.
  record Done(JsonNode view) implements Reply {}

  /// Done, with this to show, as JSON.
  record Written(String json) implements Reply {}

  /// Done, with this drawing (SVG).
  record Picture(String svg) implements Reply {}

  record Not(Problem problem) implements Reply {}

  /// Answers when the reply is there, on the thread the request came in on.
  ///
  /// @param status of the answer when it was done
  static void give(Exchange exchange, int status, CompletableFuture<? extends Reply> reply) {
    var _ =
        reply.whenComplete((given, failure) ->
            exchange
                .answers()
                .give(() -> {
                  if (failure != null) {
                    exchange.failed(failure);
                  } else {
                    write(exchange, status, given);
                  }
                }));
  }

  private static void write(Exchange exchange, int status, Reply given) {
    switch (given) {
      case Done(var view) -> exchange.answer(status, view);
      case Written(var json) -> exchange.answer(status, json);
      case Picture(var svg) -> exchange.send(status, "image/svg+xml", Buffer.buffer(svg));
      case Not(var problem) -> exchange.problem(problem);
    }
  }
}
