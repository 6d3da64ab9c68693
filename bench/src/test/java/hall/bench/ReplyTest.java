package hall.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReplyTest {

  private static final byte[] ANSWER =
      "HTTP/1.1 201 Created\r\nContent-Type: a/b\r\nContent-Length: 6\r\n\r\n号票"
          .getBytes(StandardCharsets.UTF_8);

  @Test
  void anAnswerIsWholeWithItsLastByteHoweverItIsCut() {
    for (int cut = 1; cut < ANSWER.length; cut++) {
      Reply reply = new Reply();

      assertFalse(reply.take(ByteBuffer.wrap(ANSWER, 0, cut)));
      assertTrue(reply.take(ByteBuffer.wrap(ANSWER, cut, ANSWER.length - cut)));
      assertEquals(201, reply.status());
      assertEquals("号票", reply.body());
    }
  }

  @Test
  void anotherAnswerMayFollow() {
    Reply reply = new Reply();
    reply.take(ByteBuffer.wrap(ANSWER));

    reply.clear();

    assertFalse(reply.take(ByteBuffer.wrap(ANSWER, 0, 20)));
  }
}
