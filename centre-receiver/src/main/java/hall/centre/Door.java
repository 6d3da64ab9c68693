package hall.centre;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.centre.HallLedger.Outcome;
import hall.centre.ReportReader.Reading;
import hall.report.Position;
import hall.report.ReportLine;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Answers the requests of halls and of people's browsers. Whatever asks the database is answered
/// when the database has answered, on the receiver's event loop.
final class Door {

  private static final Pattern HALL_PATH =
      Pattern.compile("/v1/halls/([^/]+)/(reports|position|tickets)");
  private static final Pattern WORDS_PATH = Pattern.compile("/words/([A-Za-z-]+)\\.json");
  private static final int SHOWN_TICKETS = 200;
  private static final int RETRY_SECONDS = 5;
  private static final long LONGEST_PATIENCE_BYTES = 64L * 1024 * 1024;

  private final Context context;
  private final StoreLoop store;
  private final LiveFeed feed;
  private final InstantSource clock;
  private final CentreViews views;
  private final ReportReader reader;
  private final Words words;
  private final Pages pages;
  private final Answers answers;
  private final Map<String, Instant> contacts = new ConcurrentHashMap<>();

  Door(Context context, Stock stock, StoreLoop store, LiveFeed feed, InstantSource clock) {
    this.context = context;
    this.store = store;
    this.feed = feed;
    this.clock = clock;
    this.views = stock.views();
    this.reader = stock.reader();
    this.words = stock.words();
    this.pages = stock.pages();
    this.answers = new Answers(words);
  }

  void answer(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    response.putHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
    response.putHeader("X-Content-Type-Options", "nosniff");
    response.putHeader("Referrer-Policy", "no-referrer");
    Matcher hall = HALL_PATH.matcher(request.path());
    if (hall.matches()) {
      answerHall(request, hall.group(1), hall.group(2));
      return;
    }
    if (!request.method().equals(HttpMethod.GET)) {
      refuseMethod(request, "GET");
      return;
    }
    String path = Objects.requireNonNullElse(request.path(), "");
    Matcher texts = WORDS_PATH.matcher(path);
    if (path.equals("/v1/halls")) {
      ask(request, this::halls, list -> answers.json(response, 200, list));
    } else if (path.equals("/v1/events")) {
      openFeed(request);
    } else if (texts.matches() && Words.LANGUAGES.contains(texts.group(1))) {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      words.all(texts.group(1)).forEach(body::put);
      answers.json(response, 200, body);
    } else {
      pages
          .answering(path, response)
          .orElse(() -> answers.problem(request, new Problem(404, "not-found")))
          .run();
    }
  }

  private void answerHall(HttpServerRequest request, String hall, String what) {
    String method = what.equals("reports") ? "POST" : "GET";
    if (!request.method().name().equals(method)) {
      refuseMethod(request, method);
    } else if (!ReportReader.HALL.matcher(hall).matches()) {
      answers.problem(request, new Problem(400, "bad-hall", "hall", hall));
    } else {
      switch (what) {
        case "reports" -> receive(request, hall);
        case "position" -> position(request, hall);
        default -> tickets(request, hall);
      }
    }
  }

  private void position(HttpServerRequest request, String hall) {
    ask(
        request,
        kept -> kept.read(database -> new SqlRows(database, hall).head()),
        head -> answers.json(request.response(), 200, views.position(hall, head.position())));
  }

  private void tickets(HttpServerRequest request, String hall) {
    String asked = request.getParam("day");
    try {
      Optional<LocalDate> day =
          asked == null ? Optional.empty() : Optional.of(LocalDate.parse(asked));
      ask(
          request,
          kept -> kept.read(database -> views.day(database, hall, day)),
          body -> answers.json(request.response(), 200, body));
    } catch (DateTimeException e) {
      answers.problem(
          request, new Problem(400, "bad-day", "day", Objects.requireNonNullElse(asked, "")));
    }
  }

  /// A body that is too large is answered at once, and what still comes of it is let go by, so that
  /// the sender is there to hear the answer; but not for ever.
  private void receive(HttpServerRequest request, String hall) {
    Buffer body = Buffer.buffer();
    request.handler(part -> {
      if (request.bytesRead() > LONGEST_PATIENCE_BYTES) {
        Answers.forget(request.connection().close());
      } else if (request.response().ended()) {
        return;
      } else if (body.length() + part.length() > ReportReader.LARGEST_BYTES) {
        answers.problem(request, new Problem(413, "too-large"));
      } else {
        body.appendBuffer(part);
      }
    });
    request.endHandler(_ -> {
      if (!request.response().ended()) {
        read(request, hall, body.getBytes());
      }
    });
  }

  private void read(HttpServerRequest request, String hall, byte[] body) {
    boolean packed = "gzip".equalsIgnoreCase(request.getHeader("Content-Encoding"));
    context
        .executeBlocking(() -> reader.read(hall, body, packed), false)
        .onSuccess(read -> {
          switch (read) {
            case Reading.Bad(var problem) -> answers.problem(request, problem);
            case Reading.Good(var report) -> take(request, report);
          }
        })
        .onFailure(_ -> busy(request));
  }

  private void take(HttpServerRequest request, Report report) {
    Instant now = clock.instant();
    ask(
        request,
        kept -> taken(kept, report, now),
        taken -> {
          answer(request, report.hall(), taken.outcome());
          taken.news().ifPresent(news -> feed.change(news.toString()));
        });
  }

  /// What became of a batch, and what is to be told to the open pages.
  private record Taken(Outcome outcome, Optional<ObjectNode> news) {}

  private Taken taken(HallStore kept, Report report, Instant now) {
    Outcome outcome = kept.take(report, now);
    List<String> changed =
        outcome instanceof Outcome.Taken(_, _, var lines)
            ? lines.stream().map(ReportLine::ticket).toList()
            : List.of();
    if (!(outcome instanceof Outcome.Elsewhere)) {
      contacts.put(report.hall(), now);
    }
    Optional<ObjectNode> news = kept.read(database -> views.news(database, report.hall(), changed));
    news.ifPresent(told -> withContact((ObjectNode) told.path("hall")));
    return new Taken(outcome, news);
  }

  private void answer(HttpServerRequest request, String hall, Outcome outcome) {
    HttpServerResponse response = request.response();
    switch (outcome) {
      case Outcome.Taken(var position, var rejected, _) -> {
        ObjectNode body = views.position(hall, position);
        ArrayNode list = body.putArray("rejected");
        rejected.forEach(one ->
            list.addObject()
                .put("seq", one.seq())
                .put("id", one.id())
                .put("code", one.code())
                .put("field", one.field()));
        answers.json(response, 200, body);
      }
      case Outcome.Known(var position) ->
          answers.json(response, 200, views.position(hall, position));
      case Outcome.Elsewhere(Position position) ->
          answers.json(response, 409, views.position(hall, position));
      case Outcome.Held(var until) -> {
        long seconds = Math.max(1, Duration.between(clock.instant(), until).toSeconds());
        response.putHeader("Retry-After", Long.toString(seconds));
        answers.problem(request, new Problem(429, "two-appliances", "hall", hall));
      }
    }
  }

  private ArrayNode halls(HallStore kept) {
    ArrayNode halls = kept.read(views::halls);
    halls.forEach(hall -> withContact((ObjectNode) hall));
    return halls;
  }

  /// A sign of life changes nothing in the database, so when it came is known here only.
  private ObjectNode withContact(ObjectNode hall) {
    Instant at = contacts.get(hall.path("hall").asText());
    return hall.put("contactAt", at == null ? hall.path("receivedAt").asText() : at.toString());
  }

  private void openFeed(HttpServerRequest request) {
    if (feed.isFull()) {
      busy(request);
      return;
    }
    ask(request, this::snapshot, snapshot -> feed.open(request.response(), snapshot.toString()));
  }

  private ObjectNode snapshot(HallStore kept) {
    ObjectNode snapshot = JsonNodeFactory.instance.objectNode();
    ArrayNode halls = halls(kept);
    for (var hall : halls) {
      String id = hall.path("hall").asText();
      String day = hall.path("day").asText("");
      ArrayNode tickets =
          day.isEmpty()
              ? JsonNodeFactory.instance.arrayNode()
              : kept.read(
                  database -> views.tickets(database, id, LocalDate.parse(day), SHOWN_TICKETS));
      ((ObjectNode) hall).set("tickets", tickets);
    }
    snapshot.put("now", clock.instant().toString());
    snapshot.set("halls", halls);
    return snapshot;
  }

  private <T> void ask(
      HttpServerRequest request, Function<HallStore, T> question, Consumer<T> then) {
    var _ =
        store
            .submit(question)
            .whenComplete((answer, failure) ->
                context.runOnContext(_ -> {
                  if (failure != null) {
                    busy(request);
                  } else {
                    then.accept(answer);
                  }
                }));
  }

  private void busy(HttpServerRequest request) {
    request.response().putHeader("Retry-After", Integer.toString(RETRY_SECONDS));
    answers.problem(request, new Problem(503, "busy"));
  }

  private void refuseMethod(HttpServerRequest request, String allowed) {
    request.response().putHeader("Allow", allowed);
    answers.problem(request, new Problem(405, "wrong-method", "method", request.method().name()));
  }
}
