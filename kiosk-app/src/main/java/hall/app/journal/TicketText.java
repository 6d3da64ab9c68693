package hall.app.journal;

import hall.queue.ClerkId;
import hall.queue.Outcome;
import hall.queue.Particulars;
import hall.queue.Priority;
import hall.queue.Rating;
import hall.queue.ServiceId;
import hall.queue.Standing;
import hall.queue.Ticket;
import hall.queue.Ticket.Feedback;
import hall.queue.Ticket.Paper;
import hall.queue.Ticket.Stage;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import hall.queue.Visit;
import hall.queue.WindowId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A ticket as a snapshot keeps it: all that it is, on one line. The view keeps parts of it in the
/// same manner.
public final class TicketText {

  private TicketText() {}

  static void write(Ticket ticket, LineText to) {
    to.text(ticket.id().value()).text(ticket.number().toString());
    to.text(ticket.service().value()).text(Names.PRIORITY.text(ticket.priority()));
    to.text(ticket.language()).text(ticket.day().toString()).number(ticket.order());
    to.moment(ticket.takenAt()).text(text(ticket.stage())).text(text(ticket.paper()));
    to.text(text(ticket.feedback())).text(text(ticket.visit()));
    VisitText.write(ticket.standing(), to);
  }

  static Ticket ticket(Fields from) {
    TicketId id = new TicketId(from.text());
    TicketNumber number = TicketNumber.of(from.text());
    ServiceId service = new ServiceId(from.text());
    Priority priority = Names.PRIORITY.of(from.text());
    String language = from.text();
    LocalDate day = LocalDate.parse(from.text());
    long order = from.count();
    Instant takenAt = from.moment();
    Stage stage = stage(Fields.of(from.text()));
    Paper paper = paper(Fields.of(from.text()));
    Feedback feedback = feedback(Fields.of(from.text()));
    Visit visit = visit(from.text());
    Standing standing = VisitText.standing(from);
    return new Ticket(
        id, number, service, priority, language, day, order, takenAt, standing, stage, paper,
        feedback, visit);
  }

  private static String text(Stage stage) {
    return switch (stage) {
      case Stage.Waiting() -> "waiting";
      case Stage.Called(var window, var clerk, var at, var times) ->
          at("called", window, clerk, at).number(times).toString();
      case Stage.Serving(var window, var clerk, var called, var times, var started) ->
          at("serving", window, clerk, called).number(times).moment(started).toString();
      case Stage.Done(var window, var clerk, var called, var times, var started, var ended) ->
          at("done", window, clerk, called).number(times).moment(started).moment(ended).toString();
      case Stage.NoShow(var window, var clerk, var called, var times, var at, var until) -> {
        var line = at("no-show", window, clerk, called).number(times).moment(at);
        until.ifPresent(line::moment);
        yield line.toString();
      }
      case Stage.Parked(var window, var clerk, var called, var at, var until) ->
          at("parked", window, clerk, called).moment(at).moment(until).toString();
      case Stage.Held(var window, var clerk, var called, var at, var until) ->
          at("held", window, clerk, called).moment(at).moment(until).toString();
      case Stage.Cancelled(var at) -> new LineText().text("cancelled").moment(at).toString();
      case Stage.Expired(var at) -> new LineText().text("expired").moment(at).toString();
    };
  }

  private static LineText at(String kind, WindowId window, ClerkId clerk, Instant called) {
    return new LineText().text(kind).number(window.number()).text(clerk.value()).moment(called);
  }

  private static Stage stage(Fields from) {
    String kind = from.text();
    return switch (kind) {
      case "waiting" -> new Stage.Waiting();
      case "called" -> new Stage.Called(window(from), clerk(from), from.moment(), from.number());
      case "serving" ->
          new Stage.Serving(window(from), clerk(from), from.moment(), from.number(), from.moment());
      case "done" ->
          new Stage.Done(
              window(from),
              clerk(from),
              from.moment(),
              from.number(),
              from.moment(),
              from.moment());
      case "no-show" ->
          new Stage.NoShow(
              window(from),
              clerk(from),
              from.moment(),
              from.number(),
              from.moment(),
              from.momentIfMore());
      case "parked" ->
          new Stage.Parked(window(from), clerk(from), from.moment(), from.moment(), from.moment());
      case "held" ->
          new Stage.Held(window(from), clerk(from), from.moment(), from.moment(), from.moment());
      case "cancelled" -> new Stage.Cancelled(from.moment());
      case "expired" -> new Stage.Expired(from.moment());
      default -> throw unknown(kind);
    };
  }

  private static String text(Paper paper) {
    return switch (paper) {
      case Paper.None() -> "none";
      case Paper.Pending() -> "pending";
      case Paper.Sent() -> "sent";
      case Paper.Printed() -> "printed";
      case Paper.Failed(var problem) -> new LineText().text("failed").text(problem).toString();
    };
  }

  private static Paper paper(Fields from) {
    String kind = from.text();
    return switch (kind) {
      case "none" -> new Paper.None();
      case "pending" -> new Paper.Pending();
      case "sent" -> new Paper.Sent();
      case "printed" -> new Paper.Printed();
      case "failed" -> new Paper.Failed(from.text());
      default -> throw unknown(kind);
    };
  }

  private static String text(Feedback feedback) {
    return switch (feedback) {
      case Feedback.NotAsked() -> "not-asked";
      case Feedback.Asked(var window, var until) ->
          new LineText().text("asked").number(window.number()).moment(until).toString();
      case Feedback.Given(var rating, var at) ->
          new LineText().text("given").number(rating.level()).moment(at).toString();
      case Feedback.Lapsed() -> "lapsed";
    };
  }

  private static Feedback feedback(Fields from) {
    String kind = from.text();
    return switch (kind) {
      case "not-asked" -> new Feedback.NotAsked();
      case "asked" -> new Feedback.Asked(window(from), from.moment());
      case "given" -> new Feedback.Given(new Rating(from.number()), from.moment());
      case "lapsed" -> new Feedback.Lapsed();
      default -> throw unknown(kind);
    };
  }

  /// Where a ticket stands, as a line of text.
  public static String text(Standing standing) {
    var line = new LineText();
    VisitText.write(standing, line);
    return line.toString();
  }

  public static Standing standing(String text) {
    return VisitText.standing(Fields.of(text));
  }

  /// A visit as a line of text. The route in order is what is left of the `route` that was said.
  public static String text(Visit visit) {
    var line = new LineText().text(visit.takenFor().value()).number(visit.leg());
    line.moment(visit.legSince()).number(visit.cases()).number(visit.returns());
    line.number(visit.papersBrought()).text(VisitText.text(visit.route()));
    if (!visit.outcomes().isEmpty()) {
      line.named("outcomes", outcomes(visit.outcomes()));
    }
    line.named("owner", visit.owner().map(ClerkId::value));
    if (visit.reprints() > 0) {
      line.named("reprints", visit.reprints());
    }
    VisitText.write(visit.said(), line);
    return line.toString();
  }

  public static Visit visit(String text) {
    Fields from = Fields.of(text);
    ServiceId takenFor = new ServiceId(from.text());
    int leg = from.number();
    Instant legSince = from.moment();
    int cases = from.number();
    int returns = from.number();
    int papers = from.number();
    var route = VisitText.route(from.text());
    List<Outcome> outcomes = from.named("outcomes").map(TicketText::outcomes).orElse(List.of());
    Optional<ClerkId> owner = from.named("owner").map(ClerkId::new);
    int reprints = from.named("reprints").map(Integer::parseInt).orElse(0);
    Particulars said = VisitText.particulars(from);
    return new Visit(
        takenFor, said, route, cases, outcomes, owner, leg, legSince, returns, papers, reprints);
  }

  /// Those alike that follow each other are counted: `completed*1203+other`.
  private static String outcomes(List<Outcome> outcomes) {
    var text = new StringBuilder();
    for (int i = 0, run; i < outcomes.size(); i += run) {
      Outcome outcome = outcomes.get(i);
      run = 1;
      while (i + run < outcomes.size() && outcomes.get(i + run) == outcome) {
        run++;
      }
      text.append(text.isEmpty() ? "" : "+").append(Names.OUTCOME.text(outcome));
      text.append(run == 1 ? "" : "*" + run);
    }
    return text.toString();
  }

  private static List<Outcome> outcomes(String text) {
    List<Outcome> outcomes = new ArrayList<>();
    for (String part : VisitText.parts(text, "+")) {
      int star = part.indexOf('*');
      Outcome outcome = Names.OUTCOME.of(star < 0 ? part : part.substring(0, star));
      int run = star < 0 ? 1 : Integer.parseInt(part, star + 1, part.length(), 10);
      outcomes.addAll(Collections.nCopies(run, outcome));
    }
    return outcomes;
  }

  private static WindowId window(Fields from) {
    return new WindowId(from.number());
  }

  private static ClerkId clerk(Fields from) {
    return new ClerkId(from.text());
  }

  private static IllegalArgumentException unknown(String kind) {
    return new IllegalArgumentException("This release does not know '%s'.".formatted(kind));
  }
}
