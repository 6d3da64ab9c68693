package hall.app.journal;

import hall.queue.Actor;
import hall.queue.Call;
import hall.queue.ClerkId;
import hall.queue.Entry;
import hall.queue.HallMemory;
import hall.queue.HallPlan;
import hall.queue.Rating;
import hall.queue.RequestKey;
import hall.queue.Series;
import hall.queue.ServiceId;
import hall.queue.Ticket;
import hall.queue.Ticket.Feedback;
import hall.queue.Ticket.Paper;
import hall.queue.Ticket.Stage;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import hall.queue.WindowId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the hall remembers as text: a line for each thing, its kind first. A snapshot is only as
/// good as the record it was made from, so a kind that is not known makes it no good.
final class MemoryText {

  private MemoryText() {}

  static String text(HallMemory memory) {
    List<String> lines = new ArrayList<>();
    add(lines, "at", Fields.text(memory.at()));
    add(lines, "plan", PlanText.text(memory.plan()));
    add(lines, "day", memory.day().toString());
    memory
        .issued()
        .forEach((series, count) -> add(lines, "issued", series.letters(), count.toString()));
    memory
        .clerks()
        .forEach((window, clerk) -> add(lines, "clerk", window.toString(), clerk.value()));
    memory.tickets().forEach(ticket -> lines.add(line(ticket)));
    memory.calls().forEach(call -> lines.add(line(call)));
    memory.answered().forEach(entry -> lines.add(line("answered", entry)));
    memory.answeredBefore().forEach(entry -> lines.add(line("answered-before", entry)));
    return String.join("\n", lines) + "\n";
  }

  static HallMemory memory(long seq, List<String> lines) {
    var reading = new Reading();
    lines.forEach(line -> reading.read(Fields.of(line)));
    return reading.memory(seq);
  }

  private static void add(List<String> lines, String... fields) {
    lines.add(Fields.line(List.of(fields)));
  }

  private static String line(Ticket ticket) {
    return Fields.line(
        List.of(
            "ticket",
            ticket.id().value(),
            ticket.number().toString(),
            ticket.service().value(),
            Names.text(ticket.priority()),
            ticket.language(),
            ticket.day().toString(),
            Long.toString(ticket.order()),
            Fields.text(ticket.takenAt()),
            Fields.text(ticket.rank()),
            text(ticket.stage()),
            text(ticket.paper()),
            text(ticket.feedback())));
  }

  private static String text(Stage stage) {
    return switch (stage) {
      case Stage.Waiting() -> "waiting";
      case Stage.Called(var window, var clerk, var at, var times) ->
          at("called", window, clerk, at, times);
      case Stage.Serving(var window, var clerk, var called, var times, var started) ->
          at("serving", window, clerk, called, times, started);
      case Stage.Done(var window, var clerk, var called, var times, var started, var ended) ->
          at("done", window, clerk, called, times, started, ended);
      case Stage.NoShow(var window, var clerk, var called, var times, var at) ->
          at("no-show", window, clerk, called, times, at);
      case Stage.Expired(var at) -> Fields.line(List.of("expired", Fields.text(at)));
    };
  }

  private static String at(
      String kind, WindowId window, ClerkId clerk, Instant called, int times, Instant... then) {
    List<String> fields =
        new ArrayList<>(
            List.of(
                kind,
                window.toString(),
                clerk.value(),
                Fields.text(called),
                Integer.toString(times)));
    for (Instant moment : then) {
      fields.add(Fields.text(moment));
    }
    return Fields.line(fields);
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
          new Stage.NoShow(window(from), clerk(from), from.moment(), from.number(), from.moment());
      case "expired" -> new Stage.Expired(from.moment());
      default -> throw unknown(kind);
    };
  }

  private static String text(Paper paper) {
    return switch (paper) {
      case Paper.Pending() -> "pending";
      case Paper.Printed() -> "printed";
      case Paper.Failed(var problem) -> Fields.line(List.of("failed", problem));
    };
  }

  private static Paper paper(Fields from) {
    String kind = from.text();
    return switch (kind) {
      case "pending" -> new Paper.Pending();
      case "printed" -> new Paper.Printed();
      case "failed" -> new Paper.Failed(from.text());
      default -> throw unknown(kind);
    };
  }

  private static String text(Feedback feedback) {
    return switch (feedback) {
      case Feedback.NotAsked() -> "not-asked";
      case Feedback.Asked(var until) -> Fields.line(List.of("asked", Fields.text(until)));
      case Feedback.Given(var rating, var at) ->
          Fields.line(List.of("given", Integer.toString(rating.level()), Fields.text(at)));
      case Feedback.Lapsed() -> "lapsed";
    };
  }

  private static Feedback feedback(Fields from) {
    String kind = from.text();
    return switch (kind) {
      case "not-asked" -> new Feedback.NotAsked();
      case "asked" -> new Feedback.Asked(from.moment());
      case "given" -> new Feedback.Given(new Rating(from.number()), from.moment());
      case "lapsed" -> new Feedback.Lapsed();
      default -> throw unknown(kind);
    };
  }

  private static String line(Call call) {
    return Fields.line(
        List.of(
            "call",
            Long.toString(call.seq()),
            call.ticket().value(),
            call.number().toString(),
            call.service().value(),
            call.window().toString(),
            Fields.text(call.at()),
            Integer.toString(call.times())));
  }

  private static String line(String kind, Entry entry) {
    return Fields.line(
        List.of(
            kind,
            Long.toString(entry.seq()),
            Fields.text(entry.at()),
            Names.text(entry.actor().role()),
            entry.actor().name(),
            entry.key().text(),
            Integer.toString(entry.key().sum()),
            EventText.text(entry.events())));
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

  /// What has been read so far.
  private static final class Reading {

    private Optional<Instant> at = Optional.empty();
    private Optional<HallPlan> plan = Optional.empty();
    private Optional<LocalDate> day = Optional.empty();
    private final Map<Series, Integer> issued = new HashMap<>();
    private final List<Ticket> tickets = new ArrayList<>();
    private final Map<WindowId, ClerkId> clerks = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<Entry> answered = new ArrayList<>();
    private final List<Entry> answeredBefore = new ArrayList<>();

    void read(Fields from) {
      String kind = from.text();
      switch (kind) {
        case "at" -> at = Optional.of(from.moment());
        case "plan" -> plan = Optional.of(PlanText.plan(from.text()));
        case "day" -> day = Optional.of(LocalDate.parse(from.text()));
        case "issued" -> issued.put(new Series(from.text()), from.number());
        case "clerk" -> clerks.put(window(from), MemoryText.clerk(from));
        case "ticket" -> tickets.add(ticket(from));
        case "call" -> calls.add(call(from));
        case "answered" -> answered.add(entry(from));
        case "answered-before" -> answeredBefore.add(entry(from));
        default -> throw unknown(kind);
      }
    }

    HallMemory memory(long seq) {
      return new HallMemory(
          seq,
          at.orElseThrow(() -> unknown("at")),
          plan.orElseThrow(() -> unknown("plan")),
          day.orElseThrow(() -> unknown("day")),
          issued,
          tickets,
          clerks,
          calls,
          answered,
          answeredBefore);
    }

    private static Ticket ticket(Fields from) {
      return new Ticket(
          new TicketId(from.text()),
          TicketNumber.of(from.text()),
          new ServiceId(from.text()),
          Names.priority(from.text()),
          from.text(),
          LocalDate.parse(from.text()),
          from.count(),
          from.moment(),
          from.moment(),
          stage(Fields.of(from.text())),
          paper(Fields.of(from.text())),
          feedback(Fields.of(from.text())));
    }

    private static Call call(Fields from) {
      return new Call(
          from.count(),
          new TicketId(from.text()),
          TicketNumber.of(from.text()),
          new ServiceId(from.text()),
          window(from),
          from.moment(),
          from.number());
    }

    private static Entry entry(Fields from) {
      return new Entry(
          from.count(),
          from.moment(),
          new Actor(Names.role(from.text()), from.text()),
          new RequestKey(from.text(), from.number()),
          EventText.events(from.text()));
    }
  }
}
