package hall.app.centre;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.report.Answer;
import hall.report.Position;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReplyTest {

  private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  private static final String STANDS = "{\"epoch\":2,\"next\":7,\"digest\":\"abc\"}";

  @Test
  void aPositionIsAnAnswerWhetherTheBatchWasTakenOrNot() {
    var expected = new Reply(new Answer.Stands(new Position(2, 7, "abc"), Duration.ZERO), "", 0);

    assertEquals(expected, reply(200, "", STANDS));
    assertEquals(expected, reply(409, "", STANDS));
  }

  @Test
  void aCentreMayAskForAPauseAndNameWhatItCouldNotRead() {
    String body =
        STANDS.replace(
            "}", ",\"retryAfter\":20,\"rejected\":[{\"seq\":3,\"code\":\"bad-field\"}]}");

    assertEquals(
        new Reply(new Answer.Stands(new Position(2, 7, "abc"), Duration.ofSeconds(20)), "", 1),
        reply(200, "", body));
  }

  @Test
  void whatIsNoPositionIsNoCentre() {
    for (String body : new String[] {"", "<html>", "{}", "[1]", STANDS.replace("7", "0")}) {
      assertEquals(away("not-a-centre", 0), reply(200, "", body), body);
    }
    assertEquals(away("not-a-centre", 0), reply(404, "", ""));
    assertEquals(away("not-a-centre", 0), reply(302, "", ""));
  }

  @Test
  void aBatchThatCannotBeTakenAsItIsIsRefused() {
    for (int status : new int[] {400, 413, 422}) {
      assertEquals(new Reply(new Answer.Refused(), "refused", 0), reply(status, "", ""));
    }
  }

  @Test
  void retryAfterIsObeyedInSecondsAndAsADate() {
    assertEquals(away("busy", 120), reply(503, "120", ""));
    assertEquals(away("busy", 90), reply(429, "Mon, 2 Mar 2026 01:01:30 GMT", ""));
    assertEquals(away("busy", 0), reply(503, "Mon, 2 Mar 2026 00:00:00 GMT", ""));
    assertEquals(away("busy", 0), reply(503, "soon", ""));
    assertEquals(away("refused", 0), reply(403, "", ""));
  }

  private static Reply reply(int status, String retryAfter, String body) {
    return Reply.of(status, retryAfter, body.getBytes(StandardCharsets.UTF_8), NOW);
  }

  private static Reply away(String problem, long seconds) {
    return new Reply(new Answer.Away(Duration.ofSeconds(seconds)), problem, 0);
  }
}
