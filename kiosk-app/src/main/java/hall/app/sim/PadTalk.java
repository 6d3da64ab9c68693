package hall.app.sim;

import hall.app.sim.PadFrames.Frame;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/// How a pad gets a key across: it sends the frame, waits for the answer, and sends again. How long
/// a real pad waits is in no public document; half a second and three repeats are ours.
final class PadTalk {

  private static final int REPEAT_MILLIS = 500;
  private static final int REPEATS_MAX = 3;
  private static final int WAITING_MAX = 4;

  private final Queue<Sending> waiting = new ArrayDeque<>();
  private long due = Long.MAX_VALUE;
  private int sent;
  private int unanswered;

  /// Sends `frame` as soon as what was sent before is answered. A key pressed while four wait is
  /// lost.
  void send(Frame frame, Frame answer, long now, Consumer<byte[]> line) {
    if (waiting.size() < WAITING_MAX) {
      waiting.add(new Sending(frame, answer));
      if (waiting.size() == 1) {
        sendFirst(now, line);
      }
    }
  }

  /// Whether `frame` answers what was sent; then the next goes out.
  boolean isAnswered(Frame frame, long now, Consumer<byte[]> line) {
    Optional<Sending> first = Optional.ofNullable(waiting.peek());
    if (first.filter(sending -> sending.answer.equals(frame)).isEmpty()) {
      return false;
    }
    sendNext(now, line);
    return true;
  }

  long due() {
    return due;
  }

  /// Repeats what nobody answered, or gives it up.
  void turn(long now, Consumer<byte[]> line) {
    Optional<Sending> first = Optional.ofNullable(waiting.peek());
    if (first.isEmpty()) {
      due = Long.MAX_VALUE;
    } else if (sent <= REPEATS_MAX) {
      sent++;
      due = now + REPEAT_MILLIS;
      line.accept(first.get().frame.bytes());
    } else {
      unanswered++;
      sendNext(now, line);
    }
  }

  boolean isSending() {
    return !waiting.isEmpty();
  }

  /// How many keys nobody ever answered.
  int unanswered() {
    return unanswered;
  }

  private void sendNext(long now, Consumer<byte[]> line) {
    waiting.remove();
    sendFirst(now, line);
  }

  private void sendFirst(long now, Consumer<byte[]> line) {
    sent = 0;
    turn(now, line);
  }

  private record Sending(Frame frame, Frame answer) {}
}
