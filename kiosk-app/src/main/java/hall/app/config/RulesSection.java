package hall.app.config;

import hall.app.config.Register.Kind;
import hall.app.words.FairnessWords;
import hall.app.words.Words;
import hall.queue.CallRules;
import hall.queue.CallRules.AppointmentRule;
import hall.queue.CallRules.Return;
import hall.queue.CallRules.ReturnRule;
import hall.queue.CallRules.TransferRule;
import hall.queue.FairnessCheck;
import hall.queue.Finding;
import hall.queue.LineClass;
import hall.queue.Step;
import hall.queue.WindowId;
import hall.queue.WindowRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads who is called next and what becomes of those who are not there.
final class RulesSection {

  private static final Duration NONE = Duration.ZERO;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofHours(24);
  private static final List<String> RETURNS = names(Return.values());

  /// Nobody but whoever lacks papers knows when they have them.
  private static final List<String> WITH_PAPERS = List.of("final", "on-scan");

  private static final List<String> PLACES = names(hall.queue.Place.values());
  private static final CallRules PLAIN =
      new CallRules(Duration.ofMinutes(20), Duration.ofSeconds(30));

  private final Draft draft;
  private final Optional<Node> node;
  private final Map<String, Node> byId = new HashMap<>();
  private final Map<Integer, Node> ruled = new HashMap<>();
  private final CallRules rules;

  private RulesSection(Optional<Node> node, Draft draft) {
    this.draft = draft;
    this.node = node;
    this.rules = node.map(each -> rules(Form.of(each, Shape.CALL_RULES, draft))).orElse(PLAIN);
  }

  static RulesSection read(Optional<Node> node, Draft draft) {
    return new RulesSection(node, draft);
  }

  CallRules rules() {
    return rules;
  }

  private CallRules rules(Form form) {
    Duration rating = Duration.ofSeconds(form.whole("rating-within-s", 5, 600, 30));
    return new CallRules(
        credits(form),
        form.items("windows", 1).stream().map(this::rule).flatMap(Optional::stream).toList(),
        appointments(form),
        returning(form, "no-show", RETURNS, PLAIN.noShow()),
        returning(form, "held", WITH_PAPERS, PLAIN.held()),
        transfer(form),
        form.duration("parked", MINUTE, Duration.ofHours(8), PLAIN.parkedFor()),
        form.duration("recall-gap", NONE, Duration.ofMinutes(2), PLAIN.recallGap()),
        form.duration("undo", NONE, Duration.ofSeconds(60), PLAIN.undoWithin()),
        form.duration("rating", Duration.ofSeconds(5), Duration.ofMinutes(10), rating));
  }

  /// `priority-credit-min` is the older way to write `credits.priority`.
  private Map<LineClass, Duration> credits(Form form) {
    Map<LineClass, Duration> credits = new EnumMap<>(LineClass.class);
    credits.putAll(PLAIN.credits());
    int minutes =
        form.whole(
            "priority-credit-min", 0, 1440, (int) PLAIN.credit(LineClass.PRIORITY).toMinutes());
    credits.put(LineClass.PRIORITY, Duration.ofMinutes(minutes));
    form.find("credits")
        .map(each -> Form.of(each, Shape.CREDITS, draft))
        .ifPresent(own -> {
          for (LineClass of : LineClass.values()) {
            String key = of.name().toLowerCase(Locale.ROOT);
            Duration before = credits.getOrDefault(of, NONE);
            Duration credit = own.duration(key, NONE, DAY, before);
            if (own.find(key).isPresent()) {
              credits.put(of, credit);
            }
          }
        });
    return credits;
  }

  private Optional<WindowRule> rule(Node each) {
    Form form = Form.of(each, Shape.WINDOW_RULE, draft);
    Optional<Node.Scalar> name = form.one("rule");
    String id =
        name.map(at -> form.matching(at, HallSection.ID, Fault.BAD_ID, "rule")).orElse("rule");
    name.ifPresent(at -> {
      draft.register().name(Kind.RULE, at.text(), at, draft.problems());
      byId.put(at.text(), at);
    });
    List<WindowId> windows = windows(form);
    List<Step> steps = new ArrayList<>();
    if (form.find("guard").isPresent()) {
      steps.add(Step.guard(form.duration("guard", MINUTE, DAY, DAY)));
    }
    var section = new StepSection(draft, form.find("guard"));
    List<Node> written = form.items("steps", 1);
    for (Node step : written) {
      section.read(step, steps.size() + 1).ifPresent(steps::add);
    }
    if (written.isEmpty() && form.find("steps").isEmpty()) {
      steps.add(Step.earliest());
    }
    if (steps.isEmpty()) {
      draft.problems().add(each, Fault.RULE_WITHOUT_STEPS);
      return Optional.empty();
    }
    Optional<Duration> autoCall =
        form.find("auto-call")
            .map(_ ->
                form.duration("auto-call", Duration.ofSeconds(1), Duration.ofHours(1), MINUTE));
    return Optional.of(new WindowRule(id, windows, steps, autoCall));
  }

  private List<WindowId> windows(Form form) {
    List<WindowId> windows = new ArrayList<>();
    for (Node item : form.items("at", 1)) {
      form.asOne(item)
          .ifPresent(scalar -> {
            int number = form.whole(scalar, 1, WindowSection.HIGHEST, 0);
            if (number > 0) {
              draft
                  .register()
                  .mention(Kind.WINDOW, Integer.toString(number), scalar, Fault.NO_SUCH_WINDOW);
              Node first = ruled.putIfAbsent(number, scalar);
              if (first != null) {
                draft
                    .problems()
                    .add(scalar, Fault.WINDOW_IN_TWO_RULES, Map.of("first", first.place().line()));
              } else {
                windows.add(new WindowId(number));
              }
            }
          });
    }
    return windows;
  }

  private AppointmentRule appointments(Form form) {
    AppointmentRule plain = PLAIN.appointments();
    Duration most = Duration.ofHours(4);
    return form.find("appointments")
        .map(each -> Form.of(each, Shape.APPOINTMENTS, draft))
        .map(own ->
            new AppointmentRule(
                own.duration("early", NONE, most, plain.early()),
                own.duration("late", NONE, most, plain.late())))
        .orElse(plain);
  }

  private ReturnRule returning(Form form, String key, List<String> known, ReturnRule plain) {
    return form.find(key)
        .map(each -> Form.of(each, Shape.RETURN, draft))
        .map(own -> {
          String how = own.choice("return", known, "on-scan");
          tellContradiction(own, how);
          boolean isFinal = how.equals("final");
          return new ReturnRule(
              Return.valueOf(how.toUpperCase(Locale.ROOT).replace('-', '_')),
              own.whole("after", 0, 50, isFinal ? 0 : plain.after()),
              own.whole("times", 0, 9, isFinal ? 0 : plain.times()),
              own.duration("within", MINUTE, DAY, plain.within()),
              own.yes("same-window", !isFinal && plain.sameWindow()));
        })
        .orElse(plain);
  }

  /// Whoever does not come back does not come back to anything; whoever does comes back once or
  /// more.
  private void tellContradiction(Form own, String how) {
    if (how.equals("final")) {
      for (String key : List.of("after", "times", "within", "same-window")) {
        own.one(key)
            .ifPresent(
                at -> draft.problems().add(at, Fault.RETURN_CONTRADICTS, Map.of("how", how)));
      }
    } else {
      own.one("times")
          .filter(at -> at.text().equals("0"))
          .ifPresent(at -> draft.problems().add(at, Fault.RETURN_CONTRADICTS, Map.of("how", how)));
    }
  }

  private TransferRule transfer(Form form) {
    TransferRule plain = PLAIN.transfer();
    return form.find("transfer")
        .map(each -> Form.of(each, Shape.TRANSFER, draft))
        .map(own ->
            new TransferRule(
                hall.queue.Place.valueOf(
                    own.choice("place", PLACES, "by-arrival")
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_')),
                own.duration("pin", MINUTE, DAY, plain.pinFor())))
        .orElse(plain);
  }

  /// Tells of rules under which somebody may wait for ever, where they stand.
  void tellUnfair(HallFile hall, Words words) {
    var said = new FairnessWords(words, hall.serviceNames(), hall.calendar().zone());
    for (Finding finding : FairnessCheck.of(hall.plan()).findings()) {
      if (finding.isRefusal()) {
        Spoken sentence = language -> said.sentence(finding, language);
        Map<String, Object> params = Map.of("finding", sentence);
        finding
            .ofRule()
            .map(byId::get)
            .or(() -> node)
            .ifPresentOrElse(
                place -> draft.problems().add(place, Fault.RULE_UNFAIR, params),
                () -> draft.problems().add(Place.START, "call-rules", Fault.RULE_UNFAIR, params));
      }
    }
  }

  private static List<String> names(Enum<?>[] values) {
    return Stream.of(values)
        .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }
}
