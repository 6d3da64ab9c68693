package hall.device.plug;

import hall.device.plug.Socket.Kind;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at what is plugged into this machine: serial adapters, printers, keyboards and scanners,
/// sound cards, chips and pins, with the names that stay and with what USB says of them. It only
/// reads names; nothing is opened and no byte goes anywhere.
public final class Sockets {

  private static final System.Logger LOG = System.getLogger(Sockets.class.getName());

  /// How far above a port its USB device may stand.
  private static final int UP_MOST = 6;

  /// What `/sys/class/tty/ttyS0/type` says of a port that is only reserved.
  private static final String NO_PORT = "0";

  private final Path root;

  /// This machine's.
  public Sockets() {
    this(Path.of("/"));
  }

  /// Those of a machine whose `/dev` and `/sys` lie in that folder.
  public Sockets(Path root) {
    this.root = root;
  }

  /// All of them, serial ports first.
  public List<Socket> list() {
    List<Socket> found = new ArrayList<>();
    add(found, Kind.SERIAL, "sys/class/tty", "", "serial/by-id", "serial/by-path");
    add(found, Kind.PRINTER, "sys/class/usbmisc", "usb/");
    add(found, Kind.INPUT, "sys/class/input", "input/", "input/by-id", "input/by-path");
    add(found, Kind.HID, "sys/class/hidraw", "");
    add(found, Kind.SOUND, "sys/class/sound", "snd/");
    add(found, Kind.SPI, "sys/class/spidev", "");
    add(found, Kind.GPIO, "sys/bus/gpio/devices", "");
    return found;
  }

  private void add(List<Socket> found, Kind kind, String folder, String prefix, String... names) {
    for (Path entry : entries(root.resolve(folder))) {
      String name = String.valueOf(entry.getFileName());
      Path device = root.resolve("dev").resolve(prefix + name);
      if (isOne(kind, name, entry) && Files.exists(device)) {
        found.add(socket(kind, entry, device, names));
      }
    }
  }

  private boolean isOne(Kind kind, String name, Path entry) {
    return switch (kind) {
      case SERIAL ->
          Files.exists(entry.resolve("device")) && !text(entry.resolve("type")).equals(NO_PORT);
      case PRINTER -> name.startsWith("lp");
      case INPUT -> name.startsWith("event");
      case HID, SPI -> true;
      case SOUND -> name.matches("pcmC[0-9]+D[0-9]+p");
      case GPIO -> name.startsWith("gpiochip");
    };
  }

  private Socket socket(Kind kind, Path entry, Path device, String... folders) {
    String port = "/" + root.relativize(device);
    String stable = port;
    for (String folder : folders) {
      if (stable.equals(port)) {
        stable = named(root.resolve("dev").resolve(folder), device).orElse(port);
      }
    }
    Optional<Path> usb = usbOf(entry.resolve("device"));
    return new Socket(
        port,
        stable,
        kind,
        usb.map(at -> text(at.resolve("idVendor")) + ":" + text(at.resolve("idProduct")))
            .orElse(""),
        usb.map(at ->
                (text(at.resolve("manufacturer")) + " " + text(at.resolve("product"))).strip())
            .filter(name -> !name.isEmpty())
            .orElseGet(() -> text(entry.resolve("device/name"))),
        Files.isReadable(device) && Files.isWritable(device));
  }

  /// The name among those of the folder that leads to the device.
  private Optional<String> named(Path folder, Path device) {
    return entries(folder).stream()
        .filter(link -> leadsTo(link, device))
        .map(link -> "/" + root.relativize(link))
        .findFirst();
  }

  private static boolean leadsTo(Path link, Path device) {
    try {
      return link.toRealPath().equals(device.toRealPath());
    } catch (IOException gone) {
      LOG.log(Level.TRACE, "A name leads nowhere.", gone);
      return false;
    }
  }

  private static Optional<Path> usbOf(Path device) {
    try {
      Path at = device.toRealPath();
      for (int up = 0; up < UP_MOST && at != null; up++) {
        if (Files.exists(at.resolve("idVendor"))) {
          return Optional.of(at);
        }
        at = at.getParent();
      }
    } catch (IOException none) {
      LOG.log(Level.TRACE, "No device behind a port.", none);
    }
    return Optional.empty();
  }

  private static List<Path> entries(Path folder) {
    List<Path> entries = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
        all.forEach(entries::add);
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "The folder " + folder + " cannot be read.", e);
      }
    }
    entries.sort(null);
    return entries;
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException unreadable) {
      LOG.log(Level.TRACE, "A file of the system cannot be read.", unreadable);
      return "";
    }
  }
}
