package hall.app.config;

import hall.queue.Condition;
import hall.queue.Lines;
import hall.queue.Step;
import hall.queue.Step.By;
import hall.queue.Step.Group;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the steps of a window rule: when one counts, which lines it calls from, and how.
final class StepSection {

  private static final List<String> CHOICES = List.of("call", "oldest", "in-order", "turns");
  private static final List<String> CONDITIONS = List.of("waiting", "waited", "nobody", "during");
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final int MOST_WAITING = 999;

  private final Draft draft;
  private final Map<String, Node> ids = new HashMap<>();

  /// @param guard the rule's guard, which is a step of that name
  StepSection(Draft draft, Optional<Node> guard) {
    this.draft = draft;
    guard.ifPresent(at -> ids.put("guard", at));
  }

  /// The step, if enough of it can be read.
  ///
  /// @param number where it stands among the rule's steps, which names it unless it has an id
  Optional<Step> read(Node node, int number) {
    Form form = Form.of(node, Shape.STEP, draft);
    String unnamed = "step-" + number;
    String id = form.one("id").map(each -> id(form, each)).orElse(unnamed);
    ids.putIfAbsent(id, node);
    Condition when = form.find("when").map(this::condition).orElse(Condition.ALWAYS);
    List<String> written = CHOICES.stream().filter(key -> form.find(key).isPresent()).toList();
    if (written.size() != 1) {
      if (!(node instanceof Node.Broken)) {
        draft.problems().add(node, Fault.STEP_CHOICE, Map.of("known", CHOICES));
      }
      return Optional.empty();
    }
    Node lines = form.find(written.getFirst()).orElse(node);
    List<Group> groups =
        written.getFirst().equals("turns")
            ? turns(lines)
            : written.getFirst().equals("in-order") ? inOrder(lines, form) : all(lines, form);
    By by =
        switch (written.getFirst()) {
          case "oldest" -> By.OLDEST;
          case "in-order" -> By.IN_ORDER;
          case "turns" -> By.TURNS;
          default -> By.EARLIEST;
        };
    return groups.isEmpty() ? Optional.empty() : Optional.of(new Step(id, when, groups, by));
  }

  private String id(Form form, Node.Scalar scalar) {
    Node first = ids.putIfAbsent(scalar.text(), scalar);
    if (first != null) {
      draft.problems().add(scalar, Fault.DUPLICATE_ID, Map.of("first", first.place().line()));
    }
    return form.matching(scalar, HallSection.ID, Fault.BAD_ID, "step");
  }

  private List<Group> all(Node node, Form form) {
    return new LinesReader(form, draft)
        .some(node).stream().map(lines -> new Group(lines, 1)).toList();
  }

  private List<Group> inOrder(Node node, Form form) {
    var reader = new LinesReader(form, draft);
    List<Group> groups = new ArrayList<>();
    for (Node item : form.items(node, 0, 99)) {
      reader.one(item).ifPresent(lines -> groups.add(new Group(lines, 1)));
    }
    tellTooFew(node, groups);
    return groups;
  }

  /// `{ own.ordinary: 3, own.priority: 1 }`.
  private List<Group> turns(Node node) {
    Form form = Form.free(node, draft);
    var reader = new LinesReader(form, draft);
    List<Group> groups = new ArrayList<>();
    for (Node.Key key : form.keys().values()) {
      int times = form.whole(key.name(), 1, 99, 1);
      reader.ofKey(key, node.path()).ifPresent(lines -> groups.add(new Group(lines, times)));
    }
    tellTooFew(node, groups);
    return groups;
  }

  private void tellTooFew(Node node, List<Group> groups) {
    if (groups.size() < 2 && !(node instanceof Node.Broken)) {
      draft.problems().add(node, Fault.TOO_FEW_GROUPS);
    }
  }

  private Condition condition(Node node) {
    Form form = Form.of(node, Shape.CONDITION, draft);
    List<String> written = CONDITIONS.stream().filter(key -> form.find(key).isPresent()).toList();
    if (written.size() != 1) {
      if (node instanceof Node.Keys) {
        draft.problems().add(node, Fault.CONDITION_KIND, Map.of("known", CONDITIONS));
      }
      return Condition.ALWAYS;
    }
    String kind = written.getFirst();
    Node value = form.find(kind).orElse(node);
    boolean hasThreshold = kind.equals("waiting") || kind.equals("waited");
    if (hasThreshold != form.find("over").isPresent()) {
      draft.problems().add(node, Fault.CONDITION_OVER, Map.of("kind", kind));
    }
    if (kind.equals("during")) {
      return new Condition.During(Sessions.read(form.items(value, 1, 12), draft.problems()));
    }
    Lines lines = new LinesReader(form, draft).one(value).orElse(Lines.OWN);
    return switch (kind) {
      case "waiting" -> waiting(lines, form);
      case "waited" -> waited(lines, form);
      default -> new Condition.Nobody(lines);
    };
  }

  private Condition waiting(Lines lines, Form form) {
    int over = form.whole("over", 0, MOST_WAITING, 0);
    int until = form.whole("until", 0, MOST_WAITING, over);
    if (until > over) {
      tellUntilAbove(form);
    }
    return new Condition.Waiting(lines, over, Math.min(over, until));
  }

  private Condition waited(Lines lines, Form form) {
    Duration least = Duration.ofSeconds(1);
    Duration over = form.duration("over", least, LONGEST, LONGEST);
    Duration until = form.duration("until", Duration.ZERO, LONGEST, over);
    if (until.compareTo(over) > 0) {
      tellUntilAbove(form);
    }
    return new Condition.Waited(lines, over, until.compareTo(over) > 0 ? over : until);
  }

  private void tellUntilAbove(Form form) {
    String over = form.one("over").map(Node.Scalar::text).orElse("");
    form.one("until")
        .ifPresent(at -> draft.problems().add(at, Fault.UNTIL_ABOVE, Map.of("over", over)));
  }
}
