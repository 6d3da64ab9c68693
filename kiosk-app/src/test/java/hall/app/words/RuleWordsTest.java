package hall.app.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hall.queue.Calendar.Session;
import hall.queue.CallRules;
import hall.queue.CallRules.Return;
import hall.queue.CallRules.ReturnRule;
import hall.queue.Condition;
import hall.queue.LineClass;
import hall.queue.Lines;
import hall.queue.ServiceId;
import hall.queue.Step;
import hall.queue.Step.By;
import hall.queue.Step.Group;
import hall.queue.WindowId;
import hall.queue.WindowRule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Call rules as a manager reads them.
class RuleWordsTest {

  private static final ServiceId SOCIAL = new ServiceId("social");
  private static final ServiceId TRADE = new ServiceId("trade");
  private static final List<WindowId> WINDOWS =
      List.of(new WindowId(1), new WindowId(2), new WindowId(3));
  private static final RuleWords WORDS = new RuleWords(Words.load(), RuleWordsTest::name);

  @Test
  void aRuleIsReadBackAsOneSentenceOfItsSteps() {
    WindowRule rule =
        rule(
            Step.guard(Duration.ofMinutes(60)),
            Step.earliest(),
            new Step(
                "help",
                new Condition.Waiting(Lines.of(TRADE), 10, 5),
                List.of(new Group(Lines.of(TRADE), 1)),
                By.EARLIEST));

    assertEquals(
        List.of(
            "1、2号窗口：本窗口各队有人等满 1 小时，先叫等得最久的；否则各队按视同取号先后叫；" + "否则工商超过 10 人（降到 5 人为止），叫工商里视同取号最早的。",
            "窗口空闲 15 秒后自动叫下一位。"),
        WORDS.rule(rule, "zh-CN"));
    assertEquals(
        List.of(
            "Windows 1 and 2: when somebody in the window's own lines has waited 1 hour, whoever has"
                + " waited longest; otherwise whoever counts as the earliest; otherwise from more"
                + " than 10 waiting in Trade until no more than 5 do, whoever counts as the earliest"
                + " of Trade.",
            "A window that has been free for 15 seconds calls the next by itself."),
        WORDS.rule(rule, "en"));
  }

  @Test
  void turnsAndOrderAndHoursAreReadBack() {
    WindowRule rule =
        rule(
            new Step(
                "morning",
                new Condition.During(List.of(new Session(540, 600))),
                List.of(
                    new Group(Lines.of(SOCIAL), 1),
                    new Group(new Lines(List.of(TRADE), Set.of(LineClass.GREEN)), 1)),
                By.IN_ORDER),
            new Step(
                "turns",
                new Condition.Nobody(Lines.own(LineClass.APPOINTMENT)),
                List.of(
                    new Group(Lines.own(LineClass.ORDINARY), 3),
                    new Group(Lines.own(LineClass.PRIORITY), 1)),
                By.TURNS));

    assertEquals(
        "1、2号窗口：09:00-10:00 之间，依次叫：社保，工商的绿色通道号（前面的有人就先叫前面的）；"
            + "否则本窗口的预约号没人，每轮叫本窗口的普通号 3 个，本窗口的优先号 1 个。",
        WORDS.rule(rule, "zh-CN").getFirst());
    assertEquals(
        "Windows 1 and 2: during 09:00-10:00, in this order: Social, green channel numbers of"
            + " Trade; otherwise when nobody is in its appointments, in each round 3 of its ordinary"
            + " numbers, one of its priority numbers.",
        WORDS.rule(rule, "en").getFirst());
  }

  @Test
  void theDefaultsAreAllReadBack() {
    var plain = new CallRules(Duration.ofMinutes(20), Duration.ofSeconds(30));

    assertEquals(
        List.of(
            "优先号提前 20 分钟计，绿色通道号提前 12 小时计。",
            "所有窗口：各队按视同取号先后叫。",
            "预约号按约定时间排队，最早提前 10 分钟可以叫；迟到超过 15 分钟的按到场时间排到普通队里。",
            "叫了不到的，1 小时内扫码说“我回来了”，再叫 3 个号后回到原来的位置，一天最多 1 次。",
            "材料不全的，24 小时内补齐回来扫码就接着排，一天最多 3 次。回到原来的窗口办。",
            "转到别处的按第一次取号的时间排。指定窗口或人员的为其保留 30 分钟，过后谁都可以叫。",
            "暂挂的号最长 30 分钟，到时自动回到队里。",
            "按错了键，10 秒内可以撤销。",
            "评价器等 30 秒，不按算未评价。"),
        WORDS.sentences(plain, WINDOWS, "zh-CN"));
  }

  @Test
  void everySentenceIsWholeWhateverIsRuled() {
    for (Return how : Return.values()) {
      for (int after : List.of(0, 3)) {
        for (int times : List.of(0, 1, 3)) {
          var back = new ReturnRule(how, after, times, Duration.ofMinutes(60), true);
          for (String language : List.of("zh-CN", "en")) {
            for (String said : WORDS.sentences(rules(back), WINDOWS, language)) {
              assertFalse(said.contains("{") || said.contains("rules."), said);
            }
          }
        }
      }
    }
  }

  private static CallRules rules(ReturnRule back) {
    var plain = new CallRules(Duration.ZERO, Duration.ofSeconds(30));
    return new CallRules(
        Map.of(),
        List.of(new WindowRule("spare", List.of(), List.of(Step.earliest()), Optional.empty())),
        plain.appointments(),
        back,
        back,
        plain.transfer(),
        plain.parkedFor(),
        Duration.ofSeconds(8),
        Duration.ZERO,
        plain.ratingWithin());
  }

  private static WindowRule rule(Step... steps) {
    return new WindowRule(
        "general", WINDOWS.subList(0, 2), List.of(steps), Optional.of(Duration.ofSeconds(15)));
  }

  private static String name(ServiceId service, String language) {
    boolean isSocial = service.equals(SOCIAL);
    return language.equals("en") ? (isSocial ? "Social" : "Trade") : (isSocial ? "社保" : "工商");
  }
}
