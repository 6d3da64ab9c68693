package hall.app.words;

import hall.queue.CallRules;
import hall.queue.CallRules.Return;
import hall.queue.CallRules.ReturnRule;
import hall.queue.CallRules.TransferRule;
import hall.queue.Condition;
import hall.queue.LineClass;
import hall.queue.Lines;
import hall.queue.Place;
import hall.queue.Step;
import hall.queue.Step.By;
import hall.queue.Step.Group;
import hall.queue.WindowId;
import hall.queue.WindowRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads call rules back in words, so that whoever wrote them sees what they come to.
public final class RuleWords {

  private final Words words;
  private final ServiceNames services;

  public RuleWords(Words words, ServiceNames services) {
    this.words = words;
    this.services = services;
  }

  /// All of the rules, a sentence or two each: what counts as earlier, whom each window calls, and
  /// what becomes of those who are not there.
  ///
  /// @param windows all windows of the hall, so that it can be told which go by no rule of their
  ///   own
  public List<String> sentences(CallRules rules, List<WindowId> windows, String language) {
    var phrases = new Phrases(words, services, language);
    List<String> sentences = new ArrayList<>();
    sentences.add(credits(rules, phrases));
    for (WindowRule rule : rules.windowRules()) {
      sentences.addAll(rule(rule, phrases));
    }
    boolean hasPlain =
        windows.stream().anyMatch(window -> rules.windowRule(window).equals(WindowRule.PLAIN));
    if (hasPlain) {
      String key = rules.windowRules().isEmpty() ? "rule.all" : "rule.others";
      sentences.add(phrases.say(key, Map.of("steps", steps(WindowRule.PLAIN, phrases))));
    }
    sentences.add(
        phrases.say(
            "appointments",
            Map.of(
                "early", phrases.duration(rules.appointments().early()),
                "late", phrases.duration(rules.appointments().late()))));
    sentences.add(returning("no-show", rules.noShow(), phrases));
    sentences.add(returning("held", rules.held(), phrases));
    sentences.add(transfer(rules.transfer(), phrases));
    sentences.add(phrases.say("parked", Map.of("within", phrases.duration(rules.parkedFor()))));
    sentences.addAll(keys(rules, phrases));
    return sentences;
  }

  /// One window rule: whom its windows call, and whether by themselves.
  public List<String> rule(WindowRule rule, String language) {
    return rule(rule, new Phrases(words, services, language));
  }

  private static List<String> rule(WindowRule rule, Phrases phrases) {
    List<String> sentences = new ArrayList<>();
    Map<String, Object> values =
        Map.of(
            "rule", rule.id(),
            "windows", phrases.windows(rule.windows()),
            "n", rule.windows().size(),
            "steps", steps(rule, phrases));
    sentences.add(phrases.say(rule.windows().isEmpty() ? "rule.none" : "rule", values));
    rule.autoCall()
        .map(rest -> phrases.say("rule.auto-call", Map.of("rest", phrases.duration(rest))))
        .ifPresent(sentences::add);
    return sentences;
  }

  private static String credits(CallRules rules, Phrases phrases) {
    List<String> credits = new ArrayList<>();
    for (LineClass of : LineClass.values()) {
      Duration credit = rules.credit(of);
      if (!credit.isZero()) {
        credits.add(
            phrases.say(
                "credit", Map.of("class", phrases.line(of), "credit", phrases.duration(credit))));
      }
    }
    return credits.isEmpty()
        ? phrases.say("credits.none")
        : capital(
            phrases.say("credits", Map.of("credits", String.join(phrases.say("comma"), credits))));
  }

  private static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  private static String steps(WindowRule rule, Phrases phrases) {
    StringBuilder steps = new StringBuilder();
    for (Step step : rule.steps()) {
      String said = step(step, phrases);
      steps.append(steps.isEmpty() ? said : phrases.say("rule.otherwise", Map.of("step", said)));
    }
    return steps.toString();
  }

  private static String step(Step step, Phrases phrases) {
    String choose = choose(step, phrases);
    return switch (step.when()) {
      case Condition.Always() -> phrases.say("step.always", Map.of("choose", choose));
      case Condition.Waiting(var lines, var over, var until) ->
          phrases.say(
              over == until ? "step.waiting" : "step.waiting-until",
              Map.of(
                  "choose", choose, "lines", phrases.lines(lines), "over", over, "until", until));
      case Condition.Waited(var lines, var over, var until) ->
          phrases.say(
              over.equals(until) ? "step.waited" : "step.waited-until",
              Map.of(
                  "choose", choose,
                  "lines", phrases.lines(lines),
                  "over", phrases.duration(over),
                  "until", phrases.duration(until)));
      case Condition.Nobody(var lines) ->
          phrases.say("step.nobody", Map.of("choose", choose, "lines", phrases.lines(lines)));
      case Condition.During(var sessions) ->
          phrases.say("step.during", Map.of("choose", choose, "times", phrases.times(sessions)));
    };
  }

  private static String choose(Step step, Phrases phrases) {
    List<String> groups = step.call().stream().map(group -> phrases.lines(group.lines())).toList();
    return switch (step.by()) {
      case EARLIEST, OLDEST ->
          phrases.say(
              (step.by() == By.EARLIEST ? "choose.earliest" : "choose.oldest")
                  + (isOwn(step) ? "-own" : ""),
              Map.of("lines", phrases.list(groups)));
      case IN_ORDER -> phrases.say("choose.in-order", Map.of("groups", joined(groups, phrases)));
      case TURNS -> {
        List<String> times = step.call().stream().map(group -> times(group, phrases)).toList();
        yield phrases.say("choose.turns", Map.of("groups", joined(times, phrases)));
      }
    };
  }

  private static String joined(List<String> groups, Phrases phrases) {
    return String.join(phrases.say("comma"), groups);
  }

  private static boolean isOwn(Step step) {
    return step.call().size() == 1 && step.call().getFirst().lines().equals(Lines.OWN);
  }

  private static String times(Group group, Phrases phrases) {
    return phrases.say(
        "choose.times", Map.of("lines", phrases.lines(group.lines()), "n", group.times()));
  }

  private static String returning(String kind, ReturnRule rule, Phrases phrases) {
    String how = rule.how().name().toLowerCase(Locale.ROOT).replace('_', '-');
    boolean isAtOnce = rule.how() == Return.ON_SCAN && rule.after() == 0;
    String said =
        phrases.say(
            kind + (rule.times() == 0 ? ".final" : "." + how + (isAtOnce ? "-at-once" : "")),
            Map.of(
                "n", rule.times(),
                "after", rule.after(),
                "within", phrases.duration(rule.within())));
    boolean isKept = rule.sameWindow() && rule.how() != Return.FINAL && rule.times() > 0;
    return isKept ? joined(said, phrases.say("return.same-window"), phrases) : said;
  }

  private static String transfer(TransferRule rule, Phrases phrases) {
    String where =
        switch (rule.where()) {
          case Place.FRONT -> "transfer.front";
          case Place.BY_ARRIVAL -> "transfer.by-arrival";
          case Place.BACK -> "transfer.back";
        };
    String pin = phrases.say("transfer.pin", Map.of("pin", phrases.duration(rule.pinFor())));
    return joined(phrases.say(where), pin, phrases);
  }

  private static String joined(String first, String second, Phrases phrases) {
    return phrases.say("sentence.joined", Map.of("first", first, "second", second));
  }

  private static List<String> keys(CallRules rules, Phrases phrases) {
    List<String> keys = new ArrayList<>();
    keys.add(
        rules.undoWithin().isZero()
            ? phrases.say("keys.no-undo")
            : phrases.say("keys.undo", Map.of("undo", phrases.duration(rules.undoWithin()))));
    if (!rules.recallGap().isZero()) {
      keys.add(phrases.say("keys.recall", Map.of("gap", phrases.duration(rules.recallGap()))));
    }
    keys.add(phrases.say("keys.rating", Map.of("rating", phrases.duration(rules.ratingWithin()))));
    return keys;
  }
}
