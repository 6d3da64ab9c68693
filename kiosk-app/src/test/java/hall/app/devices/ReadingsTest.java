package hall.app.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.card.PersonKey;
import hall.queue.TicketId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The hall's own key, and what a scanned code means to the hall.
class ReadingsTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @TempDir private Path data;

  @Test
  void theKeyIsMadeOnceAndForTheHallsAccountAlone() throws Exception {
    PersonKey first = PersonKeyFile.open(data, ZONE);
    Path file = data.resolve("person.key");
    String text = Files.readString(file);
    PersonKey second = PersonKeyFile.open(data, ZONE);

    assertEquals(64, text.length());
    assertEquals(text, Files.readString(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertFalse((first + " " + second).contains(text.substring(0, 8)));
  }

  @Test
  void aKeyFileThatOthersMightReadIsClosedToThem() throws Exception {
    PersonKeyFile.open(data, ZONE);
    Path file = data.resolve("person.key");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    PersonKeyFile.open(data, ZONE);

    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aFileThatIsNoKeyIsSaidAndNotReplaced() throws Exception {
    Path file = Files.writeString(data.resolve("person.key"), "not hex");
    IOException said = assertThrows(IOException.class, () -> PersonKeyFile.open(data, ZONE));

    assertTrue(String.valueOf(said.getMessage()).contains("delete it"), said.toString());
    assertEquals("not hex", Files.readString(file));
  }

  @Test
  void theCodeOnATicketLeadsToIt() {
    var ticket = Optional.of(new TicketId("0123456789ABCDEF"));

    assertEquals(ticket, ReadingDesk.ticket("http://hall.example:8080/t/0123456789ABCDEF"));
    assertEquals(ticket, ReadingDesk.ticket("0123456789ABCDEF"));
    assertEquals(Optional.empty(), ReadingDesk.ticket("http://hall/x/0123456789ABCDEF"));
    assertEquals(Optional.empty(), ReadingDesk.ticket("0123456789ABCDEI"));
    assertEquals(Optional.empty(), ReadingDesk.ticket("https://pay.example/qr/1"));
  }
}
