package hall.app.centre;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between hall and centre, and loses, repeats and refuses what passes, by a seed.
final class BadNetwork {

  private final HttpServer server;
  private final HttpClientAgent client;
  private final Random random;
  private volatile int centre;
  private final AtomicInteger lost = new AtomicInteger();

  private BadNetwork(HttpServer server, HttpClientAgent client, long seed) {
    this.server = server;
    this.client = client;
    this.random = new Random(seed);
  }

  static BadNetwork before(Vertx vertx, int centre, long seed) {
    HttpServer server = vertx.createHttpServer();
    BadNetwork network = new BadNetwork(server, vertx.createHttpClient(), seed);
    network.centre = centre;
    server.requestHandler(network::pass).listen(0, "127.0.0.1").await();
    return network;
  }

  int port() {
    return server.actualPort();
  }

  /// How many requests were not answered as the centre would have.
  int lost() {
    return lost.get();
  }

  private void pass(HttpServerRequest request) {
    HttpMethod method = request.method();
    String path = request.uri();
    String encoding = Objects.requireNonNullElse(request.getHeader("Content-Encoding"), "");
    int fate = random.nextInt(8);
    request
        .body()
        .compose(body ->
            switch (fate) {
              case 0 -> answer(request, 503);
              case 1 -> forward(method, path, body, encoding).compose(_ -> cut(request));
              case 2 ->
                  forward(method, path, body, encoding)
                      .compose(_ -> forward(method, path, body, encoding))
                      .compose(second -> back(request, second));
              case 3 -> forward(method, path, body, encoding).compose(_ -> answer(request, 502));
              default -> forward(method, path, body, encoding).compose(one -> back(request, one));
            })
        .onFailure(_ -> request.connection().close());
  }

  private Future<HttpClientResponse> forward(
      HttpMethod method, String path, Buffer body, String encoding) {
    RequestOptions options =
        new RequestOptions().setMethod(method).setHost("127.0.0.1").setPort(centre).setURI(path);
    if (!encoding.isEmpty()) {
      options.putHeader("Content-Encoding", encoding);
    }
    return client.request(options).compose(request -> request.send(body));
  }

  private static Future<Void> back(HttpServerRequest request, HttpClientResponse response) {
    return response
        .body()
        .compose(body -> request.response().setStatusCode(response.statusCode()).end(body));
  }

  private Future<Void> answer(HttpServerRequest request, int status) {
    lost.incrementAndGet();
    return request.response().setStatusCode(status).end();
  }

  private Future<Void> cut(HttpServerRequest request) {
    lost.incrementAndGet();
    return request.connection().close();
  }
}
