package hall.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages of those who work in the hall: the clerk's, the devices', the first page.
class DesksFaceTest {

  @RegisterExtension static final InBrowser BROWSER = new InBrowser();

  private static final int TARGET = 32;
  private static final int PRINT = 13;

  private final Stage stage = Stage.open("town");
  private Tab tab;

  @BeforeEach
  void sit() {
    tab = BROWSER.tab(1024, 768);
    tab.calm();
    for (int i = 0; i < 3; i++) {
      stage.hall().take("medical-claim", "ordinary", Duration.ofMinutes(18 - 3 * i));
      stage.hall().take("pension", i == 1 ? "statutory" : "ordinary", Duration.ofMinutes(9 - i));
    }
  }

  @AfterEach
  void rise() {
    tab.close();
    stage.close();
  }

  private static List<String> modes() {
    return Looks.MODES;
  }

  private static String name(String mode) {
    return mode.replaceAll("[a-z]+=", "").replace('&', '-');
  }

  @ParameterizedTest
  @MethodSource("modes")
  void theClerksPageLooksRightInEveryMode(String mode) {
    tab.open(stage.url("/clerk?" + mode));
    tab.until("document.querySelectorAll('.window').length === 3");
    Looks.check(tab, "clerk-choose-" + name(mode), TARGET, PRINT);
    tab.open(stage.url("/clerk/2?" + mode));
    tab.until("document.querySelectorAll('.person').length === 3");
    Looks.check(tab, "clerk-sign-on-" + name(mode), TARGET, PRINT);
    tab.touch("林晓云");
    tab.until("document.querySelector('.desk .cur.idle')");
    Looks.check(tab, "clerk-idle-" + name(mode), TARGET, PRINT);
    settled();
    tab.touchAt("document.querySelector('.keys .big:not(:disabled)')");
    tab.until("document.querySelector('.cur.called')");
    Looks.check(tab, "clerk-called-" + name(mode), TARGET, PRINT);
    tab.size(540, 960);
    Looks.check(tab, "clerk-narrow-" + name(mode), TARGET, PRINT);
  }

  @Test
  void oneKeyDoesTheRightNextThing() {
    tab.open(stage.url("/clerk/2"));
    tab.touch("陈立");
    tab.untilText("可以叫下一位");
    settled();
    tab.press("F9");
    tab.until("document.querySelector('.cur.called')");
    ready();
    tab.press("F10");
    tab.untilText("叫了 2 次");
    ready();
    tab.press("F9");
    tab.until("document.querySelector('.cur.serving')");
    ready();
    tab.press("F9");
    tab.untilText("正在请群众评价");

    assertEquals(
        List.of("sign-on", "next", "recall", "start", "end"),
        stage.sent().stream().map(sent -> sent.path().replaceAll(".*/", "")).toList());
  }

  /// Waits for the answer to the last press, as a person does.
  private void ready() {
    tab.until("document.querySelector('.big:not(:disabled)')");
    settled();
  }

  /// Lets the time pass in which the main key is deaf.
  private void settled() {
    tab.turnClock(Duration.ofSeconds(1));
  }

  @Test
  void aDoublePressDoesNotStartWhatItHasJustCalled() {
    tab.open(stage.url("/clerk/2"));
    tab.touch("陈立");
    tab.untilText("可以叫下一位");
    settled();
    tab.stopClock();
    tab.press("F9");
    tab.until(
        "document.querySelector('.cur.called') && document.querySelector('.big:not(:disabled)')");
    tab.press("F9");
    tab.press("F10");
    tab.untilText("叫了 2 次");

    assertTrue(stage.sent().stream().noneMatch(sent -> sent.path().endsWith("/start")));
  }

  @Test
  void twoBrowsersOfOneWindowAgree() {
    try (Tab other = BROWSER.tab(540, 960)) {
      tab.open(stage.url("/clerk/2"));
      other.open(stage.url("/clerk/2"));
      tab.touch("陈立");
      other.untilText("可以叫下一位");
      other.turnClock(Duration.ofSeconds(1));
      other.press("F9");
      tab.until("document.querySelector('.cur.called')");
      other.until("document.querySelector('.cur.called')");

      assertEquals(other.text(".cur .number"), tab.text(".cur .number"));
    }
  }

  @Test
  void aRefusalIsSaidWithItsRemedyAndGoesWithTheNextDeed() {
    tab.open(stage.url("/clerk/2"));
    tab.touch("陈立");
    tab.untilText("可以叫下一位");
    settled();
    stage.refuse("nobody-waiting", "没有人等候", "2 号窗口现在没有人等候。", "有人取号后会显示在等候列表里。");
    tab.press("F9");
    tab.untilText("有人取号后会显示在等候列表里。");
    Looks.check(tab, "clerk-refused", TARGET, PRINT);
    stage.relent();
    tab.touch("知道了");
    tab.until("!document.body.innerText.includes('有人取号后')");
  }

  @Test
  void theClerkSeesWhoWaitsInTheirOrderAndNoRating() {
    tab.open(stage.url("/clerk/2"));
    tab.touch("陈立");
    tab.until("document.querySelectorAll('.q li').length === 6");

    assertEquals("C002", tab.text(".q li .n"));
    assertTrue(tab.text(".q li").contains("优先"));
    assertFalse(tab.text("body").contains("满意"));
  }

  @Test
  void aThousandCallsLeaveTheClerksTreeAsItWas() {
    tab.open(stage.url("/clerk/2"));
    tab.touch("陈立");
    tab.untilText("可以叫下一位");
    int before = tab.treeSize();
    for (int i = 0; i < 1000; i++) {
      stage.tell(stage.hall().take("pension", "statutory", Duration.ofMinutes(60)));
      stage.tell(stage.hall().press("2", "next", ""));
      stage.tell(stage.hall().press("2", "no-show", ""));
    }
    stage.tell(stage.hall().press("2", "sign-off", ""));
    tab.untilText("您是哪一位？");
    stage.tell(stage.hall().press("2", "sign-on", "0241"));
    tab.untilText("可以叫下一位");

    assertEquals(before, tab.treeSize());
  }

  private void devices() {
    Instant now = Instant.now();
    device("printer-1", "printer", 0, "ready", "paper-near-end", now.minusSeconds(600));
    device("led-1", "led", 1, "ready", "", now.minusSeconds(90_000));
    device("led-2", "led", 2, "absent", "port-missing", now.minusSeconds(4_000));
    device("caller-2", "caller", 2, "fault", "no-answer", now.minusSeconds(45));
    device("pad-1", "rating", 1, "connecting", "", now.minusSeconds(3));
    device("voice-1", "voice", 0, "ready", "", now.minusSeconds(7_200));
  }

  private void device(
      String id, String kind, int window, String state, String cause, Instant since) {
    stage.hall().set("devices", id, Map.of("kind", kind, "state", state));
    stage
        .hall()
        .set(
            "devices",
            id,
            window == 0
                ? Map.of("cause", cause, "since", since.toString(), "kiosk", "kiosk-1")
                : Map.of("cause", cause, "since", since.toString(), "window", window));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void theDevicesPageLooksRightInEveryMode(String mode) {
    devices();
    tab.open(stage.url("/devices?" + mode));
    tab.until("document.querySelectorAll('.devices li').length === 6");
    Looks.check(tab, "devices-" + name(mode), 24, PRINT);
  }

  @Test
  void whatIsBrokenStandsFirstWithItsCauseAndRemedy() {
    devices();
    tab.open(stage.url("/devices"));
    tab.untilText("找不到端口");

    assertTrue(tab.text(".devices li").contains("故障：设备不回答"));
    assertTrue(tab.text("body").contains("6 台设备，4 台要处理"));
    stage.tell(stage.hall().set("devices", "caller-2", Map.of("state", "ready", "cause", "")));
    tab.untilText("3 台要处理");
  }

  @Test
  void papersThatDidNotComeOutCanBePrintedFromHere() {
    devices();
    stage.hall().set("devices", "printer-1", Map.of("kind", "printer", "state", "fault"));
    stage.hall().set("tickets", "ticket-1", Map.of("paper", "failed"));
    stage.hall().set("tickets", "ticket-2", Map.of("paper", "failed"));
    tab.open(stage.url("/devices"));
    tab.untilText("printer-1");
    assertFalse(tab.text("body").contains("补打"));
    stage.tell(stage.hall().set("devices", "printer-1", Map.of("state", "ready", "cause", "")));
    tab.untilText("2 个号没有小票");
    Looks.check(tab, "devices-papers", 24, PRINT);
    tab.touch("B001");
    tab.untilText("1 个号没有小票");

    assertEquals("/api/v1/tickets/ticket-1/print", stage.sent().getLast().path());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void theInstallersPageLooksRightInEveryMode(String mode) {
    devices();
    tab.open(stage.url("/install?" + mode));
    tab.until("document.querySelectorAll('.list li').length === 9");
    tab.touchAt("document.querySelector('.list button')");
    tab.untilText("onbon-bx-k");
    Looks.check(tab, "install-" + name(mode), TARGET, PRINT);
    tab.touchAt("document.querySelectorAll('.list:last-of-type button')[0]");
    tab.until("document.querySelectorAll('main ul')[1].querySelector('li p + p span + span')");

    assertTrue(stage.sent().getLast().path().matches("/api/v1/devices/[a-z0-9-]+/test"));
  }

  @Test
  void aScriptWithoutATypefaceIsNamed() {
    stage
        .hall()
        .set(
            "devices",
            "printer-1",
            Map.of(
                "kind", "printer", "state", "ready", "cause", "font-missing", "detail", "TIBETAN"));
    tab.open(stage.url("/devices?lang=en"));
    tab.untilText("no typeface on this computer for Tibetan");

    assertTrue(tab.text("body").contains("fonts-noto-core"));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void theFirstPageLooksRightInEveryMode(String mode) {
    devices();
    stage.hall().press("2", "sign-on", "0236");
    stage.hall().press("2", "next", "");
    tab.size(1280, 900);
    tab.open(stage.url("/?" + mode));
    tab.until("document.querySelectorAll('.windows li').length === 3");
    Looks.check(tab, "home-" + name(mode), 24, PRINT);
    tab.size(390, 844);
    Looks.check(tab, "home-phone-" + name(mode), 24, PRINT);
  }

  @Test
  void theLanguageChosenIsKept() {
    tab.open(stage.url("/devices"));
    tab.touch("English");
    tab.untilText("All pages");
    tab.open(stage.url("/"));
    tab.untilText("The journey of a ticket");
  }

  @Test
  void withoutScriptsThePageSaysSoInBothLanguages() {
    tab.scripts(false);
    tab.open(stage.url("/"));
    tab.shot(java.nio.file.Path.of("target/screenshots/no-script.png"));

    assertTrue(tab.text("body noscript").contains("JavaScript"));
    assertTrue(tab.text("body noscript").contains("This page needs JavaScript"));
  }
}
