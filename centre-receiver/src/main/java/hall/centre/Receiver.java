package hall.centre;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;

/// The centre's door: takes what halls report, answers where they stand, and shows what arrived.
public final class Receiver {

  private static final Logger LOG = System.getLogger(Receiver.class.getName());
  private static final int IDLE_SECONDS = 60;

  private final Vertx vertx;
  private final StoreLoop store;
  private final LiveFeed feed;
  private final HttpServer server;

  private Receiver(Vertx vertx, StoreLoop store, LiveFeed feed, HttpServer server) {
    this.vertx = vertx;
    this.store = store;
    this.feed = feed;
    this.server = server;
  }

  /// Opens the database in the folder and listens. Fails with a sentence that says why when the
  /// folder is in use by another centre or the address is taken.
  ///
  /// @param port 0 for any that is free
  public static Future<Receiver> start(Vertx vertx, String host, int port, Path data) {
    return start(vertx, host, port, data, InstantSource.system());
  }

  static Future<Receiver> start(
      Vertx vertx, String host, int port, Path data, InstantSource clock) {
    return vertx
        .executeBlocking(() -> new Rooms(Stock.load(), new StoreLoop(HallStore.open(data))), false)
        .compose(rooms -> listen(vertx, host, port, Objects.requireNonNull(rooms), clock));
  }

  /// Where it listens.
  public int port() {
    return server.actualPort();
  }

  /// Stops listening, finishes what it has taken, and closes the database.
  public Future<Void> close() {
    feed.close();
    return server
        .close()
        .eventually(() ->
            vertx.executeBlocking(
                () -> {
                  store.close();
                  return true;
                },
                false))
        .mapEmpty();
  }

  /// What takes time to open, and is therefore opened off the event loop.
  private record Rooms(Stock stock, StoreLoop store) {}

  private static Future<Receiver> listen(
      Vertx vertx, String host, int port, Rooms rooms, InstantSource clock) {
    Promise<Receiver> started = Promise.promise();
    StoreLoop store = rooms.store();
    Context context = vertx.getOrCreateContext();
    context.runOnContext(_ -> {
      LiveFeed feed = new LiveFeed(vertx, clock);
      HttpServer server =
          vertx
              .createHttpServer(
                  new HttpServerOptions()
                      .setIdleTimeout(IDLE_SECONDS)
                      .setHttp2ClearTextEnabled(false))
              .requestHandler(new Door(context, rooms.stock(), store, feed, clock)::answer)
              .exceptionHandler(e -> LOG.log(Level.DEBUG, "A connection broke.", e));
      server
          .listen(port, host)
          .map(listening -> new Receiver(vertx, store, feed, listening))
          .onFailure(_ -> {
            feed.close();
            store.close();
          })
          .onComplete(started);
    });
    return Objects.requireNonNull(started.future());
  }
}
