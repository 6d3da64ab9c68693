package hall.app.centre;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/// One exchange with the centre over HTTP at a time. Whatever goes wrong comes back as a reply.
final class CentreCall {

  private static final Logger LOG = System.getLogger(CentreCall.class.getName());
  private static final int LARGEST_ANSWER = 1024 * 1024;
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

  private final Context context;
  private final HttpClientAgent client;
  private final URI hall;
  private final long withinMillis;

  /// @param url the centre's address
  CentreCall(Vertx vertx, URI url, String hall, Duration within) {
    String base = url.toString().replaceFirst("/+$", "");
    this.hall = URI.create(base + "/v1/halls/" + hall);
    this.withinMillis = Math.max(1, within.toMillis());
    this.context = vertx.getOrCreateContext();
    int connectMillis = (int) Math.min(CONNECT_WITHIN.toMillis(), withinMillis);
    this.client =
        vertx
            .httpClientBuilder()
            .with(new HttpClientOptions().setConnectTimeout(connectMillis).setKeepAliveTimeout(30))
            .withConnectHandler(connection ->
                connection.exceptionHandler(
                    e -> LOG.log(Level.DEBUG, "The connection to the centre broke.", e)))
            .build();
  }

  CompletableFuture<Reply> askPosition() {
    return exchange(HttpMethod.GET, "/position", Buffer.buffer());
  }

  /// @param packed JSON, packed with gzip
  CompletableFuture<Reply> send(byte[] packed) {
    return exchange(HttpMethod.POST, "/reports", Buffer.buffer(packed));
  }

  void close() {
    client.close().onComplete(_ -> {});
  }

  private CompletableFuture<Reply> exchange(HttpMethod method, String path, Buffer body) {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setAbsoluteURI(hall + path)
            .setTimeout(withinMillis)
            .setIdleTimeout(withinMillis)
            .putHeader("Accept", "application/json");
    if (method.equals(HttpMethod.POST)) {
      options.putHeader("Content-Type", "application/json").putHeader("Content-Encoding", "gzip");
    }
    // Asked from a thread of its own, the answer could be over before anybody listens to it.
    context.runOnContext(_ ->
        client
            .request(options)
            .compose(request -> sent(request, body, reply))
            .onSuccess(response -> read(response, reply))
            .onFailure(failure -> reply.complete(Reply.none(problem(failure)))));
    return reply;
  }

  private Future<HttpClientResponse> sent(
      HttpClientRequest request, Buffer body, CompletableFuture<Reply> reply) {
    // Whoever gives up waiting also gives up the connection, for its answer would come to the wrong
    // question.
    var _ =
        reply.thenAccept(ended -> {
          if (ended.problem().equals(Reply.NO_ANSWER)) {
            request.reset().onComplete(_ -> {});
          }
        });
    return request.send(body);
  }

  private static void read(HttpClientResponse response, CompletableFuture<Reply> reply) {
    Buffer body = Buffer.buffer();
    response.exceptionHandler(failure -> reply.complete(Reply.none(problem(failure))));
    response.handler(part -> {
      if (body.length() + part.length() > LARGEST_ANSWER) {
        reply.complete(Reply.none("not-a-centre"));
        response.request().reset().onComplete(_ -> {});
      } else {
        body.appendBuffer(part);
      }
    });
    String retryAfter = response.getHeader("Retry-After");
    response.endHandler(_ ->
        reply.complete(
            Reply.of(
                response.statusCode(),
                retryAfter == null ? "" : retryAfter,
                body.getBytes(),
                Instant.now())));
  }

  private static String problem(Throwable failure) {
    return failure instanceof TimeoutException ? Reply.NO_ANSWER : "unreachable";
  }
}
