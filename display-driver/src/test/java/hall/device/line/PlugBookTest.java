package hall.device.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hall.device.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which device a port's name leads to, after plugs were drawn and put back.
class PlugBookTest {

  @TempDir private Path root;
  private Path dev = Path.of("");
  private Path sockets = Path.of("");
  private Path serials = Path.of("");
  private PlugBook book = new PlugBook(List.of());

  @BeforeEach
  void plugIn() throws IOException {
    dev = Files.createDirectory(root.toRealPath().resolve("dev"));
    sockets = Files.createDirectory(dev.resolve("by-path"));
    serials = Files.createDirectory(dev.resolve("by-id"));
    book = new PlugBook(List.of(sockets, serials));
  }

  @Test
  void withoutAnyPlugTheNameIsFollowed() throws Exception {
    Path device = device("ttyS0");
    book.opened(device.toString(), device);

    assertEquals(device, book.find(device.toString()));
    LineRefused missing =
        assertThrows(LineRefused.class, () -> book.find(dev.resolve("ttyS1").toString()));
    assertEquals(Cause.PORT_MISSING, missing.code());
  }

  @Test
  void aDeviceInItsOldSocketIsFoundUnderItsNewName() throws Exception {
    Path before = device("ttyUSB0");
    Path socket = Files.createSymbolicLink(sockets.resolve("usb-0:1"), before);
    book.opened(before.toString(), before);
    Files.delete(socket);
    Files.delete(before);
    Path after = device("ttyUSB1");
    Files.createSymbolicLink(socket, after);

    assertEquals(after, book.find(before.toString()));
  }

  @Test
  void aDeviceInAnotherSocketIsFoundByItsOwnNumber() throws Exception {
    Path before = device("ttyUSB0");
    Path socket = Files.createSymbolicLink(sockets.resolve("usb-0:1"), before);
    Path serial = Files.createSymbolicLink(serials.resolve("usb-FTDI_A1"), before);
    book.opened(before.toString(), before);
    Files.delete(socket);
    Files.delete(serial);
    Files.delete(before);
    Path after = device("ttyUSB4");
    Files.createSymbolicLink(sockets.resolve("usb-0:3"), after);
    Files.createSymbolicLink(serial, after);

    assertEquals(after, book.find(before.toString()));
  }

  @Test
  void noDeviceIsTakenForAnotherThatHadItsName() throws Exception {
    Path a = device("ttyUSB0");
    Path b = device("ttyUSB1");
    Files.createSymbolicLink(sockets.resolve("usb-0:1"), a);
    Path socketB = Files.createSymbolicLink(sockets.resolve("usb-0:2"), b);
    book.opened(a.toString(), a);
    book.opened(b.toString(), b);
    Files.delete(sockets.resolve("usb-0:1"));
    Files.delete(socketB);
    Files.delete(b);
    Files.createSymbolicLink(socketB, a);

    assertEquals(a, book.find(b.toString()));
    assertEquals(
        Cause.PORT_OTHER, assertThrows(LineRefused.class, () -> book.find(a.toString())).code());
  }

  @Test
  void anAdapterOfAnotherMakeInTheSameSocketIsTakenForTheBrokenOne() throws Exception {
    Path before = device("ttyUSB0");
    Path socket = Files.createSymbolicLink(sockets.resolve("usb-0:1"), before);
    Path serial = Files.createSymbolicLink(serials.resolve("usb-FTDI_A1"), before);
    book.opened(before.toString(), before);
    Files.delete(serial);
    Files.delete(socket);
    Files.delete(before);
    Path after = device("ttyACM0");
    Files.createSymbolicLink(socket, after);
    Files.createSymbolicLink(serials.resolve("usb-CH340"), after);

    assertEquals(after, book.find(before.toString()));
  }

  @Test
  void aLinkInTheHallFileIsFollowedWhereverItLeads() throws Exception {
    Path one = device("ttyUSB0");
    Path two = device("ttyUSB1");
    Path link = Files.createSymbolicLink(serials.resolve("usb-FTDI_A1"), one);
    assertEquals(one, book.find(link.toString()));
    book.opened(link.toString(), one);
    Files.delete(link);
    Files.createSymbolicLink(link, two);

    assertEquals(two, book.find(link.toString()));
  }

  private Path device(String name) throws IOException {
    return Files.createFile(dev.resolve(name));
  }
}
