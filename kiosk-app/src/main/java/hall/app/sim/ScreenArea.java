package hall.app.sim;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.List;

/// One area of an LED screen: where it lies, what is written in it and how it moves.
///
/// @param align `left`, `centre` or `right`
/// @param valign `top`, `centre` or `bottom`
/// @param moves `still`, `quick`, `left`, `right`, `up` or `down`
/// @param rows what fits side by side, row by row; rows beyond the height follow on the next page
/// @param until when the card takes it away by itself, or [Long#MAX_VALUE]
record ScreenArea(
    int id,
    int x,
    int y,
    int width,
    int height,
    int gap,
    String align,
    String valign,
    String moves,
    int stayMillis,
    List<List<ScreenText.Run>> rows,
    String text,
    String speaks,
    long until) {

  private static final Charset GBK = Charset.forName("GBK");
  private static final List<String> ALIGNS = List.of("left", "right", "centre", "left");
  private static final List<String> VALIGNS = List.of("top", "bottom", "centre", "top");
  private static final List<String> MOVES =
      List.of("still", "still", "quick", "left", "right", "up", "down");
  private static final int PIXELS = 0x8000;

  /// Reads an area as the card does. Throws [BufferUnderflowException] where it ends too soon.
  static ScreenArea read(byte[] bytes, long now) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    in.get(); // type
    int x = dots(in.getShort());
    int y = in.getShort() & 0xFFFF;
    int width = dots(in.getShort());
    int height = in.getShort() & 0xFFFF;
    int id = in.get() & 0xFF;
    int gap = in.get() & 0xFF;
    int runMode = in.get();
    int timeoutSeconds = in.getShort() & 0xFFFF;
    int soundMode = in.get();
    String ownSpeech = speech(in, soundMode);
    skip(in, in.get() & 0xFF);
    int align = in.get();
    boolean single = in.get() == 1;
    in.get(); // new line by hand or by itself: what does not fit goes on below either way
    int moves = in.get();
    in.get(); // how it goes away
    in.get(); // how fast
    int stay = in.get() & 0xFF;
    byte[] text = new byte[checked(in.getInt(), in)];
    in.get(text);
    String plain = ScreenText.plain(text);
    return new ScreenArea(
        id,
        x,
        y,
        width,
        height,
        gap,
        ALIGNS.get(align & 3),
        VALIGNS.get(align >> 2 & 3),
        MOVES.get(moves >= 0 && moves < MOVES.size() ? moves : 0),
        stay * 500,
        ScreenText.rows(text, single && moves >= 3 ? Integer.MAX_VALUE : width),
        plain,
        soundMode == 1 ? plain : ownSpeech,
        runMode == 2 ? now + timeoutSeconds * 1000L : Long.MAX_VALUE);
  }

  private static String speech(ByteBuffer in, int soundMode) {
    if (soundMode != 0) {
      skip(in, 3); // who speaks, how loud, how fast
    }
    if (soundMode != 2) {
      return "";
    }
    byte[] speech = new byte[checked(in.getInt(), in)];
    in.get(speech);
    return new String(speech, GBK);
  }

  private static int dots(short raw) {
    int value = raw & 0xFFFF;
    return (value & PIXELS) != 0 ? value & ~PIXELS : value * 8;
  }

  private static void skip(ByteBuffer in, int count) {
    for (int i = 0; i < count; i++) {
      in.get();
    }
  }

  private static int checked(int length, ByteBuffer in) {
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    return length;
  }
}
