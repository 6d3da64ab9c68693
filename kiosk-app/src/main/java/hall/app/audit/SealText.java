package hall.app.audit;

import hall.app.journal.Hash;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// A seal as a person writes it down: the first 160 bits of a chain hash in Crockford's base 32 (no
/// I, L, O and U), in eight groups of four and a check character each, such as `7K2QF-09XMB-…`.
///
/// The check of a group is its number plus the sum of its characters times 2, 4, 8 and 16, reckoned
/// in the field of 32 elements with x⁵ + x² + 1. So one wrong character, two that changed places
/// and two groups that changed places are each seen, and in which group.
public final class SealText {

  /// How many bytes of the hash stand in it.
  static final int BYTES = 20;

  private static final int GROUPS = 8;
  private static final int GROUP = 4;
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int FIELD = 0b100101;

  private SealText() {}

  /// What was read.
  sealed interface Read {

    /// A seal.
    ///
    /// @param beginning how the chain hash begins: 40 hexadecimal digits, or all 64
    record Good(String beginning) implements Read {

      boolean matches(Hash hash) {
        byte[] bytes = hash.bytes();
        for (int i = 0; i < beginning.length(); i += 2) {
          if (bytes[i / 2] != (byte) HexFormat.fromHexDigits(beginning, i, i + 2)) {
            return false;
          }
        }
        return true;
      }
    }

    /// A group does not agree with its check.
    ///
    /// @param group counted from 1
    record BadGroup(int group, String text) implements Read {}

    /// It is no seal at all.
    record NoSeal() implements Read {}
  }

  /// The hash as it is written down.
  public static String of(Hash hash) {
    byte[] bytes = hash.bytes();
    StringBuilder text = new StringBuilder(GROUPS * (GROUP + 2));
    for (int group = 0; group < GROUPS; group++) {
      int check = group + 1;
      text.append(group == 0 ? "" : "-");
      for (int i = 0; i < GROUP; i++) {
        int value = fiveBits(bytes, (group * GROUP + i) * 5);
        check ^= times(value, i + 1);
        text.append(ALPHABET.charAt(value));
      }
      text.append(ALPHABET.charAt(check));
    }
    return text.toString();
  }

  /// Reads what somebody typed: groups with or without dashes and blanks, in any case, O for 0, I
  /// and L for 1; or the 64 hexadecimal digits.
  static Read read(String typed) {
    String text = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    if (text.matches("[0-9A-F]{64}")) {
      return new Read.Good(text.toLowerCase(Locale.ROOT));
    }
    text = text.replace('O', '0').replace('I', '1').replace('L', '1');
    if (text.length() != GROUPS * (GROUP + 1)
        || text.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0)) {
      return new Read.NoSeal();
    }
    byte[] bytes = new byte[BYTES];
    for (int group = 0; group < GROUPS; group++) {
      String part = text.substring(group * (GROUP + 1), (group + 1) * (GROUP + 1));
      Optional<Read> bad = group(part, group, bytes);
      if (bad.isPresent()) {
        return bad.get();
      }
    }
    return new Read.Good(HexFormat.of().formatHex(bytes));
  }

  private static Optional<Read> group(String part, int group, byte[] into) {
    int check = group + 1;
    for (int i = 0; i < GROUP; i++) {
      int value = ALPHABET.indexOf(part.charAt(i));
      check ^= times(value, i + 1);
      put(value, (group * GROUP + i) * 5, into);
    }
    return check == ALPHABET.indexOf(part.charAt(GROUP))
        ? Optional.empty()
        : Optional.of(new Read.BadGroup(group + 1, part));
  }

  /// A value times 2 to a power, in the field.
  private static int times(int value, int power) {
    int product = value;
    for (int i = 0; i < power; i++) {
      product <<= 1;
      product ^= product > 31 ? FIELD : 0;
    }
    return product;
  }

  private static int fiveBits(byte[] bytes, int from) {
    int value = 0;
    for (int bit = from; bit < from + 5; bit++) {
      value = value << 1 | (bytes[bit / 8] >> (7 - bit % 8) & 1);
    }
    return value;
  }

  private static void put(int value, int from, byte[] into) {
    for (int i = 0; i < 5; i++) {
      int bit = from + i;
      into[bit / 8] |= (byte) ((value >> (4 - i) & 1) << (7 - bit % 8));
    }
  }
}
