package hall.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SightingsTest {

  private final Sightings sightings = new Sightings();

  @Test
  void aThingIsThereWhenTheEndOfItsMessageHasCome() throws Exception {
    saw("A01", 10);
    saw("2..", 20);
    saw(".Z", 30);
    saw("ZZ", 40);

    assertEquals(OptionalLong.of(30), when("A012", 0));
  }

  @Test
  void theEndOfAMessageBeforeDoesNotCount() throws Exception {
    saw("A011Z", 10);
    saw("A012", 20);

    assertEquals(OptionalLong.empty(), when("A012", 1));
  }

  @Test
  void whatIsForgottenWasNotSeen() throws Exception {
    saw("A012Z", 10);
    sightings.forget();

    assertEquals(OptionalLong.empty(), when("A012", 1));
  }

  @Test
  void itIsWaitedFor() throws Exception {
    Thread.ofVirtual().start(() -> saw("A012Z", 10));

    assertEquals(OptionalLong.of(10), when("A012", 10_000));
  }

  private void saw(String piece, long at) {
    sightings.saw(bytes(piece), piece.length(), at);
  }

  private OptionalLong when(String thing, long patienceMillis) throws InterruptedException {
    return sightings.when(bytes(thing), bytes("Z"), patienceMillis);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
