package hall.app.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.loop.HallLoop;
import hall.queue.Actor;
import hall.queue.Restating;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Where the manager reads what time it is in the hall and who says so, and sets it right.
final class ClockDoor {

  private static final Actor MANAGER = new Actor(Actor.Role.MANAGER, "clock");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /// A time that is told to the minute is right for as long.
  private static final Duration MINUTE_LONG = Duration.ofMinutes(1);

  private final HallLoop loop;
  private final Timekeeping keeping;
  private final ZoneId zone;
  private final LocalTimes times;

  ClockDoor(HallLoop loop, Timekeeping keeping, ZoneId zone) {
    this.loop = loop;
    this.keeping = keeping;
    this.zone = zone;
    times = new LocalTimes(zone);
  }

  void open(Router router) {
    router.get("/api/v1/clock", this::show);
    router.post("/api/v1/clock", this::set);
  }

  private void show(Exchange exchange) {
    Reply.give(exchange, 200, view());
  }

  private CompletableFuture<Reply> view() {
    return loop.read(hall -> hall.amendments().restatings())
        .thenApply(restatings -> new Reply.Done(view(restatings)));
  }

  private ObjectNode view(List<Restating> restatings) {
    Timekeeping.State state = keeping.state();
    ObjectNode view =
        Json.object()
            .put("now", state.now().toString())
            .put("box", state.box().toString())
            .put("ahead", state.leap().toSeconds())
            .put("witness", state.witness())
            .put("unsure", state.witness().equals("nobody"))
            .put("zone", zone.getId());
    ArrayNode corrections = view.putArray("corrections");
    for (Restating each : restatings.reversed()) {
      corrections
          .addObject()
          .put("from", each.from())
          .put("to", each.to())
          .put("since", each.of(each.since()).toString())
          .put("seconds", each.by().toSeconds());
    }
    return view;
  }

  private void set(Exchange exchange) {
    Body body = Body.of(exchange);
    if (body.has("right")) {
      switch (body.text("right")) {
        case "hall" -> keeping.confirm();
        case "box" -> {
          follow(exchange, keeping.state().leap());
          return;
        }
        default -> throw Body.wrong("right", body.text("right"), "hall, box");
      }
      show(exchange);
      return;
    }
    Instant truth = times.moment(body, "time");
    Duration by = Duration.between(keeping.state().now(), truth);
    boolean isThisMinute = !by.isPositive() && by.plus(MINUTE_LONG).isPositive();
    if (isThisMinute) {
      keeping.confirm();
      show(exchange);
    } else {
      follow(exchange, by);
    }
  }

  private void follow(Exchange exchange, Duration by) {
    CompletableFuture<Reply> reply =
        keeping
            .earliest()
            .thenCompose(earliest -> {
              Instant truth = keeping.state().now().plus(by);
              return truth.isBefore(earliest)
                  ? CompletableFuture.completedFuture(tooEarly(truth, earliest))
                  : keeping.correct(by, MANAGER, exchange.key()).thenCompose(_ -> view());
            });
    Reply.give(exchange, 200, reply);
  }

  private Reply tooEarly(Instant truth, Instant earliest) {
    String said = MINUTE.format(truth.atZone(zone));
    return new Reply.Not(
        new Problem(
            409,
            "time-before-record",
            "time",
            said,
            Map.of("time", said, "earliest", MINUTE.format(earliest.atZone(zone)))));
  }
}
