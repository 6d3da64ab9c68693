package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.Profile;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Turns text into what the device can show: its own control letters are put out of the way, and a
/// letter it has not got becomes the nearest one it has.
final class TextCoder {

  private static final byte[] NO_BYTES = {};

  private final Charset charset;
  private final Map<Integer, byte[]> replaced = new HashMap<>();
  private final boolean[] suspect = new boolean[256];
  private final boolean[] isSpecial = new boolean[128];
  private final boolean hasWideSuspects;
  private final byte[] newline;
  private final byte[] unknown;
  private final int longest;
  private final int mostLetters;
  private final int mostShort;

  TextCoder(Profile profile) {
    Profile.TextRules rules = profile.text();
    this.charset = rules.charset();
    rules
        .replace()
        .forEach(
            (letter, instead) -> replaced.put(letter.codePointAt(0), instead.getBytes(charset)));
    for (int letter = 0; letter < suspect.length; letter++) {
      suspect[letter] = Character.isISOControl(letter) || replaced.containsKey(letter);
    }
    this.hasWideSuspects = replaced.keySet().stream().anyMatch(letter -> letter >= suspect.length);
    this.newline = rules.newline().toArray();
    this.unknown = rules.unknown().getBytes(charset);
    this.longest = profile.limits().textBytes();
    this.mostLetters = profile.limits().textLetters();
    for (int letter = 0; letter < isSpecial.length; letter++) {
      byte[] bytes = Character.toString(letter).getBytes(charset);
      boolean itself = bytes.length == 1 && bytes[0] == letter;
      isSpecial[letter] = suspect[letter] || !itself;
    }
    this.mostShort = Math.min(mostLetters, longest);
  }

  /// The text's bytes; what is over the device's limit is left away, whole letters at a time.
  byte[] bytes(String text) {
    if (text.length() <= mostShort) {
      byte[] latin = latin(text);
      if (latin.length == text.length()) {
        return latin;
      }
    }
    if (text.length() <= mostLetters && isPlain(text)) {
      byte[] bytes = text.getBytes(charset);
      if (bytes.length <= longest && !hasQuestionMark(bytes)) {
        return bytes;
      }
    }
    return letters(Normalizer.normalize(text, Normalizer.Form.NFC), _ -> {}).toArray();
  }

  /// Latin letters that stand for themselves, in one go; no bytes where there are others.
  private byte[] latin(String text) {
    byte[] bytes = new byte[text.length()];
    for (int i = 0; i < bytes.length; i++) {
      char letter = text.charAt(i);
      if (letter > '~' || isSpecial[letter]) {
        return NO_BYTES;
      }
      bytes[i] = (byte) letter;
    }
    return bytes;
  }

  /// What of the text is not shown as it is written.
  List<TextDoubt> doubts(String text) {
    List<TextDoubt> doubts = new ArrayList<>();
    letters(Normalizer.normalize(text, Normalizer.Form.NFC), doubts::add);
    return doubts;
  }

  /// The platform writes one for a letter that the character set has not got; in none of the sets
  /// that devices use is it part of another letter.
  private static boolean hasQuestionMark(byte[] bytes) {
    for (byte value : bytes) {
      if (value == '?') {
        return true;
      }
    }
    return false;
  }

  /// Whether nothing in the text asks for a second look; most texts are so.
  private boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter < suspect.length ? suspect[letter] : hasWideSuspects) {
        return false;
      }
    }
    return true;
  }

  private ByteSink letters(String text, Consumer<TextDoubt> doubts) {
    CharsetEncoder encoder = charset.newEncoder();
    var out = new ByteSink();
    int count = 0;
    for (int i = 0; i < text.length(); ) {
      int letter = text.codePointAt(i);
      boolean has = has(letter, encoder);
      byte[] bytes = has ? letter(letter, encoder) : unknown;
      count += bytes.length == 0 ? 0 : 1;
      if (out.size() + bytes.length > longest || count > mostLetters) {
        doubts.accept(new TextDoubt.Cut(text.substring(0, i), text.substring(i)));
        break;
      }
      if (!has) {
        String shown = new String(unknown, charset);
        doubts.accept(new TextDoubt.Unshown(Character.toString(letter), charset.name(), shown));
      }
      i += Character.charCount(letter);
      out.add(bytes);
    }
    return out;
  }

  String decode(Bytes bytes) {
    return new String(bytes.toArray(), charset);
  }

  private byte[] letter(int letter, CharsetEncoder encoder) {
    byte[] instead = replaced.get(letter);
    if (instead != null) {
      return instead;
    }
    if (letter == '\n') {
      return newline;
    }
    if (Character.isISOControl(letter)) {
      return new byte[0];
    }
    return folded(Character.toString(letter), encoder);
  }

  /// Whether the device has the letter, or one that may stand for it.
  private boolean has(int letter, CharsetEncoder encoder) {
    String text = Character.toString(letter);
    return replaced.containsKey(letter)
        || Character.isISOControl(letter)
        || isInvisible(letter)
        || encoder.canEncode(text)
        || isShown(plain(text), encoder);
  }

  private byte[] folded(String letter, CharsetEncoder encoder) {
    if (encoder.canEncode(letter)) {
      return encoded(letter, encoder);
    }
    boolean invisible = letter.codePoints().allMatch(TextCoder::isInvisible);
    return invisible ? new byte[0] : encoded(plain(letter), encoder);
  }

  /// The letter without what is put above or below it.
  private static String plain(String letter) {
    return Normalizer.normalize(letter, Normalizer.Form.NFKD).replaceAll("\\p{M}|\\p{Cf}", "");
  }

  private boolean isShown(String plain, CharsetEncoder encoder) {
    return !plain.isEmpty() && encoder.canEncode(plain) && !hasReplaced(plain);
  }

  private boolean hasReplaced(String text) {
    return text.codePoints().anyMatch(letter -> replaced.containsKey(letter) || letter < ' ');
  }

  private static boolean isInvisible(int letter) {
    int type = Character.getType(letter);
    return type == Character.FORMAT
        || type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private byte[] encoded(String text, CharsetEncoder encoder) {
    try {
      var bytes = encoder.encode(CharBuffer.wrap(text));
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      return copy;
    } catch (CharacterCodingException _) {
      return unknown;
    }
  }
}
