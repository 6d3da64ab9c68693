package hall.app.journal;

import java.util.Arrays;
import java.util.HexFormat;

/// The chain hash of a record: it stands for the record and for everything before it.
public final class Hash {

  static final int LENGTH = 32;

  /// Before the first record there is nothing.
  public static final Hash NONE = new Hash(new byte[LENGTH]);

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("A hash has 32 bytes, not " + bytes.length + ".");
    }
    this.bytes = bytes;
  }

  /// The hash in 32 bytes.
  public static Hash of(byte[] bytes) {
    return new Hash(bytes.clone());
  }

  /// The hash as 64 hexadecimal digits spell it.
  public static Hash of(String hex) {
    return new Hash(HexFormat.of().parseHex(hex));
  }

  /// A copy of the 32 bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// The hash in an array that nobody else holds.
  static Hash owning(byte[] bytes) {
    return new Hash(bytes);
  }

  /// The bytes themselves, only to be read.
  byte[] raw() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
