package hall.app.journal;

import hall.queue.Calendar.Session;
import hall.queue.CallRules;
import hall.queue.CallRules.AppointmentRule;
import hall.queue.CallRules.ReturnRule;
import hall.queue.CallRules.TransferRule;
import hall.queue.Condition;
import hall.queue.LineClass;
import hall.queue.Lines;
import hall.queue.Step;
import hall.queue.Step.Group;
import hall.queue.WindowId;
import hall.queue.WindowRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The call rules as lines of a plan's text, a `rule` before its `step`s and a step before its
/// `group`s. Lines that a step speaks of are `services:classes`, each separated by `+`: nothing
/// before the colon means the window's own, nothing behind it all classes.
final class RulesText {

  private RulesText() {}

  static void write(CallRules rules, List<String> to) {
    new TreeMap<>(rules.credits())
        .forEach((of, credit) ->
            to.add(line("credit", credit.toString(), Names.LINE.text(of)).toString()));
    to.add(line("rating-within", rules.ratingWithin().toString()).toString());
    AppointmentRule due = rules.appointments();
    to.add(line("appointments", due.early().toString(), due.late().toString()).toString());
    to.add(returning("no-show", rules.noShow()));
    to.add(returning("held", rules.held()));
    TransferRule transfer = rules.transfer();
    to.add(
        line("transfer", Names.PLACE.text(transfer.where()), transfer.pinFor().toString())
            .toString());
    to.add(line("parked-for", rules.parkedFor().toString()).toString());
    to.add(line("recall-gap", rules.recallGap().toString()).toString());
    to.add(line("undo-within", rules.undoWithin().toString()).toString());
    rules.windowRules().forEach(rule -> write(rule, to));
  }

  private static void write(WindowRule rule, List<String> to) {
    var head = line("rule", rule.id(), rule.autoCall().map(Duration::toString).orElse(""));
    rule.windows().forEach(window -> head.number(window.number()));
    to.add(head.toString());
    for (Step step : rule.steps()) {
      to.add(write(step.when(), line("step", step.id(), Names.BY.text(step.by()))).toString());
      for (Group group : step.call()) {
        to.add(line("group").number(group.times()).text(text(group.lines())).toString());
      }
    }
  }

  private static LineText write(Condition when, LineText to) {
    return switch (when) {
      case Condition.Always() -> to.text("always");
      case Condition.Waiting(var lines, var over, var until) ->
          to.text("waiting").text(text(lines)).number(over).number(until);
      case Condition.Waited(var lines, var over, var until) ->
          to.text("waited").text(text(lines)).text(over.toString()).text(until.toString());
      case Condition.Nobody(var lines) -> to.text("nobody").text(text(lines));
      case Condition.During(var sessions) -> {
        to.text("during");
        sessions.forEach(session -> to.text(text(session)));
        yield to;
      }
    };
  }

  private static String returning(String kind, ReturnRule rule) {
    return line(kind, Names.RETURN.text(rule.how()))
        .number(rule.after())
        .number(rule.times())
        .text(rule.within().toString())
        .yes(rule.sameWindow())
        .toString();
  }

  private static LineText line(String... fields) {
    var line = new LineText();
    for (String field : fields) {
      line.text(field);
    }
    return line;
  }

  static String text(Session session) {
    return session.from() + "-" + session.to();
  }

  static Session session(String text) {
    int dash = text.indexOf('-');
    return new Session(
        Integer.parseInt(text, 0, dash, 10), Integer.parseInt(text, dash + 1, text.length(), 10));
  }

  private static String text(Lines lines) {
    return VisitText.services(lines.services())
        + ":"
        + new TreeSet<>(lines.classes())
            .stream().map(Names.LINE::text).collect(Collectors.joining("+"));
  }

  private static Lines lines(Fields fields) {
    String text = fields.text();
    int colon = text.indexOf(':');
    Set<LineClass> classes =
        VisitText.parts(text.substring(colon + 1), "+").stream()
            .map(Names.LINE::of)
            .collect(Collectors.toSet());
    return new Lines(VisitText.services(text.substring(0, colon)), classes);
  }

  /// What has been read of the rules so far. A plan of an older release has only the credit of the
  /// priority line and the time for a rating; all else is then as it was before it could be ruled.
  static final class Reading {

    private final Map<LineClass, Duration> credits = new EnumMap<>(LineClass.class);
    private Optional<Duration> priorityCredit = Optional.empty();
    private Optional<Duration> ratingWithin = Optional.empty();
    private Optional<AppointmentRule> appointments = Optional.empty();
    private Optional<ReturnRule> noShow = Optional.empty();
    private Optional<ReturnRule> held = Optional.empty();
    private Optional<TransferRule> transfer = Optional.empty();
    private Optional<Duration> parkedFor = Optional.empty();
    private Optional<Duration> recallGap = Optional.empty();
    private Optional<Duration> undoWithin = Optional.empty();
    private final List<Ruled> rules = new ArrayList<>();

    private record Ruled(
        String id, Optional<Duration> autoCall, List<WindowId> windows, List<Stepped> steps) {

      WindowRule rule() {
        return new WindowRule(id, windows, steps.stream().map(Stepped::step).toList(), autoCall);
      }
    }

    private record Stepped(String id, Step.By by, Condition when, List<Group> groups) {

      Step step() {
        return new Step(id, when, groups, by);
      }
    }

    void read(String kind, Fields fields) {
      switch (kind) {
        case "credit" -> credit(Duration.parse(fields.text()), fields);
        case "rating-within" -> ratingWithin = Optional.of(duration(fields));
        case "appointments" ->
            appointments = Optional.of(new AppointmentRule(duration(fields), duration(fields)));
        case "no-show" -> noShow = Optional.of(returning(fields));
        case "held" -> held = Optional.of(returning(fields));
        case "transfer" ->
            transfer =
                Optional.of(new TransferRule(Names.PLACE.of(fields.text()), duration(fields)));
        case "parked-for" -> parkedFor = Optional.of(duration(fields));
        case "recall-gap" -> recallGap = Optional.of(duration(fields));
        case "undo-within" -> undoWithin = Optional.of(duration(fields));
        case "rule" -> rule(fields);
        case "step" -> step(fields);
        case "group" -> {
          int times = fields.number();
          rules.getLast().steps().getLast().groups().add(new Group(lines(fields), times));
        }
        default -> {}
      }
    }

    CallRules rules() {
      var before =
          new CallRules(
              priorityCredit.orElse(Duration.ZERO), present(ratingWithin, "rating-within"));
      if (undoWithin.isEmpty()) {
        present(priorityCredit, "credit");
        return before;
      }
      return new CallRules(
          credits,
          rules.stream().map(Ruled::rule).toList(),
          present(appointments, "appointments"),
          present(noShow, "no-show"),
          present(held, "held"),
          present(transfer, "transfer"),
          present(parkedFor, "parked-for"),
          present(recallGap, "recall-gap"),
          undoWithin.get(),
          before.ratingWithin());
    }

    private void credit(Duration credit, Fields fields) {
      if (fields.more()) {
        credits.put(Names.LINE.of(fields.text()), credit);
      } else {
        priorityCredit = Optional.of(credit);
      }
    }

    private void rule(Fields fields) {
      String id = fields.text();
      String autoCall = fields.text();
      List<WindowId> windows = new ArrayList<>();
      while (fields.moreInOrder()) {
        windows.add(new WindowId(fields.number()));
      }
      rules.add(
          new Ruled(
              id,
              autoCall.isEmpty() ? Optional.empty() : Optional.of(Duration.parse(autoCall)),
              windows,
              new ArrayList<>()));
    }

    private void step(Fields fields) {
      String id = fields.text();
      Step.By by = Names.BY.of(fields.text());
      rules.getLast().steps().add(new Stepped(id, by, condition(fields), new ArrayList<>()));
    }

    private static Condition condition(Fields fields) {
      String kind = fields.text();
      return switch (kind) {
        case "always" -> Condition.ALWAYS;
        case "waiting" -> new Condition.Waiting(lines(fields), fields.number(), fields.number());
        case "waited" -> new Condition.Waited(lines(fields), duration(fields), duration(fields));
        case "nobody" -> new Condition.Nobody(lines(fields));
        case "during" -> {
          List<Session> sessions = new ArrayList<>();
          while (fields.moreInOrder()) {
            sessions.add(session(fields.text()));
          }
          yield new Condition.During(sessions);
        }
        default ->
            throw new IllegalArgumentException(
                "This release does not know the condition '%s'.".formatted(kind));
      };
    }

    private static ReturnRule returning(Fields fields) {
      return new ReturnRule(
          Names.RETURN.of(fields.text()),
          fields.number(),
          fields.number(),
          duration(fields),
          fields.yes());
    }

    private static Duration duration(Fields fields) {
      return Duration.parse(fields.text());
    }

    private static <T> T present(Optional<T> value, String kind) {
      return value.orElseThrow(
          () -> new IllegalArgumentException("The plan has no line '%s'.".formatted(kind)));
    }
  }
}
