package hall.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The kiosk while the hall cannot be reached.
class EmergencyFaceTest {

  @RegisterExtension static final InBrowser BROWSER = new InBrowser();

  private static final int TARGET = 90;
  private static final int PRINT = 24;

  private final Stage stage = Stage.open("town");
  private Tab tab;

  @BeforeEach
  void stand() {
    tab = BROWSER.tab(1080, 1920);
    tab.calm();
    stage.hall().take("medical-claim", "ordinary", Duration.ofMinutes(26));
  }

  @AfterEach
  void leave() {
    tab.close();
    stage.close();
  }

  private static List<String> modes() {
    return List.of("lang=zh-CN", "lang=en&size=large", "contrast=high&size=large");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void saysWhatIsKnownAndNothingElse(String mode) {
    cutOff(tab, mode);
    tab.until("!document.querySelector('.line .wait .n')");
    Looks.check(tab, "kiosk-cut-home-" + name(mode), TARGET, PRINT);
    tab.touchAt("document.querySelectorAll('.line')[1]");
    tab.until("document.querySelector('main.service')");
    assertEquals(0, tab.eval("document.querySelectorAll('.people').length").asInt());
    Looks.check(tab, "kiosk-cut-service-" + name(mode), TARGET, PRINT);
    tab.touchAt("document.querySelector('.foot .main')");
    tab.until("/^Z0[0-9]{2}$/.test(document.querySelector('.plate.emergency h1')?.innerText)");
    Looks.check(tab, "kiosk-cut-ticket-" + name(mode), TARGET, PRINT);
    assertEquals(List.of(), stage.sent());
  }

  /// Each window has the module, and its way to the database, for itself.
  @Test
  void twoWindowsOfOneKioskNeverGiveTheSameNumber() {
    cutOff(tab, "lang=en");
    JsonNode given =
        tab.eval(
            """
            (async () => {
              const windows = await Promise.all(['a', 'b'].map(name => import('/js/lease.js?' + name)));
              const leases = windows.map(each => new each.Lease('kiosk-1'));
              const wish = { service: 'pension', priority: 'ordinary', language: 'en' };
              const all = Array.from({ length: 60 }, (_, i) => leases[i % 2].take(wish, new Date()));
              return (await Promise.all(all)).map(ticket => ticket?.number ?? '');
            })()\
            """);
    Set<String> numbers = new TreeSet<>();
    given.forEach(number -> numbers.add(number.asText()));

    assertTrue(numbers.remove(""), "a block that is used up gives nothing");
    assertEquals(50, numbers.size());
    assertEquals(List.of("Z007", "Z056"), List.of(numbers.iterator().next(), last(numbers)));
    tab.touchAt("document.querySelectorAll('.line')[1]");
    tab.touchAt("document.querySelector('.foot .main')");
    tab.untilText("Please ask at the service desk.");
  }

  private static String last(Set<String> numbers) {
    return List.copyOf(numbers).getLast();
  }

  /// Once the kiosk has its block the line goes, and stays away.
  private void cutOff(Tab page, String mode) {
    stage.streams().mend();
    page.open(stage.url("/kiosk/kiosk-1?" + mode));
    page.until("document.querySelectorAll('.wait .n').length >= 1");
    page.until("document.documentElement.dataset.spare === 'true'");
    stage.streams().cut();
    page.until("document.querySelector('.offline').innerText !== ''");
    page.until("document.querySelector('.ask p').innerText.match(/offline number|应急号/)");
  }

  private static String name(String mode) {
    return mode.replaceAll("[a-z]+=", "").replace('&', '-');
  }
}
