package hall.app.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.loop.HallLoop;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// What anyone may ask of the hall: its services, its devices, its names.
final class HallDoor {

  private final HallLoop loop;
  private final Views views;
  private final Supplier<List<DeviceView>> devices;
  private final InstantSource clock;
  private final Optional<URI> centre;

  HallDoor(
      HallLoop loop,
      Views views,
      Supplier<List<DeviceView>> devices,
      InstantSource clock,
      Optional<URI> centre) {
    this.loop = loop;
    this.views = views;
    this.devices = devices;
    this.clock = clock;
    this.centre = centre;
  }

  void open(Router router) {
    router.get("/api/v1/hall", this::hall);
    router.get("/api/v1/services", this::services);
    router.get("/api/v1/devices", this::devices);
  }

  private void hall(Exchange exchange) {
    CompletableFuture<Reply> reply =
        loop.read(hall -> {
          ObjectNode view = views.hall(hall, now(hall.at()));
          centre.ifPresent(shown -> view.put("centre", shown.toString()));
          return new Reply.Done(view);
        });
    Reply.give(exchange, 200, reply);
  }

  private void services(Exchange exchange) {
    CompletableFuture<Reply> reply =
        loop.read(hall -> {
          ArrayNode services = Json.array();
          Instant now = now(hall.at());
          hall.plan()
              .services()
              .forEach(service -> services.add(views.service(service, hall, now)));
          return new Reply.Done(services);
        });
    Reply.give(exchange, 200, reply);
  }

  private void devices(Exchange exchange) {
    ArrayNode list = Json.array();
    devices.get().forEach(device -> list.add(device.jsonWithLink()));
    exchange.answer(200, list);
  }

  private Instant now(Instant last) {
    Instant now = clock.instant();
    return now.isBefore(last) ? last : now;
  }
}
