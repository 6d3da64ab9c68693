package hall.app.words;

import hall.queue.CallRules;
import hall.queue.Condition;
import hall.queue.LineClass;
import hall.queue.Lines;
import hall.queue.Step;
import hall.queue.Step.By;
import hall.queue.TicketNumber;
import hall.queue.Why;
import hall.queue.Why.Head;
import hall.queue.WindowRule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// Says in one sentence why a ticket was called and no other: by what, before whom, and until when
/// the other can be passed.
public final class WhyWords {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Words words;
  private final ServiceNames services;
  private final ZoneId zone;

  /// @param zone the hall's own, whose clock people read
  public WhyWords(Words words, ServiceNames services, ZoneId zone) {
    this.words = words;
    this.services = services;
    this.zone = zone;
  }

  /// A moment on the hall's own wall, with its date.
  public String moment(Instant at) {
    return MOMENT.format(at.atZone(zone));
  }

  /// Why the ticket was called. Where somebody who came earlier was passed over, it is said before
  /// whom it was called: of those the one who came first.
  ///
  /// @param at when it was called
  /// @param rules those that held then
  public String sentence(Why why, Instant at, CallRules rules, String language) {
    return sentence(why, passed(why), at, rules, language);
  }

  /// Why the ticket was called before that other one; as without it when the other was not among
  /// the heads it was preferred to.
  public String sentence(
      Why why, TicketNumber other, Instant at, CallRules rules, String language) {
    Optional<Head> beaten =
        why.beaten().stream().filter(head -> head.number().equals(other)).findFirst();
    return sentence(why, beaten.or(() -> passed(why)), at, rules, language);
  }

  private String sentence(
      Why why, Optional<Head> other, Instant at, CallRules rules, String language) {
    var telling =
        new Telling(why, at, rules, rule(why, rules), new Phrases(words, services, language));
    return telling.sentence(other);
  }

  private static WindowRule rule(Why why, CallRules rules) {
    return rules.windowRules().stream()
        .filter(rule -> rule.id().equals(why.rule()))
        .findFirst()
        .orElse(WindowRule.PLAIN);
  }

  private static Optional<Head> passed(Why why) {
    return why.beaten().stream()
        .filter(head -> head.takenAt().isBefore(why.chosen().takenAt()))
        .min(Comparator.comparing(Head::takenAt))
        .or(() -> why.beaten().stream().findFirst());
  }

  /// One call, to be told in one language.
  private final class Telling {

    private final Why why;
    private final Head chosen;
    private final Instant at;
    private final CallRules rules;
    private final WindowRule rule;
    private final Phrases phrases;

    Telling(Why why, Instant at, CallRules rules, WindowRule rule, Phrases phrases) {
      this.why = why;
      this.chosen = why.chosen();
      this.at = at;
      this.rules = rules;
      this.rule = rule;
      this.phrases = phrases;
    }

    String sentence(Optional<Head> other) {
      if (!why.isRecorded()) {
        return phrases.say("because.unrecorded");
      }
      Map<String, Object> values =
          Map.of(
              "chosen", chosen.number(),
              "other", other.map(head -> head.number().toString()).orElse(""),
              "because", because(other));
      if (other.isEmpty()) {
        return phrases.say("why.alone", values);
      }
      String before = phrases.say("why.before", values);
      return other.get().takenAt().isBefore(chosen.takenAt())
          ? phrases.say("why.with-bound", Map.of("sentence", before, "bound", bound(other.get())))
          : before;
    }

    private String because(Optional<Head> other) {
      return switch (why.kind()) {
        case RULE -> byRule(other);
        case PINNED -> phrases.say("because.pinned");
        case NOBODY_ELSE -> phrases.say("because.nobody-else");
        case CHOSEN -> phrases.say("because.chosen", Map.of("reason", why.reason()));
        case PARKED -> phrases.say("because.parked");
        case WALK_IN -> phrases.say("because.walk-in");
        case UNRECORDED -> phrases.say("because.unrecorded");
      };
    }

    private String byRule(Optional<Head> other) {
      Optional<Step> step =
          rule.steps().stream().filter(each -> each.id().equals(why.step())).findFirst();
      String because =
          switch (step.map(Step::by).orElse(By.EARLIEST)) {
            case EARLIEST -> earliest(other, step);
            case OLDEST -> oldest(step);
            case TURNS -> turns(other);
            case IN_ORDER -> inOrder(other);
          };
      return step.map(each -> under(each, because)).orElse(because);
    }

    private String earliest(Optional<Head> other, Optional<Step> step) {
      if (other.isEmpty()) {
        Lines lines = step.map(each -> each.call().getFirst().lines()).orElse(Lines.OWN);
        return phrases.say(
            "because.earliest-alone",
            Map.of("lines", phrases.lines(lines), "rank", time(chosen.rank())));
      }
      Head beaten = other.get();
      if (beaten.rank().equals(chosen.rank())) {
        return phrases.say("because.same-moment");
      }
      Duration credit = Duration.between(chosen.rank(), chosen.takenAt());
      boolean isRuled = credit.equals(rules.credit(chosen.line().of()));
      String key =
          !isRuled
              ? "because.earliest-other"
              : credit.isZero() ? "because.earliest-plain" : "because.earliest";
      return phrases.say(
          key,
          Map.of(
              "class", phrases.line(chosen.line().of()),
              "taken", time(chosen.takenAt()),
              "credit", phrases.duration(credit),
              "rank", time(chosen.rank()),
              "other", beaten.number(),
              "other-rank", time(beaten.rank())));
    }

    private String oldest(Optional<Step> step) {
      String waited = phrases.wait(Duration.between(chosen.takenAt(), at));
      return step.map(Step::when)
          .filter(Condition.Waited.class::isInstance)
          .map(when ->
              phrases.say(
                  "because.guard",
                  Map.of(
                      "waited",
                      waited,
                      "guard",
                      phrases.duration(((Condition.Waited) when).over()))))
          .orElseGet(() -> phrases.say("because.oldest", Map.of("waited", waited)));
    }

    /// The group that was passed over has had its turns of the round, or comes later in it.
    private String turns(Optional<Head> other) {
      String own = phrases.line(chosen.line().of());
      if (other.isPresent() && hasHadItsTurns(other.get())) {
        return phrases.say(
            "because.turns",
            Map.of(
                "class", own,
                "other-class", phrases.line(other.get().line().of()),
                "n", other.get().turns()));
      }
      return phrases.say(
          "because.turns-next", Map.of("class", own, "turns", chosen.turns(), "of", chosen.of()));
    }

    private boolean hasHadItsTurns(Head head) {
      return head.of() > 0 && head.turns() >= head.of();
    }

    private String inOrder(Optional<Head> other) {
      String own = phrases.line(chosen.line().of());
      return other
          .map(head ->
              phrases.say(
                  "because.in-order",
                  Map.of("class", own, "other-class", phrases.line(head.line().of()))))
          .orElseGet(() -> phrases.say("because.in-order-alone", Map.of("class", own)));
    }

    /// A step that does not always count says why it did; a guard has said so.
    private String under(Step step, String because) {
      return switch (step.when()) {
        case Condition.Always() -> because;
        case Condition.Waiting(var lines, var over, _) ->
            phrases.say(
                "because.when-waiting",
                Map.of("lines", phrases.lines(lines), "over", over, "because", because));
        case Condition.Waited(var lines, var over, _) ->
            step.by() == By.OLDEST
                ? because
                : phrases.say(
                    "because.when-waited",
                    Map.of(
                        "lines", phrases.lines(lines),
                        "over", phrases.duration(over),
                        "because", because));
        case Condition.Nobody(var lines) ->
            phrases.say(
                "because.when-nobody", Map.of("lines", phrases.lines(lines), "because", because));
        case Condition.During(var sessions) ->
            phrases.say(
                "because.when-during",
                Map.of("times", phrases.times(sessions), "because", because));
      };
    }

    /// Until when somebody who was passed over can be passed again.
    private String bound(Head other) {
      Duration waited = Duration.between(other.takenAt(), at);
      Optional<Duration> guard = guard(other);
      if (guard.isPresent()) {
        return phrases.say(
            waited.compareTo(guard.get()) < 0 ? "bound.guard" : "bound.guard-now",
            Map.of(
                "other", other.number(),
                "waited", phrases.wait(waited),
                "guard", phrases.duration(guard.get())));
      }
      LineClass passing = chosen.line().of();
      boolean isByRank = why.kind() == Why.Kind.RULE && byOf(why.step()) == By.EARLIEST;
      return isByRank && passing != LineClass.APPOINTMENT
          ? phrases.say(
              "bound.credit",
              Map.of(
                  "other", other.number(),
                  "waited", phrases.wait(waited),
                  "until", time(other.rank().plus(rules.credit(passing))),
                  "class", phrases.line(passing)))
          : phrases.say(
              "bound.waited", Map.of("other", other.number(), "waited", phrases.wait(waited)));
    }

    private By byOf(String step) {
      return rule.steps().stream()
          .filter(each -> each.id().equals(step))
          .map(Step::by)
          .findFirst()
          .orElse(By.EARLIEST);
    }

    /// The wait after which the rule calls whoever has waited longest in the other's line; empty
    /// where a step decided that is asked before the guard.
    private Optional<Duration> guard(Head other) {
      for (Step step : rule.steps()) {
        if (step.by() == By.OLDEST
            && step.when() instanceof Condition.Waited(var lines, var over, _)
            && concerns(lines, other)
            && step.call().stream().anyMatch(group -> concerns(group.lines(), other))) {
          return Optional.of(over);
        }
        if (step.id().equals(why.step())) {
          break;
        }
      }
      return Optional.empty();
    }

    private boolean concerns(Lines lines, Head head) {
      return (lines.isOwn() || lines.services().contains(head.line().service()))
          && lines.has(head.line().of());
    }

    private String time(Instant moment) {
      return phrases.time(moment, zone);
    }
  }
}
