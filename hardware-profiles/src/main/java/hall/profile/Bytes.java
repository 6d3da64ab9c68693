package hall.profile;

import java.util.Arrays;
import java.util.HexFormat;

/// Some bytes as a device sends or takes them: never changes, equal by content, shown as hex.
public final class Bytes {

  public static final Bytes NONE = new Bytes(new byte[0]);
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  public static Bytes of(byte[] content) {
    return content.length == 0 ? NONE : new Bytes(content.clone());
  }

  public static Bytes of(byte[] content, int from, int to) {
    return from == to ? NONE : new Bytes(Arrays.copyOfRange(content, from, to));
  }

  /// These bytes themselves, which nobody changes from now on.
  public static Bytes over(byte[] content) {
    return content.length == 0 ? NONE : new Bytes(content);
  }

  /// Reads pairs of hex digits; spaces between pairs are for the eye.
  public static Bytes hex(String text) {
    return of(HEX.parseHex(text.replace(" ", "")));
  }

  public int size() {
    return content.length;
  }

  public boolean isEmpty() {
    return content.length == 0;
  }

  /// The byte at that place, 0 to 255.
  public int at(int index) {
    return content[index] & 0xFF;
  }

  /// A copy that the caller may keep.
  public byte[] toArray() {
    return content.clone();
  }

  /// Copies all of them to that place.
  public void copyTo(byte[] target, int at) {
    System.arraycopy(content, 0, target, at, content.length);
  }

  public String toHex() {
    return HEX.formatHex(content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return toHex();
  }
}
