package hall.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import hall.app.web.HallToVisit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages of the call rules and of the calls, and what a clerk does beyond the big keys, with a
/// real hall behind them.
class RulesFaceTest {

  @RegisterExtension static final InBrowser BROWSER = new InBrowser();

  private static final int TARGET = 24;
  private static final int PRINT = 13;
  private static final String CHECK = "document.querySelector('.acts button')";
  private static final String SAVE = "document.querySelector('.acts button.main')";

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
  void theRulesPageLooksRightInEveryMode(String mode) {
    tab.open(hall.url("/rules?" + mode));
    tab.until("document.querySelector('.form fieldset')");
    Looks.check(tab, "rules-form-" + name(mode), TARGET, PRINT);
    tab.touchAt("document.querySelector('.modes button:last-child')");
    tab.until("document.querySelector('textarea')");
    write("undo: 20 years\nwindows:\n  - { rule: x, at: [77], guard: 30 min }\n");
    tab.touchAt(CHECK);
    tab.until("document.querySelectorAll('.problems li').length === 2");
    Looks.check(tab, "rules-problems-" + name(mode), TARGET, PRINT);
    tab.size(390, 844);
    Looks.check(tab, "rules-phone-" + name(mode), TARGET, PRINT);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void theCallsPageLooksRightInEveryMode(String mode) {
    hall.post("/api/v1/windows/3/sign-on", "{\"clerk\":\"0238\"}");
    hall.take("medical-claim", "ordinary");
    hall.take("homestead", "statutory");
    hall.post("/api/v1/windows/3/next", "{}");
    tab.open(hall.url("/calls?" + mode));
    tab.until("document.querySelector('.calls details')");
    tab.eval("document.querySelectorAll('details').forEach(each => (each.open = true))");
    Looks.check(tab, "calls-" + name(mode), TARGET, PRINT);
    tab.size(390, 844);
    Looks.check(tab, "calls-phone-" + name(mode), TARGET, PRINT);
  }

  @Test
  void rulesAreCheckedAndThenHold() {
    tab.open(hall.url("/rules?lang=en"));
    tab.until("document.querySelector('.form fieldset')");
    assertTrue(tab.eval(SAVE + ".disabled").asBoolean(), "nothing holds that was not checked");
    tab.touch("Text");
    tab.until("document.querySelector('textarea')");
    write("credits: { priority: 5 min }\nundo: 20 s");
    tab.touchAt(CHECK);
    tab.untilText("The rules can be used");
    tab.touchAt(SAVE);
    tab.untilText("The new rules hold from now on.");

    assertTrue(tab.text(".said").contains("5 min"), tab.text(".said"));
  }

  @Test
  void aFormsChangeIsCheckedLikeAText() {
    tab.open(hall.url("/rules?lang=en"));
    tab.until("document.querySelector('.form fieldset')");
    tab.eval(
        "(() => { const field = document.querySelector('.form input[type=number]');"
            + " field.value = 7; field.dispatchEvent(new Event('change', { bubbles: true })); })()");
    tab.touchAt(CHECK);
    tab.untilText("The rules can be used");
    tab.touch("Text");
    tab.until("document.querySelector('textarea')");

    String text = tab.eval("document.querySelector('textarea').value").asText();
    assertTrue(text.contains("priority: 7 min"), text);
  }

  @Test
  void whoComesSecondIsToldThatTheRulesHaveChanged() {
    tab.open(hall.url("/rules?lang=en"));
    tab.until("document.querySelector('.form fieldset')");
    tab.touchAt(CHECK);
    tab.untilText("The rules can be used");
    try (Tab other = BROWSER.tab(1280, 900)) {
      other.open(hall.url("/rules?lang=en"));
      other.until("document.querySelector('.form fieldset')");
      other.eval(
          "(() => { const field = document.querySelector('.form input[type=number]');"
              + " field.value = 9; field.dispatchEvent(new Event('change', { bubbles: true })); })()");
      other.touchAt(CHECK);
      other.untilText("The rules can be used");
      other.touchAt(SAVE);
      other.untilText("The new rules hold from now on.");
    }
    tab.touchAt(SAVE);
    tab.until("document.querySelector('.trouble p')");
    assertFalse(tab.text("body").contains("The new rules hold from now on."));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void theClerksPageLooksRightWithEveryFoldOpen(String mode) {
    clerkWithParked();
    tab.size(1024, 768);
    tab.open(hall.url("/clerk/3?" + mode));
    tab.until("document.querySelector('.aside li') && document.querySelector('details.act')");
    tab.eval("document.querySelectorAll('details').forEach(each => (each.open = true))");
    Looks.check(tab, "clerk-folds-idle-" + name(mode), TARGET, PRINT);
    hall.post("/api/v1/windows/3/next", "{}");
    tab.until("document.querySelector('.cur.called')");
    tab.eval("document.querySelectorAll('details').forEach(each => (each.open = true))");
    Looks.check(tab, "clerk-folds-called-" + name(mode), TARGET, PRINT);
  }

  @Test
  void aParkedNumberIsTakenUpAgainAndASlipTakenBack() {
    clerkWithParked();
    tab.open(hall.url("/clerk/3"));
    tab.until("document.querySelector('.aside li button:not(:disabled)')");
    tab.touchAt("document.querySelector('.aside li button')");
    tab.until("document.querySelector('.cur.called')");
    assertEquals("A001", tab.text(".cur .number"));
    tab.until("document.querySelector('.undo:not(:disabled)')");
    tab.touchAt("document.querySelector('.undo')");
    tab.until("document.querySelector('.aside li')");
    hall.later(Duration.ofSeconds(11));
    tab.turnClock(Duration.ofSeconds(11));
    tab.until("!document.querySelector('.undo')");
  }

  @Test
  void aPausedWindowSaysSoToBothSides() {
    clerkWithParked();
    hall.post("/api/v1/windows/3/pause", "{\"reason\":\"meal\"}");
    tab.open(hall.url("/clerk/3"));
    tab.untilText("暂停服务：");
    Looks.check(tab, "clerk-paused", TARGET, PRINT);
    tab.size(1280, 720);
    tab.open(hall.url("/window/3"));
    tab.untilText("暂停");
    Looks.check(tab, "window-paused", TARGET, PRINT);
  }

  private void clerkWithParked() {
    hall.post("/api/v1/windows/3/sign-on", "{\"clerk\":\"0238\"}");
    hall.take("medical-claim", "ordinary");
    hall.take("homestead", "statutory");
    hall.take("medical-claim", "ordinary");
    hall.post("/api/v1/windows/1/sign-on", "{\"clerk\":\"0236\"}");
    hall.post("/api/v1/windows/3/next", "{}");
    hall.post("/api/v1/windows/3/end", "{}");
    hall.post("/api/v1/windows/3/next", "{}");
    hall.post("/api/v1/windows/3/park", "{}");
  }

  private void write(String text) {
    String value = JsonNodeFactory.instance.textNode(text).toString();
    tab.eval(
        "(() => { const area = document.querySelector('textarea'); area.value = %s;"
                .formatted(value)
            + " area.dispatchEvent(new Event('input', { bubbles: true })); })()");
  }
}
