package hall.device.plug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.plug.Socket.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is plugged in, read from folders laid out as Linux lays them out.
class SocketsTest {

  @TempDir Path root;

  @Test
  void everySortIsSeenWithItsNameThatStaysAndItsUsbIds() throws IOException {
    usb("sys/devices/usb1/1-1", "1a86", "7523", "QinHeng", "USB Serial");
    plug("sys/class/tty/ttyUSB0", "sys/devices/usb1/1-1/ttyUSB0", "dev/ttyUSB0");
    link("dev/serial/by-path/pci-0-usb-0:1", "dev/ttyUSB0");
    usb("sys/devices/usb1/1-2", "04b8", "0202", "EPSON", "TM-T88V");
    plug("sys/class/usbmisc/lp0", "sys/devices/usb1/1-2/lp0", "dev/usb/lp0");
    plug("sys/class/sound/pcmC0D0p", "sys/devices/platform/snd/pcmC0D0p", "dev/snd/pcmC0D0p");
    plug("sys/class/sound/pcmC0D0c", "sys/devices/platform/snd/pcmC0D0c", "dev/snd/pcmC0D0c");
    plug("sys/class/spidev/spidev0.0", "sys/devices/platform/spi/spidev0.0", "dev/spidev0.0");

    assertEquals(
        List.of(
            new Socket(
                "/dev/ttyUSB0",
                "/dev/serial/by-path/pci-0-usb-0:1",
                Kind.SERIAL,
                "1a86:7523",
                "QinHeng USB Serial",
                true),
            new Socket(
                "/dev/usb/lp0", "/dev/usb/lp0", Kind.PRINTER, "04b8:0202", "EPSON TM-T88V", true),
            new Socket("/dev/snd/pcmC0D0p", "/dev/snd/pcmC0D0p", Kind.SOUND, "", "", true),
            new Socket("/dev/spidev0.0", "/dev/spidev0.0", Kind.SPI, "", "", true)),
        new Sockets(root).list());
  }

  @Test
  void aSerialPortThatIsOnlyReservedIsNone() throws IOException {
    plug("sys/class/tty/ttyS0", "sys/devices/platform/serial/ttyS0", "dev/ttyS0");
    Files.writeString(root.resolve("sys/class/tty/ttyS0/type"), "0\n");
    plug("sys/class/tty/ttyS1", "sys/devices/platform/serial/ttyS1", "dev/ttyS1");
    Files.writeString(root.resolve("sys/class/tty/ttyS1/type"), "4\n");

    assertEquals(
        List.of("/dev/ttyS1"), new Sockets(root).list().stream().map(Socket::port).toList());
  }

  @Test
  void aNameThatStaysIsThatOfTheThingBeforeThatOfThePlug() throws IOException {
    plug("sys/class/tty/ttyACM0", "sys/devices/usb1/1-3/ttyACM0", "dev/ttyACM0");
    link("dev/serial/by-path/pci-0-usb-0:3", "dev/ttyACM0");
    link("dev/serial/by-id/usb-Maker_Pad_0001", "dev/ttyACM0");

    assertEquals(
        "/dev/serial/by-id/usb-Maker_Pad_0001", new Sockets(root).list().getFirst().stable());
  }

  @Test
  void anEmptyMachineHasNothing() {
    assertEquals(List.of(), new Sockets(root).list());
  }

  private void usb(String folder, String vendor, String product, String maker, String name)
      throws IOException {
    Path device = Files.createDirectories(root.resolve(folder));
    Files.writeString(device.resolve("idVendor"), vendor + "\n");
    Files.writeString(device.resolve("idProduct"), product + "\n");
    Files.writeString(device.resolve("manufacturer"), maker + "\n");
    Files.writeString(device.resolve("product"), name + "\n");
  }

  private void plug(String entry, String device, String file) throws IOException {
    Path real = Files.createDirectories(root.resolve(device));
    Path folder = Files.createDirectories(root.resolve(entry));
    Files.createSymbolicLink(folder.resolve("device"), real);
    Path node = root.resolve(file);
    Files.createDirectories(node.getParent());
    Files.createFile(node);
  }

  private void link(String name, String file) throws IOException {
    Path link = root.resolve(name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, root.resolve(file));
  }
}
