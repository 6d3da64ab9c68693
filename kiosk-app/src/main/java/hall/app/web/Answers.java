package hall.app.web;

import io.vertx.core.Context;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// Answers on their way from the hall's loop to the thread that writes to the network. A turn of
/// the loop may have many; that thread is called once for all that are there, and gives them in the
/// order in which they came.
final class Answers {

  private static final System.Logger LOG = System.getLogger(Answers.class.getName());

  private final Context context;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean called = new AtomicBoolean();

  /// @param context where answers are given
  Answers(Context context) {
    this.context = context;
  }

  /// Gives an answer soon. Any thread may ask.
  void give(Runnable answer) {
    waiting.add(answer);
    if (called.compareAndSet(false, true)) {
      context.runOnContext(_ -> giveAll());
    }
  }

  private void giveAll() {
    // Whoever adds one from here on calls again: none is left behind.
    called.set(false);
    for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
      try {
        next.run();
      } catch (RuntimeException failure) {
        LOG.log(Level.ERROR, "An answer could not be given.", failure);
      }
    }
  }
}
