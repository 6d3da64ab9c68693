package hall.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.web.OpenHall.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Where the manager reads the call rules, tries others and lets them hold.
class RulesDoorTest {

  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private static final String STARVING =
      """
      windows:
        - rule: unfair
          at: [1, 2, 3]
          steps:
            - id: order
              in-order: [own.priority+green+appointment, own.ordinary]
      """;
  private OpenHall hall;

  @BeforeEach
  void open() throws Exception {
    hall = new OpenHall(NINE);
  }

  @AfterEach
  void close() throws Exception {
    hall.close();
  }

  @Test
  void theRunningRulesAreSaidInWordsAndAsText() throws Exception {
    JsonNode rules = hall.get("/api/v1/rules").body();

    assertTrue(rules.path("text").asText().contains("rule: everyone"));
    assertEquals("everyone", rules.at("/rules/windows/0/rule").asText());
    assertFalse(rules.path("said").isEmpty());
    assertFalse(rules.path("bounds").isEmpty());
    assertFalse(rules.path("version").asText().isEmpty());
    assertEquals(0, rules.path("days").size());
    JsonNode english =
        hall.send(hall.request("/api/v1/rules").header("Accept-Language", "en").GET()).body();
    assertNotEquals(rules.path("said"), english.path("said"));
  }

  @Test
  void whatIsWrongIsToldLineByLine() throws Exception {
    String text =
        """
        credits: { priority: 25 hours }
        windows:
          - rule: everyone
            at: [1, 77]
            guard: 30 min
            steps:
              - { id: own, call: fishing }
        """;
    JsonNode checked = check(text).body();

    assertFalse(checked.path("good").asBoolean());
    JsonNode problems = checked.path("problems");
    assertEquals(
        java.util.List.of("1", "4", "7"),
        problems.findValuesAsText("line").stream().sorted().toList());
    problems.forEach(problem -> {
      assertFalse(problem.path("field").asText().isEmpty());
      assertFalse(problem.path("sentence").asText().isEmpty());
    });
    assertTrue(problems.findValuesAsText("value").contains("fishing"));
    assertFalse(check("windows: [").body().path("good").asBoolean(), "not even YAML");
    assertEquals("field-missing", code(hall.post("/api/v1/rules/check", "{}")));
    assertEquals("field-wrong", code(hall.post("/api/v1/rules/check", "{\"text\":7}")));
  }

  @Test
  void rulesUnderWhichSomebodyIsNeverCalledAreRefusedWithAnExample() throws Exception {
    JsonNode problem = check(STARVING).body().at("/problems/0");

    assertEquals(2, problem.path("line").asInt());
    assertTrue(problem.path("sentence").asText().contains("A00"), problem.toString());
    String before = version();
    Answer refused = save(STARVING, before);
    assertEquals(422, refused.status());
    assertEquals("rules-wrong", code(refused));
    assertEquals(before, version(), "the running rules stay");
  }

  @Test
  void goodRulesAreShownBeforeTheyHold() throws Exception {
    String before = version();
    JsonNode checked = check("credits: { priority: 5 min }\nundo: 20 s").body();

    assertTrue(checked.path("good").asBoolean(), checked.toString());
    assertFalse(checked.path("said").isEmpty());
    assertEquals("20 s", checked.at("/rules/undo").asText());
    assertEquals(0, checked.path("problems").size());
    assertEquals(before, version());
  }

  @Test
  void savedRulesHoldAndASecondManagerIsTold() throws Exception {
    String before = version();
    Answer saved = save("credits: { priority: 5 min }\nundo: 20 s", before);
    assertEquals(200, saved.status(), saved.body().toString());
    assertNotEquals(before, saved.body().path("version").asText());
    assertEquals(version(), saved.body().path("version").asText());

    Answer second = save("undo: 30 s", before);
    assertEquals(409, second.status());
    assertEquals("rules-changed", code(second));
    assertEquals("20 s", hall.get("/api/v1/rules").body().at("/rules/undo").asText());
    hall.post("/api/v1/tickets", "{\"service\":\"pension\"}");
    hall.post("/api/v1/windows/3/sign-on", "{\"clerk\":\"0238\"}");
    hall.post("/api/v1/windows/3/next", "");
    assertEquals(
        NINE.plusSeconds(20).toString(),
        hall.get("/api/v1/windows/3").body().path("undoUntil").asText(),
        "and the windows go by them");
    assertEquals(200, save("undo: 30 s", version()).status());
  }

  /// A save whose answer was lost is pressed again and finds its own rules.
  @Test
  void aRepeatedSaveIsNoConflict() throws Exception {
    String before = version();

    assertEquals(200, save("undo: 20 s", before).status());
    assertEquals(200, save("undo: 20 s", before).status());
  }

  @Test
  void ofTwoSavesAtOneMomentOneHolds() throws Exception {
    String before = version();
    List<CompletableFuture<Integer>> saves = new ArrayList<>();
    for (int second = 5; second < 13; second++) {
      String text = "undo: " + second + " s";
      saves.add(CompletableFuture.supplyAsync(() -> status(text, before)));
    }

    List<Integer> answers = saves.stream().map(CompletableFuture::join).sorted().toList();

    assertEquals(List.of(200, 409, 409, 409, 409, 409, 409, 409), answers);
  }

  private int status(String text, String replaces) {
    try {
      return save(text, replaces).status();
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  @Test
  void nothingIsSavedThatIsWrong() throws Exception {
    String before = version();
    assertEquals("rules-wrong", code(save("undo: 20 years", before)));
    assertEquals("field-missing", code(hall.post("/api/v1/rules", "{\"text\":\"undo: 5 s\"}")));
    assertEquals("field-missing", code(hall.post("/api/v1/rules", "{\"replaces\":\"x\"}")));
    assertEquals("rules-changed", code(save("undo: 5 s", "never")));
    assertEquals(before, version());
  }

  @Test
  void whatTheTextSaysCannotReachBeyondTheRules() throws Exception {
    Answer checked = check("undo: 20 s\nservices: []");

    assertFalse(checked.body().path("good").asBoolean());
    assertEquals(2, checked.body().at("/problems/0/line").asInt());
  }

  @Test
  void rulesAreTriedOnDaysThatAreKept() throws Exception {
    assertEquals("no-such-day", code(tryOn("2025-01-01", "undo: 20 s")));
    assertEquals("field-wrong", code(tryOn("yesterday", "undo: 20 s")));
    assertEquals("rules-wrong", code(tryOn("2025-01-01", "undo: 20 years")));
    assertEquals("field-missing", code(hall.post("/api/v1/rules/try", "{\"text\":\"undo: 5 s\"}")));
  }

  private String version() throws Exception {
    return hall.get("/api/v1/rules").body().path("version").asText();
  }

  private Answer check(String text) throws Exception {
    return hall.post("/api/v1/rules/check", body(text).toString());
  }

  private Answer save(String text, String replaces) throws Exception {
    return hall.post("/api/v1/rules", body(text).put("replaces", replaces).toString());
  }

  private Answer tryOn(String day, String text) throws Exception {
    return hall.post("/api/v1/rules/try", body(text).put("day", day).toString());
  }

  private static ObjectNode body(String text) {
    return Json.object().put("text", text);
  }

  private static String code(Answer answer) {
    return answer.body().path("code").asText();
  }
}
