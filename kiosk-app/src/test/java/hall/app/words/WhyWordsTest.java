package hall.app.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.queue.CallRules;
import hall.queue.Condition;
import hall.queue.Line;
import hall.queue.LineClass;
import hall.queue.Lines;
import hall.queue.ServiceId;
import hall.queue.Step;
import hall.queue.Step.By;
import hall.queue.Step.Group;
import hall.queue.TicketNumber;
import hall.queue.Why;
import hall.queue.Why.Head;
import hall.queue.Why.Kind;
import hall.queue.WindowId;
import hall.queue.WindowRule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Why a call was made, told in one sentence of each language.
class WhyWordsTest {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
  private static final ServiceId TAX = new ServiceId("tax");
  private static final WhyWords WORDS =
      new WhyWords(Words.load(), (id, language) -> language.equals("en") ? "Tax" : "税务", CHINA);

  private static final CallRules PLAIN =
      new CallRules(Duration.ofMinutes(20), Duration.ofSeconds(30));
  private static final CallRules TURNS =
      ruled(
          Step.guard(Duration.ofMinutes(20)),
          new Step(
              "turns",
              Condition.ALWAYS,
              List.of(
                  new Group(Lines.own(LineClass.ORDINARY), 3),
                  new Group(Lines.own(LineClass.PRIORITY), 1)),
              By.TURNS));

  @Test
  void aPriorityNumbersTurnComesAfterThreeOrdinaryOnesAndTheGuardBoundsTheWait() {
    Why why =
        why(
            "turns",
            head("B012", LineClass.PRIORITY, "09:14", "08:54", 1, 0, 1),
            head("A045", LineClass.ORDINARY, "09:06", "09:06", 0, 3, 3));

    assertEquals(
        "B012 先于 A045：轮到优先号，本轮普通号已叫 3 个；A045 已等 18 分钟，不晚于 20 分钟保证（到时先叫等得最久的）",
        WORDS.sentence(why, at("09:24"), TURNS, "zh-CN"));
    assertEquals(
        "B012 before A045: it is the turn of priority numbers, for 3 ordinary numbers have been"
            + " called in this round; A045 has waited 18 minutes, within the promised 20 minutes"
            + " (after which the longest wait goes first)",
        WORDS.sentence(why, at("09:24"), TURNS, "en"));
  }

  @Test
  void aCreditIsToldAsTheMomentItMakesAndTheMomentFromWhichItDoesNotHelp() {
    Why why =
        why(
            "earliest",
            head("B012", LineClass.PRIORITY, "09:14", "08:54", 0, 0, 0),
            head("A045", LineClass.ORDINARY, "09:06", "09:06", 0, 0, 0));

    assertEquals(
        "B012 先于 A045：优先号视同 08:54 取号（09:14 取，提前 20 分钟计），早于 A045 的 09:06；"
            + "A045 已等 9 分钟，09:26 以后取的优先号不会再排到它前面",
        WORDS.sentence(why, at("09:15"), PLAIN, "zh-CN"));
    assertEquals(
        "B012 before A045: priority numbers taken at 09:14 count 20 minutes earlier, as of 08:54,"
            + " before A045's 09:06; A045 has waited 9 minutes; priority numbers taken after 09:26"
            + " can no longer pass it",
        WORDS.sentence(why, at("09:15"), PLAIN, "en"));
  }

  @Test
  void whoeverCameFirstNeedsNoExcuse() {
    Why why =
        why(
            "earliest",
            head("A001", LineClass.ORDINARY, "09:00", "09:00", 0, 0, 0),
            head("A002", LineClass.PRIORITY, "09:25", "09:05", 0, 0, 0));

    assertEquals(
        "A001 先于 A002：09:00 取号，早于 A002 的 09:05", WORDS.sentence(why, at("09:26"), PLAIN, "zh-CN"));
    assertEquals(
        "A001 before A002: taken at 09:00, before A002's 09:05",
        WORDS.sentence(why, at("09:26"), PLAIN, "en"));
  }

  @Test
  void theGuardSaysWhatItPromised() {
    Why why =
        why(
            "guard",
            head("A045", LineClass.ORDINARY, "09:06", "09:06", 0, 0, 0),
            head("B012", LineClass.PRIORITY, "09:14", "08:54", 0, 0, 0));

    assertEquals(
        "A045 先于 B012：等得最久，已等 21 分钟，到了 20 分钟保证", WORDS.sentence(why, at("09:27"), TURNS, "zh-CN"));
  }

  @Test
  void aCallBesideTheRulesSaysWhoseReasonItWas() {
    var chosen = head("A003", LineClass.ORDINARY, "09:10", "09:10", 0, 0, 0);
    var other = head("A001", LineClass.ORDINARY, "09:00", "09:00", 0, 0, 0);
    Why byHand = new Why(Kind.CHOSEN, "", "", List.of(), chosen, List.of(other), "送急诊");

    assertEquals(
        "A003 先于 A001：工作人员指定，理由是“送急诊”；A001 已等 30 分钟",
        WORDS.sentence(byHand, at("09:30"), PLAIN, "zh-CN"));
    for (Kind kind : Kind.values()) {
      Why alone = new Why(kind, "", "", List.of(), chosen, List.of(), "x");
      for (String language : List.of("zh-CN", "en")) {
        String said = WORDS.sentence(alone, at("09:30"), PLAIN, language);

        assertEquals(-1, said.indexOf('{'), said);
        assertEquals(-1, said.indexOf("rules."), said);
      }
    }
  }

  @Test
  void aTicketThatWasAskedAboutIsNamed() {
    Why why =
        why(
            "earliest",
            head("A001", LineClass.ORDINARY, "09:00", "09:00", 0, 0, 0),
            head("A002", LineClass.PRIORITY, "09:25", "09:05", 0, 0, 0),
            head("A003", LineClass.GREEN, "21:01", "09:01", 0, 0, 0));

    assertEquals(
        "A001 先于 A003：09:00 取号，早于 A003 的 09:01",
        WORDS.sentence(why, TicketNumber.of("A003"), at("09:26"), PLAIN, "zh-CN"));
  }

  private static Why why(String step, Head chosen, Head... beaten) {
    String rule = step.equals("earliest") ? "plain" : "general";
    return new Why(Kind.RULE, rule, step, List.of(), chosen, List.of(beaten), "");
  }

  private static Head head(
      String number, LineClass of, String taken, String rank, int group, int turns, int round) {
    return new Head(
        TicketNumber.of(number), new Line(TAX, of), at(taken), at(rank), group, turns, round);
  }

  private static Instant at(String time) {
    return java.time.LocalDate.of(2026, 3, 2)
        .atTime(LocalTime.parse(time))
        .atZone(CHINA)
        .toInstant();
  }

  private static CallRules ruled(Step... steps) {
    return new CallRules(
        Map.of(LineClass.PRIORITY, Duration.ofMinutes(20)),
        List.of(
            new WindowRule("general", List.of(new WindowId(1)), List.of(steps), Optional.empty())),
        PLAIN.appointments(),
        PLAIN.noShow(),
        PLAIN.held(),
        PLAIN.transfer(),
        PLAIN.parkedFor(),
        PLAIN.recallGap(),
        PLAIN.undoWithin(),
        PLAIN.ratingWithin());
  }
}
