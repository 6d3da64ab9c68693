package hall.app.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// Where the installer looks what is plugged in and tries it. Only ports that are plugged in are
/// ever touched, one at a time.
final class InstallDoor {

  private final Vertx vertx;
  private final Installing installing;
  private final AtomicBoolean probing = new AtomicBoolean();

  InstallDoor(Vertx vertx, Installing installing) {
    this.vertx = vertx;
    this.installing = installing;
  }

  void open(Router router) {
    router.get("/api/v1/plugs", this::plugs);
    router.get("/api/v1/plugs/heard", this::heard);
    router.post("/api/v1/plugs/probe", this::probe);
    router.post("/api/v1/devices/{device}/test", this::test);
  }

  private void plugs(Exchange exchange) {
    vertx
        .executeBlocking(installing::plugs, false)
        .onSuccess(plugs -> exchange.answer(200, list(plugs)))
        .onFailure(exchange::failed);
  }

  private static ArrayNode list(List<Installing.Plug> plugs) {
    ArrayNode list = Json.array();
    for (Installing.Plug plug : plugs) {
      list.addObject()
          .put("port", plug.port())
          .put("stable", plug.stable())
          .put("kind", plug.kind())
          .put("usb", plug.usb())
          .put("name", plug.name())
          .put("open", plug.open())
          .put("device", plug.device());
    }
    return list;
  }

  private void heard(Exchange exchange) {
    ArrayNode list = Json.array();
    for (Installing.Heard heard : installing.heard()) {
      list.addObject()
          .put("device", heard.device())
          .put("what", heard.what())
          .put("value", heard.value())
          .put("at", heard.at().toString());
    }
    exchange.answer(200, list);
  }

  private void probe(Exchange exchange) {
    String port = Exchange.required(exchange.json(), "port");
    if (!probing.compareAndSet(false, true)) {
      exchange.problem(Problem.of(409, "probe-under-way", Map.of()));
      return;
    }
    vertx
        .executeBlocking(() -> installing.probe(port), false)
        .onComplete(_ -> probing.set(false))
        .onSuccess(found -> exchange.answer(200, found(found)))
        .onFailure(failure -> refuse(exchange, failure, port));
  }

  private static void refuse(Exchange exchange, Throwable failure, String port) {
    if (failure instanceof IllegalArgumentException) {
      String shown = Exchange.shortened(port);
      exchange.problem(new Problem(404, "unknown-port", "port", shown, Map.of("port", shown)));
    } else {
      exchange.failed(failure);
    }
  }

  private static ObjectNode found(Installing.Found found) {
    ObjectNode view =
        Json.object().put("cause", found.cause()).put("noiseBytes", found.noiseBytes());
    ArrayNode list = view.putArray("candidates");
    for (Installing.Candidate candidate : found.candidates()) {
      list.addObject()
          .put("profile", candidate.profile())
          .put("baud", candidate.baud())
          .put("address", candidate.address())
          .put("spoke", candidate.spoke());
    }
    return view;
  }

  private void test(Exchange exchange) {
    String device = exchange.param("device");
    vertx
        .executeBlocking(() -> installing.test(device), false)
        .onSuccess(known -> {
          if (known) {
            exchange.answer(202, Json.object().put("device", device));
          } else {
            String shown = Exchange.shortened(device);
            exchange.problem(
                new Problem(404, "unknown-device", "device", shown, Map.of("device", shown)));
          }
        })
        .onFailure(exchange::failed);
  }
}
