package hall.app.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// Turns the bytes of a hall file into text, or says why they are none.
final class Decoding {

  static final int LARGEST = 1 << 20;

  private Decoding() {}

  static Optional<String> text(byte[] bytes, Problems problems) {
    if (bytes.length > LARGEST) {
      problems.add(Place.START, "", Fault.TOO_LARGE, Map.of("kib", LARGEST / 1024));
      return Optional.empty();
    }
    if (bytes.length >= 2 && isUtf16(bytes[0] & 0xFF, bytes[1] & 0xFF)) {
      problems.add(Place.START, "", Fault.UTF16, Map.of());
      return Optional.empty();
    }
    CharsetDecoder strict =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    boolean broken = strict.decode(in, out, true).isError();
    String text = withoutMark(out.flip().toString());
    if (broken) {
      problems.add(end(text), "", Fault.NOT_UTF8, Map.of());
      return Optional.empty();
    }
    return printable(text, problems) ? Optional.of(text) : Optional.empty();
  }

  private static boolean isUtf16(int first, int second) {
    return (first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF);
  }

  /// Some editors put a byte order mark before a text; it means nothing in UTF-8.
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static boolean printable(String text, Problems problems) {
    boolean clean = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = c < ' ' ? c != '\t' && c != '\n' && c != '\r' : c >= 0x7F && c < 0xA0;
      if (control || c >= 0xFFFE) {
        problems.add(
            new Problem(
                end(text.substring(0, i)),
                "",
                "U+%04X".formatted((int) c),
                Fault.CONTROL_CHARACTER,
                Map.of()));
        clean = false;
      }
    }
    return clean;
  }

  private static Place end(String text) {
    int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
    return new Place(line, text.length() - text.lastIndexOf('\n'));
  }
}
