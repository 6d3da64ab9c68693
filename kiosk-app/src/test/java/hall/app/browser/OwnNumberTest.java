package hall.app.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.web.HallToVisit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What whoever holds a number can do on their phone, with a real hall behind it.
class OwnNumberTest {

  @RegisterExtension static final InBrowser BROWSER = new InBrowser();

  private static final String WINDOW = "/api/v1/windows/3";

  private final HallToVisit hall = HallToVisit.open();
  private Tab tab;
  private String id;

  @BeforeEach
  void take() {
    tab = BROWSER.tab(390, 844);
    tab.calm();
    hall.post(WINDOW + "/sign-on", "{\"clerk\":\"0238\"}");
    id = hall.take("medical-claim", "ordinary").path("id").asText();
  }

  @AfterEach
  void leave() {
    tab.close();
    hall.close();
  }

  private static List<String> modes() {
    return Looks.MODES;
  }

  @ParameterizedTest
  @MethodSource("modes")
  void everyStateLooksRightInEveryMode(String mode) {
    String name = mode.replaceAll("[a-z]+=", "").replace('&', '-');
    hall.post(WINDOW + "/next", "{}");
    hall.post(WINDOW + "/hold", "{\"missing\":\"户口簿\"}");
    open(mode, "held");
    Looks.check(tab, "own-held-" + name, 44, 13);
    hall.post("/api/v1/tickets/" + id + "/come-back", "{}");
    hall.post(WINDOW + "/next", "{}");
    hall.post(WINDOW + "/park", "{}");
    tab.until("document.querySelector('main.parked')");
    Looks.check(tab, "own-parked-" + name, 44, 13);
    hall.post("/api/v1/tickets/" + id + "/cancel", "{}");
    tab.until("document.querySelector('main.cancelled')");
    Looks.check(tab, "own-cancelled-" + name, 44, 13);
  }

  @Test
  void whoMissedTheCallSaysThatTheyAreBack() {
    hall.post(WINDOW + "/next", "{}");
    hall.post(WINDOW + "/no-show", "{}");
    open("lang=en", "no-show");
    assertTrue(tab.text(".sum").contains("You may come back until"), tab.text(".sum"));
    tab.touch("I am back");
    tab.until("document.querySelector('main.waiting')");
    hall.post(WINDOW + "/next", "{}");
    hall.post(WINDOW + "/no-show", "{}");
    tab.until("document.querySelector('main.no-show')");
    assertFalse(tab.text("body").contains("I am back"), "once is enough");
  }

  @Test
  void aNumberIsGivenBackAfterASecondTouch() {
    open("lang=en", "waiting");
    tab.touch("Give this number back");
    tab.untilText("The number cannot be used any more.");
    tab.touch("Keep it");
    tab.until("!document.body.innerText.includes('any more')");
    tab.touch("Give this number back");
    tab.untilText("The number cannot be used any more.");
    tab.touch("Give this number back");
    tab.until("document.querySelector('main.cancelled')");
  }

  private void open(String mode, String state) {
    tab.open(hall.url("/t/" + id + "?" + mode));
    tab.until("document.querySelector('main.%s')".formatted(state));
  }
}
