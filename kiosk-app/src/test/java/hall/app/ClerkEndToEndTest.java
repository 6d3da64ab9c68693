package hall.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.app.browser.InBrowser;
import hall.app.browser.Tab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A clerk's rarer work, pressed on the page of a hall that runs: what the page sends and what the
/// hall makes of it belong together.
class ClerkEndToEndTest {

  @RegisterExtension static final InBrowser BROWSER = new InBrowser();

  /// The head of the general window, who may call a chosen number.
  private static final String HEAD = "0238";

  @TempDir Path folder;
  private HallProcess hall;
  private Tab clerk;

  @BeforeEach
  void sitDown() throws Exception {
    hall =
        HallProcess.start(folder, "run", "--lang", "en", "--port", "0", "--data", folder + "/data");
    hall.post("/api/v1/windows/3/sign-on", "{\"clerk\":\"" + HEAD + "\"}");
    clerk = BROWSER.tab(1024, 768);
    clerk.open(hall.url("/clerk/3"));
    clerk.untilText("可以叫下一位");
  }

  @AfterEach
  void standUp() throws Exception {
    clerk.close();
    hall.kill();
  }

  @Test
  void aPauseHasAReasonAndIsEndedByTheMainKey() {
    deed("暂停服务", Map.of("reason", "meal"), "暂停");
    clerk.untilText("暂停服务：用餐");
    assertEquals("meal", window().at("/paused/reason").asText());

    pressMain();
    clerk.untilText("可以叫下一位");
    assertTrue(window().path("paused").isNull());
  }

  @Test
  void aChosenNumberIsCalledWithItsReasonAndTheReasonIsKept() {
    take("medical-enrolment");
    take("minimum-living");
    clerk.untilText("B001");
    clerk.touchAt(fold("指定", ".q li:last-child .act > summary"));
    fill(Map.of("reason", "行动不便"));
    clerk.touchAt(button("叫 B001"));

    until(at -> at.at("/ticket/number").asText().equals("B001"));
    clerk.until("document.querySelector('.cur .why')?.innerText.includes('行动不便')");
    JsonNode calls = hall.get(hall.url("/api/v1/calls"));
    assertTrue(calls.toString().contains("行动不便"), calls.toString());
  }

  @Test
  void whoLacksPapersGoesAndTheNextIsServedInTwoCases() {
    take("medical-enrolment");
    take("medical-enrolment");
    pressMain();
    until(at -> at.path("state").asText().equals("called"));
    deed("补材料", Map.of("missing", "户口簿"), "请他补齐再来");
    until(at -> at.path("state").asText().equals("idle"));
    clerk.untilText("可以叫下一位");

    pressMain();
    until(at -> at.at("/ticket/number").asText().equals("A002"));
    clerk.until("document.querySelector('.cur.called')");
    deed("加件", Map.of("cases", "1"), "加上");
    until(at -> at.at("/ticket/cases").asInt() == 2);
    clerk.until("document.querySelector('.more').textContent.includes('还有 2 件没有办结')");
    deed("办结一件", Map.of("outcome", "accepted"), "这一件办结");
    until(at -> at.at("/ticket/openCases").asInt() == 1);
    deed("按结果办结", Map.of("outcome", "advice"), "办结");
    until(at -> at.path("state").asText().equals("idle"));
  }

  @Test
  void aServiceWithoutTicketIsTransferredTakenBackAndParked() {
    deed("无票办理", Map.of("service", "medical-claim"), "开始办理");
    until(at -> at.path("state").asText().equals("serving"));
    clerk.until("document.querySelector('.cur.serving')");
    deed("转移", Map.of("to", "window:1", "place", "front"), "转走");
    until(at -> at.path("state").asText().equals("idle"));

    clerk.touchAt("document.querySelector('button.undo:not(:disabled)')");
    until(at -> at.path("state").asText().equals("serving"));
    clerk.until("document.querySelector('.cur.serving')");
    deed("挂起", Map.of(), "挂起，先办别人");
    until(at -> at.path("parked").size() == 1);
    clerk.touch("继续办理");
    until(at -> at.path("parked").isEmpty() && !at.path("ticket").isNull());
    assertEquals(List.of(), clerk.wrong());
  }

  /// Opens a fold, says what it asks, and presses its key.
  private void deed(String fold, Map<String, String> fields, String key) {
    clerk.touchAt(fold(fold, ".more .act > summary"));
    fill(fields);
    clerk.touchAt(button(key));
  }

  private static String fold(String words, String among) {
    return "[...document.querySelectorAll('%s')].find(s => s.innerText.trim() === '%s')"
        .formatted(among, words);
  }

  private static String button(String words) {
    return ("[...document.querySelectorAll('.act[open] form button:not(:disabled)')]"
            + ".find(b => b.innerText.trim() === '%s')")
        .formatted(words);
  }

  private void fill(Map<String, String> fields) {
    fields.forEach((name, value) -> {
      String field = "document.querySelector('.act[open] [name=%s]')".formatted(name);
      clerk.until(field);
      clerk.eval("%s.value = '%s', 0".formatted(field, value));
      assertEquals(value, clerk.eval(field + ".value").asText());
    });
  }

  /// The main key is deaf for a moment after each change.
  private void pressMain() {
    clerk.until("document.querySelector('.big:not(:disabled)')");
    clerk.turnClock(Duration.ofSeconds(1));
    clerk.press("F9");
  }

  private void take(String service) {
    hall.post("/api/v1/tickets", "{\"service\":\"" + service + "\"}");
  }

  private JsonNode window() {
    return hall.get(hall.url("/api/v1/windows/3"));
  }

  private void until(Predicate<JsonNode> condition) {
    hall.until(hall.url("/api/v1/windows/3"), condition);
  }
}
