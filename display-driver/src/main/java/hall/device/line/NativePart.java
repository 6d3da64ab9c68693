package hall.device.line;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// The native part of jSerialComm, unpacked where nobody else can put a file. Left to itself the
/// library loads whatever lies in a world-writable folder under the temporary directory, and tidies
/// that folder by deleting what a link in its place points to. So it is told a private folder and a
/// name for its own that nobody can guess. A folder named by `-DjSerialComm.library.path` is used
/// as it is.
final class NativePart {

  private static final System.Logger LOG = System.getLogger(NativePart.class.getName());
  private static final String LIBRARY_PATH = "jSerialComm.library.path";
  private static final String APP_ID = "fazecast.jSerialComm.appid";
  private static final String LIBRARY = "libjSerialComm.so";

  private static final boolean LOADED = load();

  private NativePart() {}

  /// Whether ports can be set up at all on this machine.
  static boolean isLoaded() {
    return LOADED;
  }

  private static boolean load() {
    if (System.getProperty(APP_ID) == null) {
      System.setProperty(APP_ID, UUID.randomUUID().toString());
    }
    if (System.getProperty(LIBRARY_PATH) != null) {
      return touch();
    }
    for (String home : List.of("java.io.tmpdir", "user.home")) {
      try {
        if (loadedFrom(Path.of(System.getProperty(home, "/tmp")))) {
          return true;
        }
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "The serial library cannot be unpacked under " + home + ".", e);
      }
    }
    LOG.log(Level.ERROR, "The serial library cannot be unpacked; no serial port will open.");
    return false;
  }

  /// The files are gone again when this returns; what is loaded stays loaded.
  private static boolean loadedFrom(Path place) throws IOException {
    var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Path folder = Files.createTempDirectory(place, "tinghao-serial-", ours);
    Path inner = Files.createDirectories(folder.resolve("Linux").resolve(architecture()), ours);
    Path library = Files.createFile(inner.resolve(LIBRARY), ours);
    try {
      unpack(library);
      // False where the folder's file system was mounted noexec.
      if (!Files.isExecutable(library)) {
        return false;
      }
      System.setProperty(LIBRARY_PATH, folder.toString());
      return touch();
    } finally {
      for (Path path : List.of(library, inner, folder.resolve("Linux"), folder)) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static void unpack(Path library) throws IOException {
    String resource = "/Linux/" + architecture() + "/" + LIBRARY;
    try (InputStream bytes = SerialPort.class.getResourceAsStream(resource)) {
      if (bytes == null) {
        throw new IOException("The serial library has nothing for " + resource + ".");
      }
      Files.write(library, bytes.readAllBytes());
    }
  }

  private static boolean touch() {
    try {
      return !SerialPort.getVersion().isEmpty();
    } catch (LinkageError e) {
      LOG.log(Level.ERROR, "The serial library does not load; no serial port will open.", e);
      return false;
    }
  }

  private static String architecture() {
    String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return switch (arch) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64" -> "armv8_64";
      case "arm" -> "armv7hf";
      case "i386", "i686", "x86" -> "x86";
      default -> arch;
    };
  }
}
