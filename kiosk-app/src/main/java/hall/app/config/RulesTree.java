package hall.app.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import hall.queue.Calendar.Session;
import hall.queue.CallRules;
import hall.queue.CallRules.ReturnRule;
import hall.queue.Condition;
import hall.queue.LineClass;
import hall.queue.Lines;
import hall.queue.ServiceId;
import hall.queue.Step;
import hall.queue.Step.By;
import hall.queue.Step.Group;
import hall.queue.WindowRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Call rules as they would stand in a hall file, under `call-rules`: what [RulesSection] reads
/// back to the same rules.
public final class RulesTree {

  private static final JsonNodeFactory NODES = JsonMapper.builder().build().getNodeFactory();
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  /// A shorter guard is read as a step only.
  private static final Duration GUARD_LEAST = Duration.ofMinutes(1);

  private RulesTree() {}

  /// The rules as lines of a hall file, without the `call-rules` above them.
  public static String text(CallRules rules) {
    try {
      return YAML.writeValueAsString(of(rules));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree can always be written.", e);
    }
  }

  /// The rules as a tree of the same shape.
  public static ObjectNode of(CallRules rules) {
    ObjectNode tree = NODES.objectNode();
    ObjectNode credits = tree.putObject("credits");
    for (LineClass of : LineClass.values()) {
      if (rules.credits().containsKey(of)) {
        credits.put(name(of), text(rules.credit(of)));
      }
    }
    ArrayNode windows = NODES.arrayNode();
    rules.windowRules().forEach(rule -> windows.add(rule(rule)));
    if (!windows.isEmpty()) {
      tree.set("windows", windows);
    }
    tree.putObject("appointments")
        .put("early", text(rules.appointments().early()))
        .put("late", text(rules.appointments().late()));
    tree.set("no-show", returning(rules.noShow()));
    tree.set("held", returning(rules.held()));
    tree.putObject("transfer")
        .put("place", name(rules.transfer().where()))
        .put("pin", text(rules.transfer().pinFor()));
    return tree.put("parked", text(rules.parkedFor()))
        .put("recall-gap", text(rules.recallGap()))
        .put("undo", text(rules.undoWithin()))
        .put("rating", text(rules.ratingWithin()));
  }

  private static ObjectNode returning(ReturnRule rule) {
    ObjectNode tree = NODES.objectNode().put("return", name(rule.how()));
    if (rule.how() == CallRules.Return.FINAL) {
      return tree;
    }
    return tree.put("after", rule.after())
        .put("times", rule.times())
        .put("within", text(rule.within()))
        .put("same-window", rule.sameWindow());
  }

  private static ObjectNode rule(WindowRule rule) {
    ObjectNode tree = NODES.objectNode().put("rule", rule.id());
    ArrayNode at = tree.putArray("at");
    rule.windows().forEach(window -> at.add(window.number()));
    List<Step> steps = new ArrayList<>(rule.steps());
    if (steps.getFirst().when() instanceof Condition.Waited(_, var over, _)
        && steps.getFirst().equals(Step.guard(over))
        && over.compareTo(GUARD_LEAST) >= 0) {
      tree.put("guard", text(over));
      steps.removeFirst();
    }
    if (!steps.isEmpty()) {
      ArrayNode list = tree.putArray("steps");
      steps.forEach(step -> list.add(step(step)));
    }
    rule.autoCall().ifPresent(rest -> tree.put("auto-call", text(rest)));
    return tree;
  }

  private static ObjectNode step(Step step) {
    ObjectNode tree = NODES.objectNode().put("id", step.id());
    condition(step.when(), tree);
    if (step.by() == By.TURNS) {
      ObjectNode turns = tree.putObject("turns");
      step.call().forEach(group -> turns.put(lines(group.lines()), group.times()));
      return tree;
    }
    String key =
        switch (step.by()) {
          case OLDEST -> "oldest";
          case IN_ORDER -> "in-order";
          case EARLIEST, TURNS -> "call";
        };
    if (step.by() != By.IN_ORDER && step.call().size() == 1) {
      return tree.put(key, lines(step.call().getFirst().lines()));
    }
    ArrayNode groups = tree.putArray(key);
    step.call().stream().map(Group::lines).map(RulesTree::lines).forEach(groups::add);
    return tree;
  }

  private static void condition(Condition condition, ObjectNode step) {
    switch (condition) {
      case Condition.Always() -> {}
      case Condition.Waiting(var lines, var over, var until) ->
          step.putObject("when").put("waiting", lines(lines)).put("over", over).put("until", until);
      case Condition.Waited(var lines, var over, var until) ->
          step.putObject("when")
              .put("waited", lines(lines))
              .put("over", text(over))
              .put("until", text(until));
      case Condition.Nobody(var lines) -> step.putObject("when").put("nobody", lines(lines));
      case Condition.During(var sessions) -> {
        ArrayNode during = step.putObject("when").putArray("during");
        sessions.forEach(session -> during.add(text(session)));
      }
    }
  }

  private static String lines(Lines lines) {
    String classes =
        lines.classes().isEmpty()
            ? ""
            : new TreeSet<>(lines.classes())
                .stream().map(RulesTree::name).collect(Collectors.joining("+", ".", ""));
    return lines.isOwn()
        ? "own" + classes
        : lines.services().stream()
            .map(ServiceId::value)
            .map(service -> service + classes)
            .collect(Collectors.joining(", "));
  }

  private static String text(Session session) {
    return "%02d:%02d-%02d:%02d"
        .formatted(session.from() / 60, session.from() % 60, session.to() / 60, session.to() % 60);
  }

  /// As `1 h 30 min`.
  private static String text(Duration duration) {
    List<String> parts = new ArrayList<>();
    if (duration.toHours() > 0) {
      parts.add(duration.toHours() + " h");
    }
    if (duration.toMinutesPart() > 0) {
      parts.add(duration.toMinutesPart() + " min");
    }
    if (duration.toSecondsPart() > 0 || parts.isEmpty()) {
      parts.add(duration.toSecondsPart() + " s");
    }
    return String.join(" ", parts);
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
