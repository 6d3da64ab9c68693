package hall.app.browser;

import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.web.HallToVisit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages on which the manager enters visits afterwards and sets the hall's time right.
class AmendFaceTest {

  @RegisterExtension static final InBrowser BROWSER = new InBrowser();

  private static final int TARGET = 24;
  private static final int PRINT = 13;

  private final HallToVisit hall = HallToVisit.open();
  private Tab tab;

  @BeforeEach
  void come() {
    tab = BROWSER.tab(1280, 900);
    tab.calm();
  }

  @AfterEach
  void leave() {
    tab.close();
    hall.close();
  }

  private static List<String> modes() {
    return Looks.MODES;
  }

  private static String name(String mode) {
    return mode.replaceAll("[a-z]+=", "").replace('&', '-');
  }

  @ParameterizedTest
  @MethodSource("modes")
  void thePagesLookRightInEveryMode(String mode) {
    hall.post(
        "/api/v1/late-entries",
        "{\"service\":\"medical-claim\",\"window\":\"3\",\"clerk\":\"0238\",\"slip\":\"7\","
            + "\"calledAt\":\"%s\",\"endedAt\":\"%s\",\"reason\":\"停电\"}"
                .formatted(ago(3_600), ago(3_000)));
    tab.open(hall.url("/late?" + mode));
    tab.until("document.querySelector('tbody tr')");
    tab.touchAt("document.querySelector('form button')");
    tab.until("document.querySelector('.said.bad')");
    Looks.check(tab, "late-" + name(mode), TARGET, PRINT);
    tab.size(390, 844);
    Looks.check(tab, "late-phone-" + name(mode), TARGET, PRINT);
    tab.size(1280, 900);
    tab.open(hall.url("/clock?" + mode));
    tab.until("document.querySelector('.clocks')");
    Looks.check(tab, "clock-" + name(mode), TARGET, PRINT);
  }

  private String ago(long seconds) {
    return hall.now().minusSeconds(seconds).toString();
  }

  @Test
  void theManagerConfirmsTheTimeWithOneKey() {
    tab.open(hall.url("/clock?lang=zh-CN"));
    tab.until("document.querySelector('.acts .main')");
    tab.touchAt("document.querySelector('.acts .main')");
    tab.until("document.querySelector('.said b')");

    assertTrue(tab.text(".clocks").contains("大厅管理员"));
  }
}
