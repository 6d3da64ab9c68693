package hall.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The screens that hang in the hall: the call board and the one above each window.
class ScreensFaceTest {

  @RegisterExtension static final InBrowser BROWSER = new InBrowser();

  private static final int PRINT = 20;

  private Stage stage = Stage.open("town");
  private Tab tab;

  @BeforeEach
  void hang() {
    tab = BROWSER.tab(1920, 1080);
    tab.calm();
  }

  @AfterEach
  void takeDown() {
    tab.close();
    stage.close();
  }

  private static List<String> modes() {
    return Looks.MODES;
  }

  private static String name(String mode) {
    return mode.replaceAll("[a-z]+=", "").replace('&', '-');
  }

  private void call(String window, String service) {
    stage.hall().take(service, "ordinary", Duration.ofHours(2));
    stage.tell(stage.hall().press(window, "next", ""));
    stage.tell(stage.hall().press(window, "end", ""));
  }

  private void busy() {
    for (String clerk : List.of("1", "2", "3")) {
      stage
          .hall()
          .press(clerk, "sign-on", List.of("0236", "0241", "0252").get(clerk.charAt(0) - '1'));
    }
    for (String service : List.of("general", "medical-claim", "household", "pension", "farm")) {
      call("3", service);
    }
    stage.hall().take("medical-claim", "ordinary", Duration.ofMinutes(12));
    stage.hall().press("2", "next", "");
    stage.hall().take("medical-claim", "ordinary", Duration.ofMinutes(9));
    stage.hall().take("pension", "statutory", Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void theBoardLooksRightInEveryMode(String mode) {
    busy();
    tab.open(stage.url("/board?" + mode));
    tab.until("document.querySelectorAll('.call').length === 6");
    Looks.check(tab, "board-" + name(mode), 24, PRINT);
  }

  @Test
  void theBoardOfALargeHallShowsItsGroups() {
    stage.close();
    stage = Stage.open("county");
    for (int window = 1; window <= 16; window++) {
      stage.hall().press(Integer.toString(window), "sign-on", "0303");
    }
    stage.hall().take("social-1", "ordinary", Duration.ofMinutes(4));
    stage.hall().press("2", "next", "");
    stage.hall().take("general-1", "ordinary", Duration.ofMinutes(4));
    stage.hall().press("16", "next", "");
    stage.hall().take("company-2", "ordinary", Duration.ofMinutes(4));
    stage.hall().press("9", "next", "");
    tab.open(stage.url("/board"));
    tab.untilText("台胞接待室");
    Looks.check(tab, "board-county", 24, PRINT);
    tab.size(1080, 1920);
    Looks.check(tab, "board-upright", 24, 15);
    tab.size(1280, 800);
    tab.open(stage.url("/window/16"));
    tab.untilText("台胞接待室");
    Looks.check(tab, "window-named", 24, PRINT);
  }

  @Test
  void theNewestCallStandsFirstAndTwiceIsOnce() {
    busy();
    tab.open(stage.url("/board"));
    tab.until("document.querySelectorAll('.call').length === 6");
    stage.tell(stage.hall().press("2", "recall", ""));
    tab.untilText("第 2 次叫");

    assertEquals("B002", tab.text(".call.now .number"));
    assertEquals(6, tab.eval("document.querySelectorAll('.call').length").asInt());
  }

  @Test
  void anEmptyBoardSaysSo() {
    tab.open(stage.url("/board"));
    tab.untilText("现在还没有叫号");
    Looks.check(tab, "board-empty", 24, PRINT);
    stage.tell(stage.hall().set("", "", Map.of("open", false)));
    tab.untilText("现在不办公");
  }

  @Test
  void aLostLineIsSaidAndTakenUpWhereItBroke() {
    busy();
    tab.open(stage.url("/board"));
    tab.until("document.querySelectorAll('.call').length === 6");
    stage.streams().cut();
    tab.untilText("连接中断");
    Looks.check(tab, "board-lost", 24, PRINT);
    call("3", "veterans");
    stage.streams().mend();
    tab.untilText("连接已恢复");
    tab.untilText("E001");

    assertFalse(stage.streams().resumed().getLast().isEmpty());
    assertFalse(tab.text("body").contains("连接中断"));
  }

  @Test
  void aThousandCallsLeaveTheTreeAsItWas() {
    busy();
    tab.open(stage.url("/board"));
    tab.until("document.querySelectorAll('.call').length === 6");
    call("3", "general");
    tab.untilText("A002");
    int before = tab.treeSize();
    for (int i = 0; i < 1000; i++) {
      call("3", List.of("general", "household", "farm").get(i % 3));
    }
    tab.untilText("A336");
    tab.until("document.querySelectorAll('.call').length === 6");

    assertEquals(before, tab.treeSize());
    assertEquals(List.of(), tab.wrong());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void theWindowScreenLooksRightInEveryModeAndState(String mode) {
    busy();
    tab.size(1280, 800);
    tab.open(stage.url("/window/2?" + mode));
    tab.until("document.querySelector('.now.called')");
    Looks.check(tab, "window-called-" + name(mode), 24, PRINT);
    stage.tell(stage.hall().press("2", "start", ""));
    tab.until("document.querySelector('.now.serving')");
    Looks.check(tab, "window-serving-" + name(mode), 24, PRINT);
    stage.tell(stage.hall().press("2", "end", ""));
    tab.until("document.querySelector('.now.idle')");
    Looks.check(tab, "window-rating-" + name(mode), 24, PRINT);
    stage.tell(stage.hall().press("2", "sign-off", ""));
    tab.until("document.querySelector('.now.closed')");
    Looks.check(tab, "window-closed-" + name(mode), 24, PRINT);
  }

  @Test
  void theWindowScreenNamesWhoSitsThereAndWhoIsNext() {
    busy();
    tab.size(1280, 800);
    tab.open(stage.url("/window/2"));
    tab.until("document.querySelector('.now.called')");

    assertTrue(tab.text(".staff").contains("陈立 社保专员"));
    assertTrue(tab.text(".next").contains("C002"), "the statutory one comes first");
  }

  @Test
  void aWindowThatIsNotThereIsSaid() {
    tab.open(stage.url("/window/99"));
    tab.untilText("没有 99 号窗口");
    Looks.check(tab, "window-missing", 24, PRINT);
  }
}
