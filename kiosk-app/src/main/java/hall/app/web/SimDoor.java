package hall.app.web;

import hall.app.sim.SimProblem;
import hall.app.sim.Simulation;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.lang.System.Logger.Level;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Where the simulated devices are seen and pressed. Open only in a hall that has any.
final class SimDoor {

  private static final System.Logger LOG = System.getLogger(SimDoor.class.getName());
  private static final long GATHER_MILLIS = 30;
  private static final long BEAT_MILLIS = 10_000;
  private static final int STREAMS_MAX = 50;

  private final Vertx vertx;
  private final Context context;
  private final Simulation simulation;
  private final Set<HttpServerResponse> lookers = new LinkedHashSet<>();
  private final AtomicBoolean due = new AtomicBoolean();

  SimDoor(Vertx vertx, Context context, Simulation simulation) {
    this.vertx = vertx;
    this.context = context;
    this.simulation = simulation;
  }

  void open(Router router) {
    router.stream("/sim/events", this::join);
    router.get("/sim/state", exchange -> exchange.send(200, "application/json", state()));
    router.post("/sim/devices/{device}/press", exchange -> act(exchange, "key", simulation::press));
    router.post(
        "/sim/devices/{device}/condition",
        exchange -> act(exchange, "condition", simulation::condition));
    Object _ = simulation.onChange(this::changed);
    vertx.setPeriodic(BEAT_MILLIS, _ -> context.runOnContext(_ -> beat()));
  }

  private interface Act {
    void on(String device, String what);
  }

  private void act(Exchange exchange, String field, Act act) {
    String what = Exchange.required(exchange.json(), field);
    String device = exchange.param("device");
    vertx
        .executeBlocking(() -> {
          act.on(device, what);
          return device;
        })
        .onSuccess(_ -> exchange.answer(200, Json.object().put("device", device).put(field, what)))
        .onFailure(failure -> refuse(exchange, failure, device, field, what));
  }

  private static void refuse(
      Exchange exchange, Throwable failure, String device, String field, String what) {
    if (failure instanceof SimProblem problem) {
      boolean unknownDevice = problem.code().equals("unknown-device");
      exchange.problem(
          new Problem(
              unknownDevice ? 404 : 400,
              problem.code(),
              unknownDevice ? "device" : field,
              Exchange.shortened(unknownDevice ? device : what),
              Map.of("device", Exchange.shortened(device), "value", Exchange.shortened(what))));
    } else {
      exchange.failed(failure);
    }
  }

  private void join(Exchange exchange) {
    if (lookers.size() >= STREAMS_MAX) {
      exchange.problem(Problem.of(503, "too-many-streams", Map.of("limit", STREAMS_MAX)));
      return;
    }
    HttpServerResponse response = exchange.request().response();
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .putHeader("Content-Encoding", "identity");
    response.exceptionHandler(gone -> LOG.log(Level.DEBUG, "A looker has gone.", gone));
    response.closeHandler(_ -> lookers.remove(response));
    lookers.add(response);
    write(response, frame());
  }

  /// Devices change in bursts; lookers are told once for each.
  private void changed() {
    if (due.compareAndSet(false, true)) {
      vertx.setTimer(GATHER_MILLIS, _ -> context.runOnContext(_ -> tell()));
    }
  }

  private void tell() {
    due.set(false);
    if (lookers.isEmpty()) {
      return;
    }
    Buffer frame = frame();
    Consumer<HttpServerResponse> telling = looker -> write(looker, frame);
    List.copyOf(lookers).forEach(telling);
  }

  /// A page that hears nothing cannot tell a quiet hall from a lost one.
  private void beat() {
    Buffer frame = Buffer.buffer("event: beat\ndata: {}\n\n");
    List.copyOf(lookers).forEach(looker -> write(looker, frame));
  }

  /// A looker that does not read is let go; it comes back by itself and gets the whole state.
  private static void write(HttpServerResponse looker, Buffer frame) {
    if (looker.closed()) {
      return;
    }
    if (looker.writeQueueFull()) {
      looker.reset().onFailure(gone -> LOG.log(Level.DEBUG, "A looker has gone.", gone));
    } else {
      looker.write(frame).onFailure(gone -> LOG.log(Level.DEBUG, "A looker has gone.", gone));
    }
  }

  private Buffer frame() {
    return Buffer.buffer("event: state\ndata: ").appendBuffer(state()).appendString("\n\n");
  }

  private Buffer state() {
    return Buffer.buffer(simulation.stateJson());
  }
}
