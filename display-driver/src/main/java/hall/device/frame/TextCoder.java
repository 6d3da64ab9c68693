package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.Profile;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/// Turns text into what the device can show: its own control letters are put out of the way, and a
/// letter it has not got becomes the nearest one it has.
final class TextCoder {

  private final Charset charset;
  private final Map<Integer, byte[]> replaced = new HashMap<>();
  private final boolean[] suspect = new boolean[256];
  private final boolean hasWideSuspects;
  private final byte[] newline;
  private final byte[] unknown;
  private final int longest;

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
  }

  /// The text's bytes; what is over the device's limit is left away, whole letters at a time.
  Bytes encode(String text) {
    if (isPlain(text)) {
      byte[] bytes = text.getBytes(charset);
      if (bytes.length <= longest && !hasQuestionMark(bytes)) {
        return Bytes.of(bytes);
      }
    }
    return letters(Normalizer.normalize(text, Normalizer.Form.NFC), charset.newEncoder());
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

  private Bytes letters(String text, CharsetEncoder encoder) {
    var out = new ByteSink();
    for (int i = 0; i < text.length(); ) {
      int letter = text.codePointAt(i);
      i += Character.charCount(letter);
      byte[] bytes = letter(letter, encoder);
      if (out.size() + bytes.length > longest) {
        break;
      }
      out.add(bytes);
    }
    return out.toBytes();
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

  private byte[] folded(String letter, CharsetEncoder encoder) {
    if (encoder.canEncode(letter)) {
      return encoded(letter, encoder);
    }
    String plain =
        Normalizer.normalize(letter, Normalizer.Form.NFKD).replaceAll("\\p{M}|\\p{Cf}", "");
    boolean invisible = letter.codePoints().allMatch(TextCoder::isInvisible);
    if (invisible) {
      return new byte[0];
    }
    boolean shows = !plain.isEmpty() && encoder.canEncode(plain) && !hasReplaced(plain);
    return shows ? encoded(plain, encoder) : unknown;
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
