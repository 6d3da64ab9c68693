package hall.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.app.web.OpenHall.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Why a ticket was called and no other, asked at the door.
class WhyDoorTest {

  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private OpenHall hall;

  @BeforeEach
  void open() throws Exception {
    hall = new OpenHall(NINE);
    hall.post("/api/v1/windows/3/sign-on", "{\"clerk\":\"0238\"}");
  }

  @AfterEach
  void close() throws Exception {
    hall.close();
  }

  @Test
  void aCallSaysWhyInEveryLanguage() throws Exception {
    take("medical-claim", "ordinary");
    hall.now = NINE.plus(Duration.ofMinutes(5));
    take("homestead", "statutory");
    call();
    JsonNode call = hall.get("/api/v1/calls").body().get(0);
    JsonNode why = hall.get("/api/v1/calls/" + call.path("id").asText() + "/why").body();

    assertEquals("C001", why.path("number").asText());
    assertEquals("everyone", why.path("rule").asText());
    assertEquals("own", why.path("step").asText());
    assertEquals("priority", why.at("/chosen/line").asText());
    assertEquals("A001", why.at("/beaten/0/number").asText());
    assertEquals("guard", why.at("/skipped/0/step").asText());
    String chinese = why.at("/sentences/zh-CN").asText();
    String english = why.at("/sentences/en").asText();
    for (String sentence : List.of(chinese, english)) {
      assertTrue(sentence.contains("C001") && sentence.contains("A001"), sentence);
      assertFalse(sentence.contains("{") || sentence.contains("why."), sentence);
    }
    assertNotEquals(chinese, english);
    assertTrue(chinese.codePoints().anyMatch(each -> each > 0x4E00), chinese);
  }

  @Test
  void theSentenceSpeaksTheAskersLanguage() throws Exception {
    take("medical-claim", "ordinary");
    call();
    JsonNode english =
        hall.send(hall.request("/api/v1/calls").header("Accept-Language", "en").GET()).body();
    JsonNode chinese = hall.get("/api/v1/calls").body();

    assertNotEquals(english.at("/0/sentence"), chinese.at("/0/sentence"));
  }

  @Test
  void aChosenTicketsReasonIsSaid() throws Exception {
    take("medical-claim", "ordinary");
    String chosen = take("medical-claim", "ordinary").body().path("id").asText();
    hall.post("/api/v1/windows/3/call", "{\"ticket\":\"" + chosen + "\",\"reason\":\"人不舒服\"}");
    JsonNode call = hall.get("/api/v1/calls").body().get(0);

    assertEquals("chosen", call.path("kind").asText());
    assertEquals("人不舒服", call.path("reason").asText());
    assertTrue(call.path("sentence").asText().contains("人不舒服"));
  }

  @Test
  void callsAreListedNewestFirstAndPageByPage() throws Exception {
    for (int i = 0; i < 5; i++) {
      take("medical-claim", "ordinary");
      call();
      hall.post("/api/v1/windows/3/end", "");
    }
    JsonNode two = hall.get("/api/v1/calls?most=2").body();
    assertEquals(
        List.of("A005", "A004"),
        two.findValuesAsText("number").stream()
            .filter(number -> number.equals("A005") || number.equals("A004"))
            .distinct()
            .toList());
    assertEquals(2, two.size());
    JsonNode older = hall.get("/api/v1/calls?most=2&before=" + two.at("/1/id").asText()).body();
    assertEquals("A003", older.at("/0/number").asText());
    assertEquals("A002", older.at("/1/number").asText());
    for (String query : List.of("most=0", "most=201", "most=x", "before=-1", "before=0")) {
      Answer wrong = hall.get("/api/v1/calls?" + query);
      assertEquals(400, wrong.status(), query);
      assertEquals("field-wrong", wrong.body().path("code").asText(), query);
    }
  }

  @Test
  void aCallThatNeverWasIsNotFound() throws Exception {
    take("medical-claim", "ordinary");
    for (String id : List.of("1", "3", "999", "x", "99999999999999999999", "-1")) {
      Answer answer = hall.get("/api/v1/calls/" + id + "/why");
      assertEquals(404, answer.status(), id);
      assertEquals("unknown-call", answer.body().path("code").asText(), id);
    }
  }

  private Answer take(String service, String priority) throws Exception {
    return hall.post(
        "/api/v1/tickets", "{\"service\":\"" + service + "\",\"priority\":\"" + priority + "\"}");
  }

  private void call() throws Exception {
    assertEquals(200, hall.post("/api/v1/windows/3/next", "").status());
  }
}
