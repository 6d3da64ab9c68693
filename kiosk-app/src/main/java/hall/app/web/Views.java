package hall.app.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.config.HallFile;
import hall.app.config.Wording;
import hall.queue.Call;
import hall.queue.ClerkId;
import hall.queue.Hall;
import hall.queue.HallPlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.ServiceId;
import hall.queue.Ticket;
import hall.queue.Ticket.Feedback;
import hall.queue.Ticket.Paper;
import hall.queue.Ticket.Stage;
import hall.queue.WindowId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The hall as the API shows it. Numbers, never names of citizens; and never a rating, which is for
/// the figures and not for the next person at the window.
final class Views {

  private final HallFile file;
  private final Openings openings = new Openings();
  private final Prospects prospects = new Prospects();
  private volatile Moment lastTold = new Moment(Instant.EPOCH, Instant.EPOCH.toString());

  private record Moment(Instant at, String text) {}

  Views(HallFile file) {
    this.file = file;
  }

  ObjectNode ticket(Ticket ticket) {
    ObjectNode view =
        Json.object()
            .put("id", ticket.id().value())
            .put("number", ticket.number().toString())
            .put("service", ticket.service().value())
            .put("series", ticket.number().series().letters())
            .put("priority", lower(ticket.priority()))
            .put("language", ticket.language());
    stage(view, ticket.stage());
    paper(view, ticket.paper());
    DeskViews.ticket(view, ticket);
    return view.put("takenAt", moment(ticket.takenAt()))
        .put("rank", moment(ticket.rank()))
        .put("order", ticket.order());
  }

  /// With how many are ahead, which changes without the ticket changing.
  ObjectNode ticketWithAhead(Ticket ticket, Hall hall) {
    return ticket(ticket)
        .put("ahead", hall.peopleAhead(ticket))
        .put("statusUrl", statusUrl(ticket));
  }

  /// As its own page shows it: also how long the wait may be.
  ObjectNode ticketWithWait(Ticket ticket, Hall hall) {
    ObjectNode view = ticketWithAhead(ticket, hall);
    prospects.ticket(view, ticket, hall);
    return view;
  }

  /// A ticket of a day that is over.
  ObjectNode pastTicket(Ticket ticket) {
    return ticket(ticket).put("ahead", 0).put("statusUrl", statusUrl(ticket));
  }

  /// What the QR on the paper says.
  String statusUrl(Ticket ticket) {
    return file.network().publicAddress() + "/t/" + ticket.id();
  }

  private static void stage(ObjectNode view, Stage stage) {
    switch (stage) {
      case Stage.Waiting _ -> view.put("state", "waiting");
      case Stage.Called called ->
          called(view.put("state", "called"), called.window(), called.at(), called.times());
      case Stage.Serving serving ->
          called(
                  view.put("state", "serving"),
                  serving.window(),
                  serving.calledAt(),
                  serving.times())
              .put("startedAt", serving.startedAt().toString());
      case Stage.Done done ->
          called(view.put("state", "done"), done.window(), done.calledAt(), done.times())
              .put("startedAt", done.startedAt().toString())
              .put("endedAt", done.endedAt().toString());
      case Stage.NoShow missed ->
          called(view.put("state", "no-show"), missed.window(), missed.calledAt(), missed.times())
              .put("endedAt", missed.at().toString())
              .put("returnUntil", missed.returnUntil().map(Instant::toString).orElse(null));
      case Stage.Parked parked ->
          called(view.put("state", "parked"), parked.window(), parked.calledAt(), 0)
              .put("endedAt", parked.at().toString())
              .put("returnUntil", parked.until().toString());
      case Stage.Held held ->
          called(view.put("state", "held"), held.window(), held.calledAt(), 0)
              .put("endedAt", held.at().toString())
              .put("returnUntil", held.returnUntil().toString());
      case Stage.Cancelled cancelled ->
          view.put("state", "cancelled").put("endedAt", cancelled.at().toString());
      case Stage.Expired expired ->
          view.put("state", "expired").put("endedAt", expired.at().toString());
    }
  }

  private static ObjectNode called(ObjectNode view, WindowId window, Instant at, int times) {
    return view.put("window", window.number()).put("calledAt", at.toString()).put("times", times);
  }

  private static void paper(ObjectNode view, Paper paper) {
    switch (paper) {
      case Paper.None _ -> view.put("paper", "none");
      case Paper.Pending _ -> view.put("paper", "pending");
      case Paper.Sent _ -> view.put("paper", "sent");
      case Paper.Printed _ -> view.put("paper", "printed");
      case Paper.Failed(var problem) -> view.put("paper", "failed").put("paperProblem", problem);
    }
  }

  ObjectNode window(WindowPlan plan, Hall hall) {
    ObjectNode view = Json.object().put("id", plan.id().number());
    view.set("name", names(nameOf(plan.id())));
    ArrayNode services = view.putArray("services");
    List<ServiceId> handled = hall.handledAt(plan.id());
    handled.forEach(service -> services.add(service.value()));
    Optional<ClerkId> clerk = hall.clerkAt(plan.id());
    clerk.ifPresentOrElse(id -> view.set("clerk", clerk(id)), () -> view.putNull("clerk"));
    Optional<Ticket> ticket = hall.ticketAt(plan.id());
    view.put("state", state(clerk, ticket));
    ticket.ifPresentOrElse(here -> view.set("ticket", ticket(here)), () -> view.putNull("ticket"));
    view.put(
        "asking",
        hall.askedAt(plan.id())
            .map(asked -> asked.feedback() instanceof Feedback.Asked)
            .orElse(false));
    DeskViews.window(view, plan.id(), hall);
    if (clerk.isPresent() && ticket.isEmpty() && hall.pause(plan.id()).isPresent()) {
      view.put("state", "paused");
    }
    return view.put(
        "waiting", hall.handledAt(plan.id()).stream().mapToInt(hall::waitingCount).sum());
  }

  private static String state(Optional<ClerkId> clerk, Optional<Ticket> ticket) {
    if (ticket.isPresent()) {
      return ticket.get().stage() instanceof Stage.Serving ? "serving" : "called";
    }
    return clerk.isPresent() ? "idle" : "closed";
  }

  private Wording nameOf(WindowId id) {
    return file.windows().stream()
        .filter(window -> window.id().equals(id))
        .map(HallFile.Window::name)
        .findFirst()
        .orElse(new Wording(Map.of()));
  }

  private ObjectNode clerk(ClerkId id) {
    ObjectNode view = Json.object().put("id", id.value());
    file.staff().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .ifPresent(each -> {
          view.put("name", each.name());
          view.set("post", names(each.post()));
        });
    return view;
  }

  /// What changes about a service while the hall is open.
  ObjectNode serviceNow(HallPlan.ServicePlan service, Hall hall, Instant now) {
    Openings.Opening opening = openings.of(service, hall.plan(), now);
    ObjectNode view = Json.object().put("id", service.id().value()).put("open", opening.open());
    opens(view, opening);
    prospects.service(view, service, hall, now);
    return view.put("waiting", hall.waitingCount(service.id()))
        .put("ahead", hall.peopleAheadOfNext(service.id()));
  }

  /// Whether the hall is open, and when it opens next.
  void hallNow(ObjectNode view, Hall hall, Instant now) {
    Openings.Opening opening = openings.hall(hall.plan(), now);
    view.put("open", opening.open());
    opens(view, opening);
  }

  private static void opens(ObjectNode view, Openings.Opening opening) {
    opening
        .opens()
        .ifPresentOrElse(at -> view.put("opens", at.toString()), () -> view.putNull("opens"));
  }

  /// A service whole: what it is called, what to bring, and how it stands.
  ObjectNode service(HallPlan.ServicePlan plan, Hall hall, Instant now) {
    ObjectNode view = serviceNow(plan, hall, now);
    file.service(plan.id())
        .ifPresent(service -> {
          view.put("group", service.group()).put("series", plan.series().letters());
          view.set("name", names(service.name()));
          ObjectNode bring = view.putObject("bring");
          service
              .bring()
              .forEach((language, papers) -> {
                ArrayNode list = bring.putArray(language);
                papers.forEach(list::add);
              });
        });
    ArrayNode windows = view.putArray("windows");
    hall.plan().windows().stream()
        .filter(window -> window.services().contains(plan.id()))
        .forEach(window -> windows.add(window.id().number()));
    return view;
  }

  ObjectNode call(Call call) {
    return Json.object()
        .put("id", call.seq())
        .put("number", call.number().toString())
        .put("series", call.number().series().letters())
        .put("service", call.service().value())
        .put("window", call.window().number())
        .put("at", call.at().toString())
        .put("times", call.times());
  }

  /// All that does not change while the hall runs: names, groups, staff, boards.
  ObjectNode hall(Hall hall, Instant now) {
    ObjectNode view = Json.object().put("id", file.hall().id());
    view.set("name", names(file.hall().name()));
    view.set("address", names(file.hall().address()));
    view.put("phone", file.hall().phone());
    view.set("notice", names(file.hall().notice()));
    view.put("language", file.hall().language());
    ArrayNode languages = view.putArray("languages");
    file.hall().languages().forEach(languages::add);
    view.put("zone", file.calendar().zone().getId());
    ArrayNode groups = view.putArray("groups");
    for (HallFile.Group group : file.groups()) {
      groups
          .addObject()
          .put("id", group.id())
          .put("letter", String.valueOf(group.letter()))
          .set("name", names(group.name()));
    }
    ArrayNode services = view.putArray("services");
    hall.plan().services().forEach(service -> services.add(service(service, hall, now)));
    ArrayNode windows = view.putArray("windows");
    hall.plan().windows().forEach(window -> windows.add(window(window, hall)));
    ArrayNode staff = view.putArray("staff");
    file.staff().forEach(each -> staff.add(clerk(each.id())));
    places(view);
    return view;
  }

  private void places(ObjectNode view) {
    ArrayNode kiosks = view.putArray("kiosks");
    for (HallFile.Kiosk kiosk : file.kiosks()) {
      kiosks
          .addObject()
          .put("id", kiosk.id())
          .put("language", kiosk.language())
          .put("printer", kiosk.printer());
    }
    ArrayNode boards = view.putArray("boards");
    for (HallFile.Board board : file.boards()) {
      boards.addObject().put("id", board.id()).set("title", names(board.title()));
    }
    view.put("simulated", file.devices().stream().anyMatch(HallFile.Device::isSimulated));
  }

  /// The name of a service in a language, for a sentence.
  String serviceName(ServiceId id, String language) {
    return file.service(id).map(service -> service.name().in(language)).orElse(id.value());
  }

  private static ObjectNode names(Wording wording) {
    ObjectNode names = Json.object();
    wording.texts().forEach(names::put);
    return names;
  }

  /// A moment as text. The one told last is remembered: all tickets of one turn share theirs.
  String moment(Instant at) {
    Moment last = lastTold;
    if (!last.at().equals(at)) {
      last = new Moment(at, at.toString());
      lastTold = last;
    }
    return last.text();
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
