package hall.app.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What the stage plays: just enough of a hall to take, call, start and end, in the API's shapes.
/// It knows no rules and refuses nothing.
public final class StageHall {

  /// What a command brought about: the view its sender gets, and what all pages are told.
  record Answer(ObjectNode view, ObjectNode change) {}

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> GONE = List.of("done", "no-show", "expired");

  private final ObjectNode facts;
  private final Map<String, ObjectNode> tickets = new HashMap<>();
  private final Map<String, Answer> answered = new HashMap<>();
  private final ObjectNode state = NODES.objectNode();
  private long last;

  StageHall(String name) {
    try (InputStream in = StageHall.class.getResourceAsStream(name + ".yaml")) {
      facts = (ObjectNode) new YAMLMapper().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    state.put("epoch", "stage").put("day", "2026-11-21").put("open", true).put("issuing", true);
    state.putNull("opens");
    for (String list : List.of("services", "windows", "tickets", "calls", "devices")) {
      state.putArray(list);
    }
    facts
        .get("services")
        .forEach(one -> list("services").addObject().put("id", id(one)).put("open", true));
    list("services").forEach(one -> ((ObjectNode) one).putNull("opens").put("waiting", 0));
    facts.get("windows").forEach(one -> list("windows").add(closed(one)));
  }

  ObjectNode facts() {
    return facts;
  }

  /// What the stream begins with.
  synchronized ObjectNode snapshot() {
    list("windows").forEach(desk -> tellNext((ObjectNode) desk));
    return state.deepCopy().put("now", Instant.now().toString());
  }

  /// What a ticket's own stream tells, when there is such a ticket.
  synchronized Optional<ObjectNode> own(String ticket) {
    return Optional.ofNullable(tickets.get(ticket))
        .map(one -> {
          ObjectNode own = NODES.objectNode();
          own.set("ticket", one.deepCopy().put("ahead", ahead(one)));
          return own;
        });
  }

  /// Sets members of one of the lists' things, or of the hall itself when the list is empty.
  public synchronized ObjectNode set(String list, String id, Map<String, ?> members) {
    ObjectNode thing = list.isEmpty() ? state : find(list, id).orElseGet(() -> added(list, id));
    members.forEach((name, value) -> thing.set(name, NODES.pojoNode(value)));
    return list.isEmpty() ? change().setAll(plain(members)) : changeOf(list, thing);
  }

  /// A ticket is taken so long ago.
  public synchronized ObjectNode take(String service, String priority, Duration ago) {
    ObjectNode facts = find(this.facts.withArray("services"), service).orElseThrow();
    String series = facts.get("series").asText();
    long order = ++last;
    long number = tickets.values().stream().filter(t -> text(t, "series").equals(series)).count();
    Instant at = Instant.now().minus(ago);
    Duration credit = priority.equals("statutory") ? Duration.ofMinutes(20) : Duration.ZERO;
    ObjectNode ticket =
        NODES
            .objectNode()
            .put("id", "ticket-" + order)
            .put("number", "%s%03d".formatted(series, number + 1))
            .put("service", service)
            .put("series", series)
            .put("priority", priority)
            .put("state", "waiting")
            .put("takenAt", at.toString())
            .put("rank", at.minus(credit).toString())
            .put("order", order)
            .put("paper", "pending");
    tickets.put(text(ticket, "id"), ticket);
    keep(ticket);
    return changeOf("tickets", ticket);
  }

  /// A window's key, as `next` or `end`; for `sign-on` the clerk is named.
  public synchronized ObjectNode press(String window, String key, String clerk) {
    ObjectNode desk = find("windows", window).orElseThrow();
    Optional<ObjectNode> ticket = key.equals("next") ? first(desk) : at(desk);
    String now = Instant.now().toString();
    switch (key) {
      case "sign-on" -> {
        desk.put("state", "idle");
        desk.set("clerk", find(facts.withArray("staff"), clerk).orElseThrow().deepCopy());
      }
      case "sign-off" -> desk.put("state", "closed").putNull("clerk");
      case "next", "recall" -> ticket.ifPresent(one -> call(one, desk, now));
      case "start" -> ticket.ifPresent(one -> one.put("state", "serving").put("startedAt", now));
      case "end" -> ticket.ifPresent(one -> one.put("state", "done").put("endedAt", now));
      case "no-show" -> ticket.ifPresent(one -> one.put("state", "no-show"));
      default -> throw new IllegalArgumentException("A window has no key " + key + ".");
    }
    desk.put("asking", key.equals("end"));
    ticket.ifPresent(one -> settle(desk, one));
    tellNext(desk);
    ObjectNode change = changeOf("windows", desk);
    ticket.ifPresent(one -> change.putArray("tickets").add(one.deepCopy()));
    ticket.ifPresent(one -> change.set("calls", list("calls").deepCopy()));
    return change;
  }

  synchronized Answer act(String path, JsonNode body, String key) {
    return answered.computeIfAbsent(key, any -> act(path.split("/", -1), body));
  }

  private Answer act(String[] path, JsonNode body) {
    if (path[3].equals("devices")) {
      return new Answer(NODES.objectNode(), NODES.objectNode());
    }
    if (path[3].equals("tickets") && path.length > 5) {
      ObjectNode ticket = Objects.requireNonNull(tickets.get(path[4])).put("paper", "printed");
      return new Answer(ticket.deepCopy(), changeOf("tickets", ticket));
    }
    if (path[3].equals("tickets")) {
      ObjectNode change =
          take(body.get("service").asText(), body.get("priority").asText(), Duration.ZERO);
      ObjectNode ticket = (ObjectNode) change.get("tickets").get(0);
      return new Answer(ticket.deepCopy().put("ahead", ahead(ticket)), change);
    }
    ObjectNode change = press(path[4], path[5], body.path("clerk").asText());
    return new Answer(find("windows", path[4]).orElseThrow().deepCopy(), change);
  }

  /// A serial adapter, a printer the hall may not open, and a sound card in use; the adapter leads
  /// to a screen.
  static byte[] plugs(String path) {
    String json =
        path.endsWith("/probe")
            ? """
            {"cause": "", "noiseBytes": 0, "candidates": [{"profile": "onbon-bx-k", "baud": 57600, "spoke": false}]}
            """
            : """
            [{"port": "/dev/ttyUSB0", "stable": "/dev/serial/by-path/platform-usb-0:1.2:1.0-port0", "kind": "serial",
              "usb": "1a86:7523", "name": "QinHeng USB Serial", "open": true, "device": ""},
             {"port": "/dev/usb/lp0", "stable": "/dev/usb/lp0", "kind": "printer", "usb": "04b8:0202",
              "name": "EPSON TM-T88V", "open": false, "device": ""},
             {"port": "/dev/snd/pcmC0D0p", "stable": "/dev/snd/pcmC0D0p", "kind": "sound", "usb": "", "name": "",
              "open": true, "device": "voice-1"}]
            """;
    return json.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] picture() {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29" shape-rendering="crispEdges"><rect width="29" height="29" fill="#fff"/><path d="M4 4h7v7h-7zM18 4h7v7h-7zM4 18h7v7h-7zM13 5h2v3h-2zM13 13h5v2h-5zM20 14h4v2h-4zM14 20h3v4h-3zM20 20h4v4h-4z"/><path fill="#fff" d="M5 5h5v5h-5zM19 5h5v5h-5zM5 19h5v5h-5z"/><path d="M6 6h3v3h-3zM20 6h3v3h-3zM6 20h3v3h-3z"/></svg>
    """
        .getBytes(StandardCharsets.UTF_8);
  }

  private void call(ObjectNode ticket, ObjectNode desk, String now) {
    ticket.put("state", "called").put("times", ticket.path("times").asInt() + 1);
    ticket.put("window", desk.get("id").asInt());
    if (!ticket.has("calledAt")) {
      ticket.put("calledAt", now);
    }
    ObjectNode call = NODES.objectNode().put("id", ++last).put("at", now);
    call.put("window", desk.get("id").asInt());
    for (String member : List.of("number", "series", "service", "times")) {
      call.set(member, ticket.get(member));
    }
    list("calls").insert(0, call);
    while (list("calls").size() > 12) {
      list("calls").remove(12);
    }
  }

  /// The ticket at a window, called or being served.
  private Optional<ObjectNode> at(ObjectNode desk) {
    return Optional.ofNullable(desk.get("ticket"))
        .filter(JsonNode::isObject)
        .map(one -> Objects.requireNonNull(tickets.get(text(one, "id"))));
  }

  private void tellNext(ObjectNode desk) {
    first(desk)
        .ifPresentOrElse(
            next -> desk.put("next", text(next, "number")), () -> desk.putNull("next"));
  }

  private Optional<ObjectNode> first(ObjectNode desk) {
    List<String> services = new ArrayList<>();
    desk.get("services").forEach(one -> services.add(one.asText()));
    return tickets.values().stream()
        .filter(one -> text(one, "state").equals("waiting"))
        .filter(one -> services.contains(text(one, "service")))
        .min((a, b) -> Instant.parse(text(a, "rank")).compareTo(Instant.parse(text(b, "rank"))));
  }

  private int ahead(ObjectNode ticket) {
    Instant rank = Instant.parse(text(ticket, "rank"));
    return (int)
        tickets.values().stream()
            .filter(one -> text(one, "state").equals("waiting"))
            .filter(one -> text(one, "service").equals(text(ticket, "service")))
            .filter(one -> Instant.parse(text(one, "rank")).isBefore(rank))
            .count();
  }

  private void settle(ObjectNode desk, ObjectNode ticket) {
    keep(ticket);
    boolean gone = GONE.contains(text(ticket, "state"));
    desk.put("state", gone ? "idle" : text(ticket, "state"));
    desk.set("ticket", gone ? NODES.nullNode() : ticket.deepCopy());
  }

  /// Keeps the list of tickets and what waits at each service true.
  private void keep(ObjectNode ticket) {
    ArrayNode all = list("tickets");
    all.removeAll();
    tickets.values().stream()
        .filter(one -> !GONE.contains(text(one, "state")))
        .forEach(one -> all.add(one.deepCopy()));
    ObjectNode service = find("services", text(ticket, "service")).orElseThrow();
    long waiting =
        tickets.values().stream()
            .filter(one -> text(one, "service").equals(text(ticket, "service")))
            .filter(one -> text(one, "state").equals("waiting"))
            .count();
    service.put("waiting", waiting);
  }

  private ObjectNode changeOf(String list, ObjectNode thing) {
    ObjectNode change = change();
    change.putArray(list).add(thing.deepCopy());
    if (thing.has("service")) {
      change.putArray("services").add(find("services", text(thing, "service")).orElseThrow());
    } else {
      change.set("services", list("services").deepCopy());
    }
    return change;
  }

  private static ObjectNode change() {
    return NODES.objectNode().put("now", Instant.now().toString());
  }

  private static ObjectNode plain(Map<String, ?> members) {
    ObjectNode all = NODES.objectNode();
    members.forEach((name, value) -> all.set(name, NODES.pojoNode(value)));
    return all;
  }

  private ObjectNode added(String list, String id) {
    return list(list).addObject().put("id", id);
  }

  private ArrayNode list(String name) {
    return state.withArray(name);
  }

  private Optional<ObjectNode> find(String list, String id) {
    return find(list(list), id);
  }

  private static Optional<ObjectNode> find(ArrayNode list, String id) {
    for (JsonNode one : list) {
      if (id(one).equals(id)) {
        return Optional.of((ObjectNode) one);
      }
    }
    return Optional.empty();
  }

  private static String id(JsonNode thing) {
    return text(thing, "id");
  }

  private static String text(JsonNode thing, String member) {
    return thing.get(member).asText();
  }

  private static ObjectNode closed(JsonNode facts) {
    ObjectNode window = NODES.objectNode();
    window.set("id", facts.get("id"));
    window.set("name", facts.get("name"));
    window.set("services", facts.get("services"));
    return window
        .put("state", "closed")
        .putNull("clerk")
        .putNull("ticket")
        .put("asking", false)
        .put("waiting", 0);
  }
}
