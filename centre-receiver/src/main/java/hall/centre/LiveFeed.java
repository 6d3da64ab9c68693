package hall.centre;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Tells the open pages what has arrived, as server-sent events: a snapshot first, then each
/// change. A page that does not keep up is let go; it comes back by itself and begins with a
/// snapshot. Belongs to the receiver's event loop.
final class LiveFeed {

  private static final int MOST_PAGES = 500;
  private static final long BEAT_MILLIS = 10_000;

  private final Vertx vertx;
  private final Set<HttpServerResponse> pages = new LinkedHashSet<>();
  private final long timer;

  LiveFeed(Vertx vertx, InstantSource clock) {
    this.vertx = vertx;
    timer = vertx.setPeriodic(BEAT_MILLIS, _ -> beat(clock.instant()));
  }

  boolean isFull() {
    return pages.size() >= MOST_PAGES;
  }

  /// A page that went while the database was asked is not kept, for nobody would say it has gone.
  void open(HttpServerResponse page, String snapshot) {
    if (page.closed()) {
      return;
    }
    page.setChunked(true);
    page.putHeader("Content-Type", "text/event-stream");
    page.putHeader("Cache-Control", "no-store");
    page.closeHandler(_ -> pages.remove(page));
    page.exceptionHandler(_ -> pages.remove(page));
    pages.add(page);
    tell(page, "retry: 2000\n" + event("snapshot", snapshot));
  }

  void change(String change) {
    tellAll(event("change", change));
  }

  void close() {
    vertx.cancelTimer(timer);
    List.copyOf(pages).forEach(page -> Answers.forget(page.end()));
    pages.clear();
  }

  private void beat(Instant now) {
    tellAll(event("beat", "{\"now\":\"" + now + "\"}"));
  }

  private void tellAll(String event) {
    List.copyOf(pages).forEach(page -> tell(page, event));
  }

  private void tell(HttpServerResponse page, String event) {
    if (page.writeQueueFull()) {
      pages.remove(page);
      Answers.forget(page.reset());
    } else {
      Answers.forget(page.write(event));
    }
  }

  private static String event(String name, String body) {
    return "event: " + name + "\ndata: " + body + "\n\n";
  }
}
