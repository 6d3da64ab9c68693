package hall.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import hall.app.loop.HallLoop;
import hall.queue.Call;
import hall.queue.Entry;
import hall.queue.Hall;
import hall.queue.HallPlan;
import hall.queue.Ticket;
import hall.queue.TicketId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What the faces are told: the whole once, then what has changed. Lives on the loop's thread, so
/// that what it tells is always a state the hall was in.
///
/// Telling waits for a pause of the loop: one change then covers several turns.
public final class LiveFeed implements HallLoop.Outlet {

  private final Views views;
  private final TicketText text;
  private final Supplier<List<DeviceView>> devices;
  private final Supplier<ArrayNode> alarms;
  private final Wire wire;
  private final InstantSource clock;
  private final int epoch;
  private final Set<TicketId> touched = new LinkedHashSet<>();
  private final Map<String, Map<String, JsonNode>> told = new HashMap<>();
  private final Map<TicketId, JsonNode> toldWatchers = new HashMap<>();
  private final Set<TicketId> watched = ConcurrentHashMap.newKeySet();
  private Optional<String> trouble = Optional.empty();
  private boolean untold;
  private JsonNode toldHead = Json.object();
  private Instant toldAt = Instant.EPOCH;
  private HallPlan edgesOf = HallPlan.EMPTY;
  private Instant edge = Instant.EPOCH;

  /// Where the news goes.
  interface Wire {
    /// To every face.
    ///
    /// @param event `change`, `alarms`, or `snapshot` where all that was told before is over
    void all(String event, String json);

    /// To those who look at one ticket.
    void ticket(TicketId id, String json);
  }

  LiveFeed(
      Views views,
      Supplier<List<DeviceView>> devices,
      Supplier<ArrayNode> alarms,
      Wire wire,
      InstantSource clock,
      int epoch) {
    this.views = views;
    text = new TicketText(views);
    this.devices = devices;
    this.alarms = alarms;
    this.wire = wire;
    this.clock = clock;
    this.epoch = epoch;
  }

  @Override
  public void kept(List<Entry> entries, Hall hall) {
    for (Entry entry : entries) {
      entry.events().forEach(event -> Touched.by(event).ifPresent(touched::add));
    }
    untold = true;
  }

  @Override
  public void issuing(Optional<String> now, Hall hall) {
    trouble = now;
    tell(hall, now(hall));
  }

  /// The faces keep what they show, all of it kept before, and say that nothing goes on.
  @Override
  public void inDoubt(String cause) {
    trouble = Optional.of(cause);
    if (toldHead instanceof ObjectNode head && !head.isEmpty()) {
      head.put("issuing", false);
    }
    wire.all("change", Json.text(Json.object().put("issuing", false)));
  }

  @Override
  public void settle(Hall hall, Instant now) {
    if (untold || toldHead.isEmpty() || !now.isBefore(edge)) {
      tell(hall, now);
    }
  }

  /// The first edge after what was told last, so that none is passed over that falls between two
  /// turns.
  @Override
  @SuppressWarnings("ReferenceEquality") // a plan that is another object was put in since
  public Instant nextEdge(Hall hall, Instant now) {
    if (toldHead.isEmpty()) {
      return now;
    }
    if (edgesOf != hall.plan() || !toldAt.isBefore(edge)) {
      edgesOf = hall.plan();
      Instant slot = Prospects.nextSlot(edgesOf, toldAt);
      edge = edgesOf.nextEdge(toldAt).filter(slot::isAfter).orElse(slot);
    }
    return edge;
  }

  /// The whole, as a face that has just come needs it.
  String snapshot(Hall hall, Instant now) {
    if (toldHead.isEmpty()) {
      takeAsTold(hall, now);
    }
    ObjectNode whole = head(hall, now);
    whole.put("seq", hall.seq()).put("now", now.toString());
    whole.set("alarms", alarms.get());
    parts(hall, now).forEach((part, items) -> items.values().forEach(whole.withArray(part)::add));
    ArrayNode tickets = whole.putArray("tickets");
    hall.tickets().stream()
        .filter(LiveFeed::isHere)
        .forEach(ticket -> tickets.addRawValue(new RawValue(text.of(ticket))));
    return Json.text(whole);
  }

  /// One ticket, as its own page needs it; from now on its changes are told.
  Optional<String> watch(TicketId id, Hall hall) {
    return hall.ticket(id)
        .map(ticket -> {
          watched.add(id);
          JsonNode view = views.ticketWithWait(ticket, hall);
          toldWatchers.put(id, view);
          return Json.text(Json.object().set("ticket", view));
        });
  }

  /// Nobody looks at the ticket any more.
  void unwatch(TicketId id) {
    watched.remove(id);
  }

  /// A device is otherwise than before.
  public void devicesChanged(Hall hall) {
    tell(hall, now(hall));
  }

  /// Tells what has changed since it was last told.
  void tell(Hall hall, Instant now) {
    untold = false;
    toldAt = now;
    ObjectNode head = head(hall, now);
    if (toldHead.isEmpty()) {
      takeAsTold(hall, now);
      return;
    }
    if (!head.get("day").equals(toldHead.get("day"))) {
      tellAnew(hall, now);
      return;
    }
    ObjectNode change = Json.object();
    if (!head.equals(toldHead)) {
      change.setAll(head);
      toldHead = head;
    }
    parts(hall, now).forEach((part, items) -> changed(change, part, items));
    tickets(hall, change);
    if (!change.isEmpty()) {
      change.put("seq", hall.seq()).put("now", now.toString());
      wire.all("change", Json.text(change));
    }
    tellWatchers(hall);
  }

  /// The last entry may be of long ago: what is told is how things stand now, and time never goes
  /// back on a face.
  private Instant now(Hall hall) {
    Instant last = hall.at().isAfter(toldAt) ? hall.at() : toldAt;
    Instant now = clock.instant();
    return now.isBefore(last) ? last : now;
  }

  /// A business day began: yesterday's tickets and calls are gone from every face.
  private void tellAnew(Hall hall, Instant now) {
    takeAsTold(hall, now);
    wire.all("snapshot", snapshot(hall, now));
    tellWatchers(hall);
  }

  private void takeAsTold(Hall hall, Instant now) {
    toldHead = head(hall, now);
    told.clear();
    told.putAll(parts(hall, now));
    touched.clear();
  }

  private void tickets(Hall hall, ObjectNode change) {
    if (touched.isEmpty()) {
      return;
    }
    ArrayNode tickets = change.putArray("tickets");
    touched.forEach(id ->
        hall.ticket(id).ifPresent(ticket -> tickets.addRawValue(new RawValue(text.of(ticket)))));
    if (tickets.isEmpty()) {
      change.remove("tickets");
    }
    touched.clear();
  }

  private void tellWatchers(Hall hall) {
    toldWatchers.keySet().retainAll(watched);
    for (TicketId id : watched) {
      hall.ticket(id)
          .map(ticket -> views.ticketWithWait(ticket, hall))
          .filter(view -> !view.equals(toldWatchers.get(id)))
          .ifPresent(view -> {
            toldWatchers.put(id, view);
            wire.ticket(id, Json.text(Json.object().set("ticket", view)));
          });
    }
  }

  private void changed(ObjectNode change, String part, Map<String, JsonNode> items) {
    Map<String, JsonNode> before = told.getOrDefault(part, Map.of());
    ArrayNode changed = Json.array();
    items.forEach((id, item) -> {
      if (!item.equals(before.get(id))) {
        changed.add(item);
      }
    });
    if (!changed.isEmpty()) {
      change.set(part, changed);
    }
    told.put(part, items);
  }

  private ObjectNode head(Hall hall, Instant now) {
    ObjectNode head =
        Json.object()
            .put("epoch", epoch)
            .put("day", hall.day().toString())
            .put("issuing", trouble.isEmpty());
    views.hallNow(head, hall, now);
    return head;
  }

  private Map<String, Map<String, JsonNode>> parts(Hall hall, Instant now) {
    Map<String, Map<String, JsonNode>> parts = new LinkedHashMap<>();
    Map<String, JsonNode> services = parts.computeIfAbsent("services", _ -> new LinkedHashMap<>());
    for (HallPlan.ServicePlan service : hall.plan().services()) {
      services.put(service.id().value(), views.serviceNow(service, hall, now));
    }
    Map<String, JsonNode> windows = parts.computeIfAbsent("windows", _ -> new LinkedHashMap<>());
    for (HallPlan.WindowPlan window : hall.plan().windows()) {
      windows.put(window.id().toString(), views.window(window, hall));
    }
    Map<String, JsonNode> calls = parts.computeIfAbsent("calls", _ -> new LinkedHashMap<>());
    for (Call call : hall.calls()) {
      calls.put(Long.toString(call.seq()), views.call(call));
    }
    Map<String, JsonNode> list = parts.computeIfAbsent("devices", _ -> new LinkedHashMap<>());
    devices.get().forEach(device -> list.put(device.id(), device.json()));
    return parts;
  }

  private static boolean isHere(Ticket ticket) {
    return switch (ticket.stage()) {
      case Ticket.Stage.Waiting _,
          Ticket.Stage.Called _,
          Ticket.Stage.Serving _,
          Ticket.Stage.Parked _,
          Ticket.Stage.Held _ ->
          true;
      case Ticket.Stage.NoShow missed -> missed.returnUntil().isPresent();
      case Ticket.Stage.Done _, Ticket.Stage.Cancelled _, Ticket.Stage.Expired _ -> false;
    };
  }
}
