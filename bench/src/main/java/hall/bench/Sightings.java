package hall.bench;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What came to an eye of ours, piece by piece, and when: so that it can be asked afterwards at
/// what moment something was wholly there.
final class Sightings {

  private record Piece(int end, long at) {}

  private final ReentrantLock turn = new ReentrantLock();
  private final Condition more = turn.newCondition();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<Piece> pieces = new ArrayList<>();

  /// Keeps a piece that came at that moment.
  void saw(byte[] piece, int length, long at) {
    turn.lock();
    try {
      bytes.write(piece, 0, length);
      pieces.add(new Piece(bytes.size(), at));
      more.signalAll();
    } finally {
      turn.unlock();
    }
  }

  /// Forgets all that came until now.
  void forget() {
    turn.lock();
    try {
      bytes.reset();
      pieces.clear();
    } finally {
      turn.unlock();
    }
  }

  /// When the thing and, after it, the end of its message were wholly there; empty when that did
  /// not come in time.
  OptionalLong when(byte[] thing, byte[] end, long patienceMillis) throws InterruptedException {
    long left = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    turn.lock();
    try {
      while (true) {
        byte[] all = bytes.toByteArray();
        int at = find(all, thing, 0);
        int whole = at < 0 ? -1 : find(all, end, at + thing.length);
        if (whole >= 0) {
          return OptionalLong.of(momentOf(whole + end.length));
        }
        if (left <= 0) {
          return OptionalLong.empty();
        }
        left = more.awaitNanos(left);
      }
    } finally {
      turn.unlock();
    }
  }

  private long momentOf(int length) {
    return pieces.stream()
        .filter(piece -> piece.end() >= length)
        .mapToLong(Piece::at)
        .findFirst()
        .orElseThrow();
  }

  private static int find(byte[] all, byte[] thing, int from) {
    for (int at = from; at + thing.length <= all.length; at++) {
      int same = 0;
      while (same < thing.length && all[at + same] == thing[same]) {
        same++;
      }
      if (same == thing.length) {
        return at;
      }
    }
    return -1;
  }
}
