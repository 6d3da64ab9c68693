package hall.app.words;

import hall.queue.Bound;
import hall.queue.FairnessCheck.Fairness;
import hall.queue.FairnessCheck.Passing;
import hall.queue.Finding;
import hall.queue.Line;
import hall.queue.LineClass;
import hall.queue.ServiceId;
import hall.queue.Starvation;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Says what a check of call rules found: what is wrong, an example of it, and what to do.
public final class FairnessWords {

  private static final int SERVICES_NAMED = 3;
  private static final int CALLS_NAMED = 4;

  private final Words words;
  private final ServiceNames services;
  private final ZoneId zone;

  /// @param zone the hall's own, whose clock the examples go by
  public FairnessWords(Words words, ServiceNames services, ZoneId zone) {
    this.words = words;
    this.services = services;
    this.zone = zone;
  }

  /// What was found, why it is so and what to do about it.
  public String sentence(Finding finding, String language) {
    var phrases = new Phrases(words, services, language);
    return switch (finding) {
      case Finding.NeverCalled(var lines) ->
          phrases.say("finding.never-called", Map.of("lines", lines(lines, phrases)));
      case Finding.Starves starves -> starves(starves, phrases);
      case Finding.Unproved(var rule, var lines, var step) ->
          phrases.say(
              step.isEmpty() ? "finding.unproved-idle" : "finding.unproved",
              Map.of("rule", rule, "lines", lines(lines, phrases), "step", step));
      case Finding.LongBound(var rule, var lines, var later) ->
          phrases.say(
              "finding.long-bound",
              Map.of(
                  "rule", rule,
                  "lines", lines(lines, phrases),
                  "later", phrases.duration(later)));
      case Finding.NoGuard(var rule, var lines, var others) ->
          phrases.say(
              "finding.no-guard",
              Map.of("rule", rule, "lines", lines(lines, phrases), "n", others));
      case Finding.NeverReached(var rule, var step, var before) ->
          phrases.say(
              before.isEmpty() ? "finding.never-reached" : "finding.never-reached-behind",
              Map.of("rule", rule, "step", step, "before", before));
      case Finding.GreenUnlimited(var unlimited) ->
          phrases.say("finding.green-unlimited", Map.of("services", named(unlimited, phrases)));
      case Finding.Unused(var rule) -> phrases.say("finding.unused", Map.of("rule", rule));
    };
  }

  private String starves(Finding.Starves starves, Phrases phrases) {
    boolean isIdle = starves.example().calls().isEmpty();
    String found =
        phrases.say(
            isIdle ? "finding.starves-idle" : "finding.starves",
            Map.of(
                "rule", starves.rule(),
                "lines", lines(starves.lines(), phrases),
                "step", starves.step(),
                "example", example(starves.example(), phrases)));
    return starves.isSafeElsewhere()
        ? phrases.say(
            "sentence.joined",
            Map.of("first", found, "second", phrases.say("finding.safe-elsewhere")))
        : found;
  }

  private String example(Starvation example, Phrases phrases) {
    List<String> calls =
        example.calls().stream()
            .filter(call -> call.window().equals(example.window()))
            .filter(call -> example.taken(call.number()).at().isAfter(example.waiting().at()))
            .limit(CALLS_NAMED)
            .map(call ->
                phrases.say(
                    "example.call",
                    Map.of(
                        "at", phrases.time(call.at(), zone),
                        "number", call.number(),
                        "taken", phrases.time(example.taken(call.number()).at(), zone))))
            .toList();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("number", example.waiting().number());
    values.put("line", line(example.waiting().line(), phrases));
    values.put("at", phrases.time(example.waiting().at(), zone));
    values.put("until", phrases.time(example.until(), zone));
    values.put("window", example.window());
    values.put("calls", String.join(phrases.say("comma"), calls));
    values.put("n", example.passed());
    return phrases.say(calls.isEmpty() ? "example.idle" : "example.passed", values);
  }

  /// How far later tickets can pass, a sentence for each rule and bound.
  public List<String> bounds(Fairness fairness, String language) {
    var phrases = new Phrases(words, services, language);
    Map<String, Map<Bound, List<Line>>> byRule = new LinkedHashMap<>();
    for (Passing each : fairness.lines()) {
      if (each.bound().isKnown()) {
        byRule
            .computeIfAbsent(each.rule(), _ -> new LinkedHashMap<>())
            .computeIfAbsent(each.bound(), _ -> new ArrayList<>())
            .add(each.line());
      }
    }
    List<String> sentences = new ArrayList<>();
    byRule.forEach((rule, bounds) ->
        bounds.forEach((bound, lines) -> sentences.add(bound(rule, bound, lines, phrases))));
    return sentences;
  }

  private String bound(String rule, Bound bound, List<Line> lines, Phrases phrases) {
    String named = lines(lines, phrases);
    return switch (bound) {
      case Bound.Within(var later) ->
          phrases.say(
              later.isZero() ? "bounds.none-later" : "bounds.within",
              Map.of("rule", rule, "lines", named, "later", phrases.duration(later)));
      case Bound.ByTurns(var others, var later) ->
          phrases.say(
              later.isZero() ? "bounds.turns" : "bounds.turns-within",
              Map.of("rule", rule, "lines", named, "n", others, "later", phrases.duration(later)));
      case Bound.Never _, Bound.Endless _, Bound.Unproved _ -> "";
    };
  }

  private String line(Line line, Phrases phrases) {
    return lines(List.of(line), phrases);
  }

  /// Services whose lines are of the same classes are named together; of many, the first ones.
  private String lines(List<Line> lines, Phrases phrases) {
    Map<ServiceId, Set<LineClass>> classes = new LinkedHashMap<>();
    for (Line line : lines) {
      classes.computeIfAbsent(line.service(), _ -> EnumSet.noneOf(LineClass.class)).add(line.of());
    }
    Map<String, List<ServiceId>> alike = new TreeMap<>();
    classes.forEach((service, of) ->
        alike
            .computeIfAbsent(
                phrases.list(of.stream().map(phrases::line).toList()), _ -> new ArrayList<>())
            .add(service));
    List<String> said = new ArrayList<>();
    alike.forEach((of, some) ->
        said.add(
            phrases.say(
                "lines.services-class", Map.of("services", named(some, phrases), "classes", of))));
    return phrases.list(said);
  }

  private String named(List<ServiceId> some, Phrases phrases) {
    List<String> first = some.stream().limit(SERVICES_NAMED).map(phrases::service).toList();
    return some.size() <= SERVICES_NAMED
        ? phrases.list(first)
        : phrases.say(
            "services.many",
            Map.of(
                "services", String.join(phrases.say("list.separator"), first), "n", some.size()));
  }
}
