package hall.device.line;

import hall.device.Cause;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Remembers which plug stood behind a port's name, so that a device is found again that comes back
/// as `ttyUSB1` where it was `ttyUSB0`, and so that no device is taken for another that has its old
/// name. A plug is known by the names that the system gives to its socket and to what is in it
/// (`/dev/serial/by-path`, `/dev/serial/by-id`, and the same for input devices).
///
/// A port that the hall file names by such a link, or by any link, needs no memory: the link is
/// followed. May be used from any thread.
final class PlugBook {

  private static final System.Logger LOG = System.getLogger(PlugBook.class.getName());

  /// The socket first: cheap adapters of one make have no number of their own, and so one name for
  /// all of them.
  private static final List<Path> SYSTEM =
      List.of(
          Path.of("/dev/serial/by-path"),
          Path.of("/dev/serial/by-id"),
          Path.of("/dev/input/by-path"),
          Path.of("/dev/input/by-id"));

  private final List<Path> folders;
  private final Map<String, List<Path>> plugs = new HashMap<>();

  PlugBook() {
    this(SYSTEM);
  }

  /// With other folders of names, in the order in which they are believed.
  PlugBook(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  /// What is to be opened for that port now.
  ///
  /// @throws LineRefused when there is nothing, or a device of another port sits under the name
  synchronized Path find(String port) throws IOException, LineRefused {
    Path named = Path.of(port);
    if (Files.isSymbolicLink(named)) {
      return behind(named).orElseThrow(() -> new LineRefused(Cause.PORT_MISSING));
    }
    for (Path plug : plugs.getOrDefault(port, List.of())) {
      Optional<Path> device = behind(plug);
      if (device.isPresent() && isFree(device.get(), port)) {
        return device.get();
      }
    }
    if (!Files.exists(named)) {
      // Looked for every second or two for as long as the plug is drawn, so cheaply.
      throw new LineRefused(Cause.PORT_MISSING);
    }
    Path device = named.toRealPath();
    if (!isFree(device, port)) {
      throw new LineRefused(Cause.PORT_OTHER);
    }
    return device;
  }

  /// The port leads to that device now: its plug is remembered.
  synchronized void opened(String port, Path device) {
    if (!Files.isSymbolicLink(Path.of(port))) {
      List<Path> names = names(device);
      if (!names.isEmpty()) {
        plugs.put(port, names);
      }
    }
  }

  /// Whether the device's plug is none that belongs to another port. The surest name decides.
  private boolean isFree(Path device, String port) {
    return names(device).stream()
        .findFirst()
        .map(surest ->
            plugs.entrySet().stream()
                .noneMatch(
                    other -> !other.getKey().equals(port) && other.getValue().contains(surest)))
        .orElse(true);
  }

  private List<Path> names(Path device) {
    List<Path> names = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> links = Files.newDirectoryStream(folder)) {
          for (Path link : links) {
            behind(link).filter(device::equals).ifPresent(_ -> names.add(link));
          }
        } catch (IOException e) {
          LOG.log(Level.DEBUG, "The names of plugs cannot be read.", e);
        }
      }
    }
    return names;
  }

  private static Optional<Path> behind(Path link) {
    try {
      return Files.exists(link) ? Optional.of(link.toRealPath()) : Optional.empty();
    } catch (IOException gone) {
      LOG.log(Level.TRACE, "Nothing is in a plug.", gone);
      return Optional.empty();
    }
  }
}
