package hall.app.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.config.HallFile;
import hall.app.loop.HallLoop;
import hall.app.loop.Outcome;
import hall.queue.Actor;
import hall.queue.ClerkId;
import hall.queue.Command;
import hall.queue.Decision.Refused;
import hall.queue.Hall;
import hall.queue.Request;
import hall.queue.ServiceId;
import hall.queue.WindowId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Where clerks work: sign on, call, recall, start. What else they may do stands in [DeskDoor].
final class WindowDoor {

  private final HallLoop loop;
  private final HallFile file;
  private final Views views;
  private final Refusals refusals;

  WindowDoor(HallLoop loop, HallFile file, Views views, Refusals refusals) {
    this.loop = loop;
    this.file = file;
    this.views = views;
    this.refusals = refusals;
  }

  void open(Router router) {
    router.get("/api/v1/windows", this::list);
    router.get("/api/v1/windows/{window}", this::show);
    router.post("/api/v1/windows/{window}/sign-on", this::signOn);
    key(router, "sign-off", Command.SignOff::new);
    key(router, "next", Command.CallNext::new);
    key(router, "recall", Command.Recall::new);
    key(router, "start", Command.Start::new);
  }

  private void key(Router router, String name, Function<WindowId, Command> command) {
    router.post(
        "/api/v1/windows/{window}/" + name,
        exchange -> press(exchange, command.apply(window(exchange))));
  }

  private void signOn(Exchange exchange) {
    String clerk = Exchange.required(exchange.json(), "clerk");
    try {
      press(exchange, new Command.SignOn(window(exchange), new ClerkId(clerk)));
    } catch (IllegalArgumentException e) {
      String shown = Exchange.shortened(clerk);
      exchange.problem(new Problem(404, "unknown-clerk", "clerk", shown, Map.of("clerk", shown)));
    }
  }

  /// Does a clerk's act and answers how the window then stands.
  void press(Exchange exchange, Command command) {
    exchange.json();
    WindowId window = window(exchange);
    Request request =
        new Request(command, new Actor(Actor.Role.CLERK, "window-" + window), exchange.key());
    CompletableFuture<Reply> reply =
        loop.submit(request, (hall, outcome) -> pressed(hall, outcome, window));
    Reply.give(exchange, 200, reply);
  }

  private Reply pressed(Hall hall, Outcome outcome, WindowId window) {
    if (outcome.decision() instanceof Refused(var refusal)) {
      return new Reply.Not(refusals.problem(refusal));
    }
    return view(hall, window);
  }

  private void list(Exchange exchange) {
    CompletableFuture<Reply> reply =
        loop.read(hall -> {
          ArrayNode windows = Json.array();
          hall.plan().windows().forEach(plan -> windows.add(views.window(plan, hall)));
          return new Reply.Done(windows);
        });
    Reply.give(exchange, 200, reply);
  }

  private void show(Exchange exchange) {
    WindowId window = window(exchange);
    CompletableFuture<Reply> reply = loop.read(hall -> view(hall, window));
    Reply.give(exchange, 200, reply);
  }

  private Reply view(Hall hall, WindowId window) {
    return hall.plan()
        .window(window)
        .<ObjectNode>map(plan -> views.window(plan, hall))
        .<Reply>map(Reply.Done::new)
        .orElseGet(() -> new Reply.Not(unknown(window.toString())));
  }

  /// What a window handles by the hall file.
  List<ServiceId> servicesOf(String window) {
    return file.windows().stream()
        .filter(each -> each.id().toString().equals(window))
        .findFirst()
        .orElseThrow(() -> new Problem.Refusing(unknown(Exchange.shortened(window))))
        .services();
  }

  /// The window that the path names.
  static WindowId window(Exchange exchange) {
    String number = exchange.param("window");
    if (!number.matches("[1-9]\\d{0,2}")) {
      throw new Problem.Refusing(unknown(Exchange.shortened(number)));
    }
    return new WindowId(Integer.parseInt(number));
  }

  private static Problem unknown(String window) {
    return new Problem(404, "unknown-window", "window", window, Map.of("window", window));
  }
}
