package hall.app.web;

import hall.app.config.HallFile;
import hall.queue.ClerkId;
import hall.queue.Command;
import hall.queue.Outcome;
import hall.queue.Particulars;
import hall.queue.PauseReason;
import hall.queue.Place;
import hall.queue.ServiceId;
import hall.queue.Stop;
import hall.queue.Target;
import hall.queue.TicketId;
import hall.queue.WindowId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// What a clerk may do beyond calling one after the other: each act a path of its own under the
/// window, with what it needs in the body.
final class DeskDoor {

  private static final int REASON_MOST = 80;
  private static final int MISSING_MOST = 200;
  private static final int PARKED_MOST_MIN = 480;
  private static final String A_SERVICE = "/api/v1/services";
  private static final String A_TICKET = "/api/v1/tickets/{id}";

  private final WindowDoor windows;
  private final TicketIds ids;
  private final HallFile file;

  DeskDoor(WindowDoor windows, TicketIds ids, HallFile file) {
    this.windows = windows;
    this.ids = ids;
    this.file = file;
  }

  void open(Router router) {
    act(
        router,
        "pause",
        (window, body) ->
            new Command.PauseWindow(
                window, body.oneOf("reason", PauseReason.class, PauseReason.BREAK)));
    act(router, "resume", (window, _) -> new Command.ResumeWindow(window));
    act(
        router,
        "call",
        (window, body) ->
            new Command.CallChosen(
                window,
                body.as("ticket", TicketId::new, A_TICKET),
                body.text("reason", REASON_MOST)));
    act(
        router,
        "walk-in",
        (window, body) ->
            new Command.ServeWalkIn(
                window,
                ids.draw(),
                body.as("service", ServiceId::new, A_SERVICE),
                body.language(file)));
    act(router, "no-show", (window, body) -> new Command.MarkNoShow(window, body.flag("final")));
    act(router, "transfer", DeskDoor::transfer);
    openTicket(router);
    act(router, "undo", (window, _) -> new Command.Undo(window));
    act(router, "lend", this::lend);
    act(router, "give-back", (window, _) -> new Command.GiveBack(window));
  }

  /// What may become of the ticket at the window.
  private void openTicket(Router router) {
    act(router, "park", (window, body) -> new Command.Park(window, minutes(body)));
    act(
        router,
        "hold",
        (window, body) -> new Command.Hold(window, body.text("missing", MISSING_MOST)));
    act(router, "route", DeskDoor::route);
    act(
        router,
        "add-cases",
        (window, body) ->
            new Command.AddCases(window, body.number("cases", 1, Particulars.CASES_MAX)));
    act(
        router,
        "end-case",
        (window, body) -> new Command.EndCase(window, body.oneOf("outcome", Outcome.class)));
    act(
        router,
        "end",
        (window, body) ->
            new Command.End(window, body.oneOf("outcome", Outcome.class, Outcome.COMPLETED)));
  }

  private void act(Router router, String name, BiFunction<WindowId, Body, Command> command) {
    router.post(
        "/api/v1/windows/{window}/" + name,
        exchange ->
            windows.press(exchange, command.apply(WindowDoor.window(exchange), Body.of(exchange))));
  }

  /// To exactly one of a service, a window or a clerk.
  private static Command transfer(WindowId window, Body body) {
    List<Target> named = new ArrayList<>();
    body.asOptional("service", ServiceId::new, A_SERVICE)
        .ifPresent(service -> named.add(new Target.ToService(service)));
    if (body.has("window")) {
      named.add(new Target.ToWindow(new WindowId(body.number("window", 1, 999))));
    }
    body.asOptional("clerk", ClerkId::new, "/api/v1/hall staff")
        .ifPresent(clerk -> named.add(new Target.ToClerk(clerk)));
    if (named.size() != 1) {
      throw Body.wrong("service", String.valueOf(named.size()), "service | window | clerk");
    }
    Optional<Place> where =
        body.has("place") ? Optional.of(body.oneOf("place", Place.class)) : Optional.empty();
    return new Command.Transfer(window, named.getFirst(), where, body.flag("backToMe"));
  }

  private static Optional<Duration> minutes(Body body) {
    return body.has("minutes")
        ? Optional.of(Duration.ofMinutes(body.number("minutes", 1, PARKED_MOST_MIN)))
        : Optional.empty();
  }

  private static Command route(WindowId window, Body body) {
    return new Command.SetRoute(window, stops(body));
  }

  /// Stop by stop, each one or more services.
  static List<Stop> stops(Body body) {
    List<Stop> stops = new ArrayList<>();
    for (List<ServiceId> services : body.lists("stops", ServiceId::new, A_SERVICE)) {
      try {
        stops.add(new Stop(services, Optional.empty()));
      } catch (IllegalArgumentException e) {
        throw Body.wrong("stops", services.toString(), "[[\"a\"], [\"b\", \"c\"]]");
      }
    }
    return stops;
  }

  /// Services by name, or all of another window's, which is how windows are merged.
  private Command lend(WindowId window, Body body) {
    List<ServiceId> services = new ArrayList<>(body.list("services", ServiceId::new, A_SERVICE));
    for (String other : body.list("windows", text -> text, "[2, 3]")) {
      services.addAll(windows.servicesOf(other));
    }
    if (services.isEmpty()) {
      throw new Problem.Refusing(Problem.missing("services"));
    }
    return new Command.Lend(window, services.stream().distinct().toList(), body.moment("until"));
  }
}
