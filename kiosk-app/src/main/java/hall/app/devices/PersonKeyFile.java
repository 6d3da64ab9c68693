package hall.app.devices;

import hall.device.card.PersonKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/// The hall's own key in its data folder, `person.key`: made once by chance, readable by the hall's
/// account alone, never logged and never sent. Who deletes it makes all earlier persons unknown.
public final class PersonKeyFile {

  private static final String NAME = "person.key";
  private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rw-------");

  private PersonKeyFile() {}

  /// The key of that data folder; a new one where there is none.
  ///
  /// @param zone in which the hall's days begin and end
  /// @throws IOException when it can be neither read nor made, or is no key
  public static PersonKey open(Path data, ZoneId zone) throws IOException {
    Path file = data.resolve(NAME);
    if (!Files.exists(file)) {
      make(file);
    }
    Files.setPosixFilePermissions(file, OURS);
    byte[] secret = read(file);
    try {
      return new PersonKey(secret, zone);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static byte[] read(Path file) throws IOException {
    try {
      byte[] secret = HexFormat.of().parseHex(Files.readString(file).strip());
      if (secret.length == PersonKey.BYTES) {
        return secret;
      }
    } catch (IllegalArgumentException notHex) {
      throw damaged(file, notHex);
    }
    throw damaged(file, new IllegalArgumentException("It has another length."));
  }

  private static IOException damaged(Path file, Exception cause) {
    return new IOException(
        "%s is no key of %d hex digits; delete it, and the hall makes a new one."
            .formatted(file, 2 * PersonKey.BYTES),
        cause);
  }

  /// Whole or not at all, also when the power goes.
  private static void make(Path file) throws IOException {
    byte[] secret = new byte[PersonKey.BYTES];
    new SecureRandom().nextBytes(secret);
    Path fresh = file.resolveSibling(NAME + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OURS));
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      byte[] text = HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII);
      ByteBuffer rest = ByteBuffer.wrap(text);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    Arrays.fill(secret, (byte) 0);
  }
}
