package hall.app.web;

import hall.app.loop.HallLoop;
import hall.app.words.Words;
import hall.queue.TicketId;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/// The open streams of all faces (Server-Sent Events). A face gets the whole, then changes; one
/// that comes back with the id of the last it had gets what it missed, if that is not long ago. A
/// face that does not read is let go: it comes back by itself and gets the whole.
///
/// Lives on one event loop.
final class EventStreams implements LiveFeed.Wire {

  private static final System.Logger LOG = System.getLogger(EventStreams.class.getName());
  private static final int STREAMS_MAX = 1_000;
  private static final int REMEMBERED = 256;

  /// Some snapshots of a large hall: a face on a slow line gets the whole before it is let go.
  private static final int UNREAD_MOST = 1 << 20;

  private static final long BEAT_MILLIS = 10_000;

  private final Context context;
  private final InstantSource clock;
  private final Words words;
  private final String boot;
  private final Set<HttpServerResponse> faces = new LinkedHashSet<>();
  private final Map<TicketId, Set<HttpServerResponse>> watchers = new HashMap<>();
  private final Map<TicketId, Integer> joining = new HashMap<>();
  private final Deque<Told> recent = new ArrayDeque<>();
  private long told;

  /// Something that was told to all faces.
  private record Told(long number, Buffer frame) {}

  /// @param boot tells this run of the house from others: numbers of another run mean nothing here
  EventStreams(Vertx vertx, Context context, InstantSource clock, Words words, String boot) {
    this.context = context;
    this.clock = clock;
    this.words = words;
    this.boot = boot;
    vertx.setPeriodic(BEAT_MILLIS, _ -> context.runOnContext(_ -> beat()));
  }

  void open(Router router, HallLoop loop, LiveFeed feed) {
    router.stream("/api/v1/events", exchange -> join(exchange, loop, feed));
  }

  private void join(Exchange exchange, HallLoop loop, LiveFeed feed) {
    int open = faces.size() + watchers.values().stream().mapToInt(Set::size).sum();
    if (open >= STREAMS_MAX) {
      exchange.problem(Problem.of(503, "too-many-streams", Map.of("limit", STREAMS_MAX)));
      return;
    }
    String ticket = exchange.request().getParam("ticket");
    if (ticket != null) {
      joinTicket(exchange, ticket, loop, feed);
      return;
    }
    Optional<List<Told>> missed = missedSince(lastId(exchange.request()));
    if (missed.isPresent()) {
      HttpServerResponse response = begin(exchange);
      missed.get().forEach(each -> write(response, each.frame()));
      stay(response, faces);
      return;
    }
    whenRead(
        exchange,
        loop.read(hall -> feed.snapshot(hall, now(hall.at()))),
        (whole, _) -> {
          HttpServerResponse response = begin(exchange);
          write(response, frame("snapshot", id(told), whole));
          stay(response, faces);
        });
  }

  private void joinTicket(Exchange exchange, String text, HallLoop loop, LiveFeed feed) {
    TicketId id;
    try {
      id = new TicketId(text);
    } catch (IllegalArgumentException e) {
      exchange.problem(unknown(text));
      return;
    }
    joining.merge(id, 1, Integer::sum);
    var _ =
        loop.read(hall -> feed.watch(id, hall))
            .whenComplete((view, failure) ->
                context.runOnContext(_ -> {
                  if (failure != null) {
                    exchange.failed(failure);
                  } else if (view.isEmpty()) {
                    exchange.problem(unknown(text));
                  } else if (!exchange.request().response().closed()) {
                    stay(begin(exchange), id, view.get(), feed);
                  }
                  joining.computeIfPresent(id, (_, count) -> count > 1 ? count - 1 : null);
                  letGo(id, feed);
                }));
  }

  private void stay(HttpServerResponse response, TicketId id, String view, LiveFeed feed) {
    write(response, frame("snapshot", id(told), view));
    watchers.computeIfAbsent(id, _ -> new LinkedHashSet<>()).add(response);
    response.closeHandler(_ -> {
      watchers.getOrDefault(id, new LinkedHashSet<>()).remove(response);
      letGo(id, feed);
    });
  }

  /// The last face that looked at a ticket has gone, unless another is just coming.
  private void letGo(TicketId id, LiveFeed feed) {
    if (!joining.containsKey(id) && watchers.getOrDefault(id, Set.of()).isEmpty()) {
      watchers.remove(id);
      feed.unwatch(id);
    }
  }

  private <T> void whenRead(
      Exchange exchange, CompletableFuture<T> reading, BiConsumer<T, Exchange> then) {
    var _ =
        reading.whenComplete((value, failure) ->
            context.runOnContext(_ -> {
              if (failure != null) {
                exchange.failed(failure);
              } else if (!exchange.request().response().closed()) {
                then.accept(value, exchange);
              }
            }));
  }

  private static Problem unknown(String text) {
    String id = Exchange.shortened(text);
    return new Problem(404, "unknown-ticket", "ticket", id, Map.of("ticket", id));
  }

  private HttpServerResponse begin(Exchange exchange) {
    HttpServerResponse response = exchange.request().response();
    response
        .setChunked(true)
        .setWriteQueueMaxSize(UNREAD_MOST)
        .putHeader("Content-Type", "text/event-stream; charset=utf-8")
        .putHeader("Content-Language", words.nearest(exchange.language()))
        .putHeader("Cache-Control", "no-store")
        .putHeader("Content-Encoding", "identity")
        .putHeader("X-Accel-Buffering", "no");
    response.exceptionHandler(gone -> LOG.log(Level.DEBUG, "A face has gone.", gone));
    write(response, Buffer.buffer("retry: 1000\n\n"));
    return response;
  }

  private static void stay(HttpServerResponse response, Set<HttpServerResponse> set) {
    set.add(response);
    response.closeHandler(_ -> set.remove(response));
  }

  private static String lastId(HttpServerRequest request) {
    String header = request.getHeader("Last-Event-ID");
    String asked = header != null ? header : request.getParam("lastEventId");
    return asked == null ? "" : asked;
  }

  /// What was told since; empty when that is not known any more, or was another run.
  private Optional<List<Told>> missedSince(String id) {
    int dash = id.lastIndexOf('-');
    if (dash < 0
        || !id.substring(0, dash).equals(boot)
        || !id.substring(dash + 1).matches("\\d{1,15}")) {
      return Optional.empty();
    }
    long last = Long.parseLong(id.substring(dash + 1));
    long oldest = recent.isEmpty() ? told + 1 : recent.getFirst().number();
    if (last > told || last + 1 < oldest) {
      return Optional.empty();
    }
    return Optional.of(recent.stream().filter(each -> each.number() > last).toList());
  }

  @Override
  public void all(String event, String json) {
    context.runOnContext(_ -> {
      told++;
      Buffer frame = frame(event, id(told), json);
      recent.addLast(new Told(told, frame));
      if (recent.size() > REMEMBERED) {
        recent.removeFirst();
      }
      List.copyOf(faces).forEach(face -> write(face, frame));
    });
  }

  @Override
  public void ticket(TicketId id, String json) {
    context.runOnContext(_ -> {
      Buffer frame = frame("change", id(told), json);
      List.copyOf(watchers.getOrDefault(id, Set.of())).forEach(face -> write(face, frame));
    });
  }

  private void beat() {
    Buffer frame =
        Buffer.buffer(
            "event: beat\ndata: "
                + Json.text(Json.object().put("now", clock.instant().toString()))
                + "\n\n");
    List.copyOf(faces).forEach(face -> write(face, frame));
    List.copyOf(watchers.values())
        .forEach(set -> List.copyOf(set).forEach(face -> write(face, frame)));
  }

  private static void write(HttpServerResponse face, Buffer frame) {
    if (face.closed()) {
      return;
    }
    if (face.writeQueueFull()) {
      face.reset();
      return;
    }
    face.write(frame).onFailure(gone -> LOG.log(Level.DEBUG, "A face has gone.", gone));
  }

  private static Buffer frame(String event, String id, String json) {
    return Buffer.buffer("id: " + id + "\nevent: " + event + "\ndata: " + json + "\n\n");
  }

  private String id(long number) {
    return boot + "-" + number;
  }

  private Instant now(Instant last) {
    Instant now = clock.instant();
    return now.isBefore(last) ? last : now;
  }
}
