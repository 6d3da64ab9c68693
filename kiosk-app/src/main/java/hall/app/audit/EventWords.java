package hall.app.audit;

import hall.app.journal.EventText;
import hall.app.words.Words;
import hall.queue.Event;
import hall.queue.HandServed;
import hall.queue.LateVisit;
import hall.queue.ServiceId;
import hall.queue.Stop;
import hall.queue.Target;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What happened to a ticket, as a sentence each. An event that has no sentence of its own is told
/// by its name in the record and what stands there.
final class EventWords {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Words words;
  private final String language;
  private final ZoneId zone;

  EventWords(Words words, String language, ZoneId zone) {
    this.words = words;
    this.language = language;
    this.zone = zone;
  }

  /// @param actor who caused it, in words
  String sentence(Event event, String actor) {
    String key = "audit.event." + EventText.name(event);
    Map<String, Object> values = new HashMap<>(values(event));
    values.put("actor", actor);
    if (!words.has(key)) {
      values.put("name", EventText.name(event));
      values.put("fields", String.join(" ", fields(event)));
      return words.say(language, "audit.event.other", values);
    }
    return words.say(language, key + variant(event), values);
  }

  /// The event's fields as the record has them, after its name.
  static List<String> fields(Event event) {
    List<String> fields = List.of(EventText.text(List.of(event)).split("\t", -1));
    return fields.subList(1, fields.size());
  }

  /// Some can be said in two ways.
  private static String variant(Event event) {
    boolean mayReturn =
        event instanceof Event.TicketNotShown missed && missed.returnUntil().isPresent();
    return mayReturn ? "-until" : "";
  }

  private Map<String, Object> values(Event event) {
    return switch (event) {
      case Event.TicketTaken taken ->
          Map.of(
              "number", taken.number(),
              "service", taken.service().value(),
              "line", choice("line", taken.standing().of()),
              "priority", choice("priority", taken.priority()));
      case Event.PrintFailed(_, var problem) -> Map.of("problem", problem);
      case Event.TicketCalled(_, var window, var clerk, _) ->
          Map.of("window", window.number(), "clerk", clerk.value());
      case Event.TicketRecalled(_, var window) -> Map.of("window", window.number());
      case Event.ServiceStarted(_, var window) -> Map.of("window", window.number());
      case Event.TicketNotShown(_, var window, var until) ->
          Map.of("window", window.number(), "until", time(until));
      case Event.TicketTransferred(_, var window, var to) ->
          Map.of("window", window.number(), "target", target(to));
      case Event.TicketParked(_, var window, var until) ->
          Map.of("window", window.number(), "until", time(Optional.of(until)));
      case Event.TicketHeld(_, var window, var missing, var until) ->
          Map.of("window", window.number(), "missing", missing, "until", time(Optional.of(until)));
      case Event.TicketQueued(_, var service, var standing, var cause) ->
          Map.of(
              "service", service.value(),
              "line", choice("line", standing.of()),
              "rank", time(Optional.of(standing.rank())),
              "cause", choice("cause", cause));
      default -> more(event);
    };
  }

  private Map<String, Object> more(Event event) {
    return switch (event) {
      case Event.RouteSet(_, var route) -> Map.of("route", route(route));
      case Event.CasesAdded(_, var cases) -> Map.of("n", cases);
      case Event.CaseEnded(_, var window, var outcome) ->
          Map.of("window", window.number(), "outcome", choice("outcome", outcome));
      case Event.ServiceEnded(_, var window, var outcome) ->
          Map.of("window", window.number(), "outcome", choice("outcome", outcome));
      case Event.VisitOwned(_, var clerk) -> Map.of("clerk", clerk.value());
      case Event.PriorityGranted(_, var priority, var granter, var reason) ->
          Map.of(
              "priority", choice("priority", priority),
              "clerk", granter.value(),
              "reason", reason);
      case Event.ActionUndone(_, var window, var entry) ->
          Map.of("window", window.number(), "entry", entry);
      case Event.RatingAsked(_, var window, _) -> Map.of("window", window.number());
      case Event.TicketRated(_, var window, var rating) ->
          Map.of("window", window.number(), "level", rating.level());
      case Event.RatingLapsed(_, var window) -> Map.of("window", window.number());
      case Event.LateVisitEntered(var visit) -> late(visit);
      default -> Map.of();
    };
  }

  private Map<String, Object> late(LateVisit visit) {
    HandServed served = visit.served();
    return Map.of(
        "number", visit.number(),
        "service", served.service().value(),
        "window", served.window().number(),
        "clerk", served.clerk().value(),
        "came", served.cameAt().map(at -> time(Optional.of(at))).orElse("-"),
        "called", time(Optional.of(served.calledAt())),
        "ended", time(Optional.of(served.endedAt())),
        "outcome", choice("outcome", served.outcome()),
        "reason", served.reason());
  }

  private String target(Target target) {
    return switch (target) {
      case Target.ToService(var service) -> say("target.service", "target", service.value());
      case Target.ToWindow(var window) -> say("target.window", "target", window.number());
      case Target.ToClerk(var clerk) -> say("target.clerk", "target", clerk.value());
    };
  }

  private String route(List<Stop> route) {
    return route.isEmpty()
        ? words.say(language, "audit.route-over")
        : route.stream()
            .map(stop ->
                stop.services().stream().map(ServiceId::value).collect(Collectors.joining("+")))
            .collect(Collectors.joining(" → "));
  }

  private String time(Optional<Instant> moment) {
    return moment.map(at -> TIME.format(at.atZone(zone))).orElse("");
  }

  private String choice(String kind, Enum<?> value) {
    return words.say(
        language, "audit." + kind + "." + value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private String say(String key, String name, Object value) {
    return words.say(language, "audit." + key, Map.of(name, value));
  }
}
