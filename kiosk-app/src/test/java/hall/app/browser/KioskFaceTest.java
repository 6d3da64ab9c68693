package hall.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The kiosk as a citizen meets it.
class KioskFaceTest {

  @RegisterExtension static final InBrowser BROWSER = new InBrowser();

  private static final int TARGET = 90;
  private static final int PRINT = 24;

  private Stage stage = Stage.open("town");
  private Tab tab;

  @BeforeEach
  void stand() {
    tab = BROWSER.tab(1080, 1920);
    tab.calm();
    crowd();
  }

  @AfterEach
  void leave() {
    tab.close();
    stage.close();
  }

  private void crowd() {
    for (int i = 0; i < 11; i++) {
      stage.hall().take("medical-claim", "ordinary", Duration.ofMinutes(26 - i));
    }
    stage.hall().take("general", "ordinary", Duration.ofMinutes(3));
    stage.hall().take("pension", "statutory", Duration.ofMinutes(5));
    stage.hall().take("pension", "ordinary", Duration.ofMinutes(4));
  }

  private static java.util.List<String> modes() {
    return Looks.MODES;
  }

  @ParameterizedTest
  @MethodSource("modes")
  void looksRightAtEveryStepInEveryMode(String mode) {
    tab.open(stage.url("/kiosk?" + mode));
    tab.until("document.querySelectorAll('.wait .n').length >= 3");
    Looks.check(tab, "kiosk-home-" + name(mode), TARGET, PRINT);
    tab.touchAt("document.querySelectorAll('.line')[1]");
    tab.until("document.querySelector('main.service')");
    Looks.check(tab, "kiosk-service-" + name(mode), TARGET, PRINT);
    tab.touchAt("document.querySelector('.foot .main')");
    tab.until("document.querySelector('main.ticket')");
    stage.tell(stage.hall().set("tickets", lastTicket(), Map.of("paper", "printed")));
    tab.until("document.querySelector('.qr img').complete");
    Looks.check(tab, "kiosk-ticket-" + name(mode), TARGET, PRINT);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void whatToBringIsReadBesideAWarningThatItMayBeTooLate(String mode) {
    Map<String, Object> wait = Map.of("low", 20, "high", 35, "calls", 9, "plain", true);
    stage
        .hall()
        .set("services", "medical-claim", Map.of("wait", wait, "tooLate", "2026-03-02T09:00:00Z"));
    tab.open(stage.url("/kiosk?" + mode));
    tab.until("document.querySelectorAll('.wait .n').length >= 3");
    tab.touchAt("document.querySelectorAll('.line')[1]");
    tab.until("document.querySelector('.late')");

    Looks.check(tab, "kiosk-late-" + name(mode), TARGET, PRINT);
    assertTrue(
        tab.eval(
                """
                [...document.querySelectorAll('.bring li')].slice(0, 2).every(li => {
                  const at = li.getBoundingClientRect();
                  return li.contains(document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2));
                })\
                """)
            .asBoolean(),
        "the first things to bring can be seen");
  }

  private String lastTicket() {
    return tab.eval("document.querySelector('.qr img').src.split('/').at(-2)").asText();
  }

  private static String name(String mode) {
    return mode.replaceAll("[a-z]+=", "").replace('&', '-');
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aLargeHallShowsGroupsFirst(String mode) {
    stage.close();
    stage = Stage.open("county");
    tab.open(stage.url("/kiosk?" + mode));
    tab.until("document.querySelectorAll('.line').length === 8");
    Looks.check(tab, "kiosk-groups-" + name(mode), TARGET, PRINT);
    tab.touchAt("document.querySelectorAll('.line')[0]");
    tab.until("document.querySelector('main.group')");
    Looks.check(tab, "kiosk-group-" + name(mode), TARGET, PRINT);
    tab.touchAt("document.querySelectorAll('.line')[2]");
    tab.touchAt("document.querySelector('.foot .main')");
    tab.until("document.querySelector('main.ticket')");

    assertEquals("social-3", stage.sent().getFirst().body().get("service").asText());
  }

  @Test
  void lyingOnItsSideItLooksRightToo() {
    tab.size(1920, 1080);
    tab.open(stage.url("/kiosk"));
    tab.untilText("11");
    Looks.check(tab, "kiosk-wide-home", 90, PRINT);
    tab.touch("医保报销");
    Looks.check(tab, "kiosk-wide-service", 90, PRINT);
    tab.touch("取 B 号");
    tab.until("document.querySelector('main.ticket')");
    Looks.check(tab, "kiosk-wide-ticket", 90, PRINT);
  }

  @Test
  void anOrdinaryCitizenHasTheNumberAfterTwoTouches() {
    tab.open(stage.url("/kiosk"));
    tab.touch("医保报销");
    tab.touch("取 B 号");
    tab.untilText("前面还有 11 人");

    assertEquals("B012", tab.text("main.ticket h1"));
    assertEquals(
        Map.of("service", "medical-claim", "priority", "ordinary", "kiosk", "kiosk-1"),
        Map.of(
            "service", stage.sent().getFirst().body().get("service").asText(),
            "priority", stage.sent().getFirst().body().get("priority").asText(),
            "kiosk", stage.sent().getFirst().body().get("kiosk").asText()));
  }

  @Test
  void whomTheLawPutsFirstHasTheNumberAfterTwoTouchesToo() {
    tab.open(stage.url("/kiosk"));
    tab.touch("养老待遇认证");
    tab.touch("取优先号");
    tab.until("document.querySelector('main.ticket')");

    assertEquals("statutory", stage.sent().getFirst().body().get("priority").asText());
    assertTrue(tab.text(".stops").contains("优先号"));
  }

  @Test
  void anAnswerThatIsLostNeverMakesTwoNumbers() {
    stage.swallow(2);
    tab.open(stage.url("/kiosk"));
    tab.touch("综合受理");
    tab.touch("取 A 号");
    tab.until("document.querySelector('main.ticket')");

    assertEquals("A002", tab.text("main.ticket h1"));
    assertEquals(3, stage.sent().size());
    assertEquals(1, stage.sent().stream().map(Stage.Sent::key).distinct().count());
  }

  @Test
  void aRefusalIsSaidWithItsRemedy() {
    stage.refuse("service-closed", "这项业务现在不发号", "业务“综合受理”现在不在发号时间。", "请在开放时间再来。");
    tab.open(stage.url("/kiosk"));
    tab.touch("综合受理");
    tab.touch("取 A 号");
    tab.untilText("请在开放时间再来。");
    Looks.check(tab, "kiosk-refused", TARGET, PRINT);
    stage.relent();
    tab.touch("再试一次");
    tab.until("document.querySelector('main.ticket')");

    assertEquals(1, stage.sent().stream().map(Stage.Sent::key).distinct().count());
  }

  @Test
  void paperThatDidNotComeIsSaidAndTheNumberStays() {
    tab.open(stage.url("/kiosk"));
    tab.touch("综合受理");
    tab.touch("取 A 号");
    tab.untilText("小票正在打印");
    stage.tell(
        stage
            .hall()
            .set("tickets", lastTicket(), Map.of("paper", "failed", "paperProblem", "paper-out")));
    tab.untilText("缺纸");
    Looks.check(tab, "kiosk-paper-failed", TARGET, PRINT);

    assertTrue(tab.text(".paper").contains("号码照样有效"));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void withoutPaperTheKioskSaysSoAndWithPaperAgainItOffersWhatIsMissing(String mode) {
    printer("fault", "paper-out");
    tab.open(stage.url("/kiosk?" + mode));
    tab.until("document.querySelector('.papers p')");
    Looks.check(tab, "kiosk-paperless-" + name(mode), TARGET, PRINT);
    for (int i = 0; i < 4; i++) {
      stage.hall().take("general", "ordinary", Duration.ofMinutes(4 - i));
      stage.hall().set("tickets", "ticket-" + (15 + i), Map.of("paper", "failed"));
    }
    stage.tell(stage.hall().set("tickets", "ticket-18", Map.of("paperProblem", "paper-out")));
    for (int i = 0; i < 3; i++) {
      stage.tell(stage.hall().set("tickets", "ticket-" + (15 + i), Map.of("paper", "failed")));
    }
    stage.tell(printer("ready", ""));
    tab.until("document.querySelectorAll('.papers button').length === 3");
    Looks.check(tab, "kiosk-missed-" + name(mode), TARGET, PRINT);
    tab.touchAt("document.querySelector('.papers button')");
    tab.until("document.querySelector('.papers button').innerText === 'A004'");

    assertEquals("/api/v1/tickets/ticket-18/print", stage.sent().getLast().path());
    assertEquals("kiosk-1", stage.sent().getLast().body().get("kiosk").asText());
  }

  private com.fasterxml.jackson.databind.node.ObjectNode printer(String state, String cause) {
    return stage
        .hall()
        .set(
            "devices",
            "printer-1",
            Map.of("kind", "printer", "kiosk", "kiosk-1", "state", state, "cause", cause));
  }

  @Test
  void whoStillStandsThereCanHaveThePaperOnceThereIsSome() {
    printer("fault", "paper-out");
    tab.open(stage.url("/kiosk"));
    tab.touch("综合受理");
    tab.touch("取 A 号");
    tab.untilText("小票正在打印");
    stage.tell(
        stage
            .hall()
            .set("tickets", lastTicket(), Map.of("paper", "failed", "paperProblem", "paper-out")));
    tab.untilText("缺纸");
    stage.tell(printer("ready", ""));
    tab.untilText("现在补打小票");
    Looks.check(tab, "kiosk-paper-back", TARGET, PRINT);
    tab.touch("现在补打小票");
    tab.untilText("小票已打印");
  }

  @Test
  void aClosedServiceSaysWhenItOpens() {
    String opens = java.time.Instant.now().plus(Duration.ofDays(3)).toString();
    stage.hall().set("services", "farm", Map.of("open", false, "opens", opens));
    stage.hall().set("services", "veterans", Map.of("open", false));
    tab.open(stage.url("/kiosk"));
    tab.untilText("开始取号");
    Looks.check(tab, "kiosk-closed-line", TARGET, PRINT);
    tab.touch("退役军人优待证");
    tab.untilText("现在不能取这项业务的号");
    Looks.check(tab, "kiosk-closed-service", TARGET, PRINT);

    assertEquals(0, tab.eval("document.querySelectorAll('.foot .main').length").asInt());
  }

  @Test
  void whenTheRecordCannotBeWrittenItSaysSo() {
    tab.open(stage.url("/kiosk"));
    tab.untilText("您要办什么事？");
    stage.tell(stage.hall().set("", "", Map.of("issuing", false)));
    tab.untilText("取号暂停");
    Looks.check(tab, "kiosk-stopped", TARGET, PRINT);
    stage.tell(stage.hall().set("", "", Map.of("issuing", true)));
    tab.untilText("您要办什么事？");
  }

  @Test
  void anAbandonedScreenWarnsAndGoesHomeAfterAMinute() {
    tab.open(stage.url("/kiosk"));
    tab.touch("长辈版");
    tab.touch("医保报销");
    tab.until("document.querySelector('main.service')");
    tab.turnClock(Duration.ofSeconds(50));
    tab.untilText("秒后回到首页");
    Looks.check(tab, "kiosk-leaving", TARGET, PRINT);
    tab.touch("我还在用");
    tab.until("!document.querySelector('.warning')");
    tab.turnClock(Duration.ofSeconds(61));
    tab.until("document.querySelector('main.home')");

    assertEquals("", tab.eval("document.documentElement.dataset.size ?? ''").asText());
  }

  @Test
  void theLanguageChangesWithoutLosingThePlace() {
    tab.open(stage.url("/kiosk"));
    tab.touch("医保报销");
    tab.touch("English");
    tab.untilText("Please have with you");

    assertEquals("Medical insurance claims", tab.text("main.service h2"));
  }

  @Test
  void aNumberCanBeTakenWithTheKeyboardAlone() {
    tab.open(stage.url("/kiosk"));
    tab.untilText("综合受理");
    tab.press("Tab");
    tab.press("Enter");
    tab.until("document.activeElement.innerText === '综合受理'");
    tab.until(tabTo("取 A 号"));
    tab.press("Enter");
    tab.until("document.querySelector('main.ticket')");
    tab.until("document.activeElement.matches('h1')");
    tab.until(tabTo("完成"));
    tab.press("Enter");
    tab.until("document.querySelector('main.home')");
  }

  /// Presses Tab until the key with these words has the focus; not more often than there are keys.
  private String tabTo(String words) {
    String here = "document.activeElement.innerText.includes(`%s`)".formatted(words);
    int keys = tab.eval("document.querySelectorAll('button, a, [tabindex]').length").asInt();
    for (int i = 0; i < keys && !tab.eval(here).asBoolean(); i++) {
      tab.press("Tab");
    }
    return here;
  }

  @Test
  void aThousandTicketsLeaveThePageAsItWas() {
    tab.open(stage.url("/kiosk"));
    tab.untilText("11");
    int before = tab.treeSize();
    for (int i = 0; i < 1000; i++) {
      stage.tell(stage.hall().set("services", "medical-claim", Map.of("waiting", i % 13)));
    }
    stage.tell(stage.hall().set("services", "medical-claim", Map.of("waiting", 11)));
    stage.tell(stage.hall().set("services", "farm", Map.of("waiting", 99)));
    tab.untilText("99");
    stage.tell(stage.hall().set("services", "farm", Map.of("waiting", 0)));
    tab.until("!document.body.innerText.includes('99')");

    assertEquals(before, tab.treeSize());
  }
}
