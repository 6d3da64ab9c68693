package hall.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A ticket on its citizen's own phone.
class StatusFaceTest {

  @RegisterExtension static final InBrowser BROWSER = new InBrowser();

  private final Stage stage = Stage.open("town");
  private Tab tab;

  @BeforeEach
  void hold() {
    tab = BROWSER.tab(390, 844);
    tab.calm();
    stage.hall().press("2", "sign-on", "0236");
    stage.hall().take("pension", "ordinary", Duration.ofMinutes(9));
    stage.hall().take("pension", "ordinary", Duration.ofMinutes(4));
  }

  @AfterEach
  void pocket() {
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
  void theJourneyLooksRightInEveryMode(String mode) {
    tab.open(stage.url("/t/ticket-2?" + mode));
    tab.until("document.querySelector('main.waiting')");
    Looks.check(tab, "status-waiting-" + name(mode), 24, 13);
    next();
    next();
    tab.until("document.querySelector('main.called')");
    Looks.check(tab, "status-called-" + name(mode), 24, 13);
    stage.tell(stage.hall().press("2", "start", ""));
    tab.until("document.querySelector('main.serving')");
    stage.tell(stage.hall().press("2", "end", ""));
    tab.until("document.querySelector('main.done')");
    Looks.check(tab, "status-done-" + name(mode), 24, 13);
  }

  private void next() {
    stage.tell(stage.hall().press("2", "end", ""));
    stage.tell(stage.hall().press("2", "next", ""));
  }

  @Test
  void theTabTellsHowFarItIs() {
    tab.open(stage.url("/t/ticket-2?lang=zh-CN"));
    tab.until("document.title === 'C002 前面 1 人'");
    next();
    tab.until("document.title === 'C002 前面 0 人'");
    next();
    tab.until("document.title === 'C002 请到 2 号窗口'");

    assertTrue(tab.text("main").contains("叫到您了，请到2 号窗口".replace("到2", "到 2")));
  }

  @Test
  void aMissedCallIsSaid() {
    tab.open(stage.url("/t/ticket-1?lang=zh-CN"));
    next();
    stage.tell(stage.hall().press("2", "no-show", ""));
    tab.untilText("已过号。请到服务台询问。");
    Looks.check(tab, "status-missed", 24, 13);
  }

  @Test
  void aTicketThatIsNotThereIsSaid() {
    tab.open(stage.url("/t/no-such-ticket?lang=zh-CN"));
    tab.untilText("没有这张号票");
    Looks.check(tab, "status-unknown", 24, 13);

    assertEquals(1, stage.streams().resumed().size(), "and it is not asked for again and again");
  }

  @Test
  void aPhoneThatWasOfflineSaysSoAndComesBack() {
    tab.open(stage.url("/t/ticket-2?lang=zh-CN"));
    tab.until("document.querySelector('main.waiting')");
    stage.streams().cut();
    tab.untilText("连接中断");
    stage.streams().mend();
    tab.until("!document.body.innerText.includes('连接中断')");
  }
}
