package hall.app.sim;

import java.util.Arrays;
import java.util.function.Consumer;

/// A digit display of an RS-485 bus, by its seller's page: its number, the shown number's high and
/// low byte, and the sum of the three. Frames are told apart by the silence between them; the
/// display never answers.
final class BoardProtocol implements SignProtocol {

  private static final int FRAME = 4;
  private static final long SILENCE_MILLIS = 8;

  private final int number;
  private final int[] frame = new int[FRAME];
  private int filled;
  private long lastHeard;

  BoardProtocol(int number) {
    this.number = number;
  }

  @Override
  public void hear(byte[] bytes, int length, long now, Consumer<byte[]> line, Face face) {
    if (now - lastHeard > SILENCE_MILLIS) {
      filled = 0;
    }
    lastHeard = now;
    for (int i = 0; i < length; i++) {
      frame[filled++] = bytes[i] & 0xFF;
      if (filled == FRAME) {
        filled = 0;
        whole(face);
      }
    }
  }

  private void whole(Face face) {
    if ((Arrays.stream(frame, 0, 3).sum() & 0xFF) != frame[3]) {
      face.refuse();
    } else if (frame[0] == number) {
      int shown = frame[1] << 8 | frame[2];
      face.show(shown == 0 ? "" : Integer.toString(shown), "red", false);
    }
  }
}
