package hall.app.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.config.HallFile;
import hall.app.loop.HallLoop;
import hall.app.words.Words;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// What readers and scanners say, told to the page of their own kiosk or window and to no other:
/// `GET /api/v1/kiosks/{kiosk}/readings` and `/api/v1/windows/{window}/readings` are streams of
/// `card`, `card-unread` and `scan`. Nothing is told again: a page that comes later hears nothing
/// of the person before. Only the last card read at a kiosk can be asked for, at `…/card`, for half
/// a minute.
public final class PlaceStreams {

  /// How long a card that was read can be asked for.
  static final Duration CARD_LASTS = Duration.ofSeconds(30);

  private static final System.Logger LOG = System.getLogger(PlaceStreams.class.getName());
  private static final int LISTENERS_MAX = 8;
  private static final long BEAT_MILLIS = 10_000;

  private final Context context;
  private final HallFile file;
  private final Words words;
  private final InstantSource clock;
  private final Map<Place, Set<HttpServerResponse>> listeners = new HashMap<>();
  private final Map<String, LastCard> cards = new HashMap<>();

  /// Where something was read: a kiosk by its id, or a window.
  ///
  /// @param kiosk empty at a window
  /// @param window 0 at a kiosk
  public record Place(String kiosk, int window) {}

  private record LastCard(Instant at, ObjectNode view) {}

  PlaceStreams(Vertx vertx, Context context, HallFile file, Words words, InstantSource clock) {
    this.context = context;
    this.file = file;
    this.words = words;
    this.clock = clock;
    vertx.setPeriodic(BEAT_MILLIS, _ -> context.runOnContext(_ -> beat()));
  }

  void open(Router router, HallLoop loop, Views views) {
    router.stream(
        "/api/v1/kiosks/{kiosk}/readings",
        exchange -> kiosk(exchange).ifPresent(kiosk -> join(exchange, new Place(kiosk, 0))));
    router.stream(
        "/api/v1/windows/{window}/readings",
        exchange -> window(exchange).ifPresent(window -> join(exchange, new Place("", window))));
    router.get(
        "/api/v1/kiosks/{kiosk}/card",
        exchange -> kiosk(exchange).ifPresent(kiosk -> card(exchange, kiosk, loop, views)));
  }

  /// Whether a page of another site asks, in a browser that stands in the hall: what a citizen
  /// holds in the hand is for the hall's own pages.
  private static boolean isForeign(Exchange exchange) {
    String site = exchange.request().getHeader("Sec-Fetch-Site");
    String origin = exchange.request().getHeader("Origin");
    boolean elsewhere = site != null && !site.equals("same-origin") && !site.equals("none");
    boolean other =
        origin != null && !origin.equals("http://" + exchange.request().getHeader("Host"));
    return elsewhere || other;
  }

  /// Refuses a page of another site.
  private static boolean refuses(Exchange exchange) {
    boolean foreign = isForeign(exchange);
    if (foreign) {
      exchange.problem(Problem.of(403, "foreign-page", Map.of()));
    }
    return foreign;
  }

  /// Tells the page of that place. May be called from any thread.
  ///
  /// @param device the reader or scanner
  /// @param at when it was read
  public void tell(Place place, String device, Instant at, PlaceNews news) {
    context.runOnContext(_ -> {
      ObjectNode view = news.json().put("device", device).put("at", at.toString());
      if (news instanceof PlaceNews.CardUnread(var cause)) {
        ObjectNode said = view.putObject("words");
        file.hall()
            .languages()
            .forEach(language -> said.put(language, words.say(language, "readings." + cause)));
      }
      if (news instanceof PlaceNews.Card && !place.kiosk().isEmpty()) {
        cards.put(place.kiosk(), new LastCard(at, view));
      }
      Buffer frame = frame(news.event(), view);
      List.copyOf(listeners.getOrDefault(place, Set.of())).forEach(face -> write(face, frame));
    });
  }

  private Optional<String> kiosk(Exchange exchange) {
    String id = exchange.param("kiosk");
    if (file.kiosks().stream().anyMatch(kiosk -> kiosk.id().equals(id))) {
      return Optional.of(id);
    }
    String shown = Exchange.shortened(id);
    exchange.problem(new Problem(404, "unknown-kiosk", "kiosk", shown, Map.of("kiosk", shown)));
    return Optional.empty();
  }

  private Optional<Integer> window(Exchange exchange) {
    String asked = exchange.param("window");
    Optional<Integer> window =
        file.windows().stream()
            .map(each -> each.id().number())
            .filter(number -> Integer.toString(number).equals(asked))
            .findFirst();
    if (window.isEmpty()) {
      String shown = Exchange.shortened(asked);
      exchange.problem(
          new Problem(404, "unknown-window", "window", shown, Map.of("window", shown)));
    }
    return window;
  }

  /// The card, and what its person has in the hall today.
  private void card(Exchange exchange, String kiosk, HallLoop loop, Views views) {
    if (refuses(exchange)) {
      return;
    }
    cards.values().removeIf(card -> card.at().plus(CARD_LASTS).isBefore(clock.instant()));
    Optional<ObjectNode> card = Optional.ofNullable(cards.get(kiosk)).map(LastCard::view);
    ObjectNode view = Json.object();
    card.ifPresentOrElse(known -> view.set("card", known.deepCopy()), () -> view.putNull("card"));
    ArrayNode tickets = view.putArray("tickets");
    ArrayNode appointments = view.putArray("appointments");
    String person = card.map(known -> known.path("person").asText()).orElse("");
    if (person.isEmpty()) {
      exchange.answer(200, view);
      return;
    }
    CompletableFuture<Reply> reply =
        loop.read(hall -> {
          hall.tickets().stream()
              .filter(ticket -> person.equals(ticket.visit().said().person().orElse("")))
              .forEach(ticket -> tickets.add(views.ticketWithAhead(ticket, hall)));
          hall.appointments().stream()
              .filter(each -> each.person().filter(person::equals).isPresent())
              .filter(each -> each.ticket().isEmpty())
              .forEach(each -> appointments.add(CitizenDoor.view(each, hall)));
          return new Reply.Done(view);
        });
    Reply.give(exchange, 200, reply);
  }

  private void join(Exchange exchange, Place place) {
    if (refuses(exchange)) {
      return;
    }
    Set<HttpServerResponse> here = listeners.computeIfAbsent(place, _ -> new LinkedHashSet<>());
    if (here.size() >= LISTENERS_MAX) {
      exchange.problem(Problem.of(503, "too-many-streams", Map.of("limit", LISTENERS_MAX)));
      return;
    }
    HttpServerResponse response = exchange.request().response();
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .putHeader("Content-Encoding", "identity")
        .putHeader("X-Accel-Buffering", "no");
    response.exceptionHandler(gone -> LOG.log(Level.DEBUG, "A page has gone.", gone));
    response.closeHandler(_ -> here.remove(response));
    here.add(response);
    write(response, Buffer.buffer("retry: 1000\n\n"));
  }

  private void beat() {
    cards.values().removeIf(card -> card.at().plus(CARD_LASTS).isBefore(clock.instant()));
    Buffer frame = frame("beat", Json.object().put("now", clock.instant().toString()));
    listeners.values().forEach(faces -> List.copyOf(faces).forEach(face -> write(face, frame)));
  }

  private static Buffer frame(String event, ObjectNode view) {
    return Buffer.buffer("event: " + event + "\ndata: " + Json.text(view) + "\n\n");
  }

  /// A page that does not read is let go; it comes back by itself.
  private static void write(HttpServerResponse face, Buffer frame) {
    if (face.closed()) {
      return;
    }
    if (face.writeQueueFull()) {
      face.reset().onFailure(gone -> LOG.log(Level.DEBUG, "A page has gone.", gone));
    } else {
      face.write(frame).onFailure(gone -> LOG.log(Level.DEBUG, "A page has gone.", gone));
    }
  }
}
