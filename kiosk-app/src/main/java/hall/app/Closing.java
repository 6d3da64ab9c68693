package hall.app;

import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/// What is to be closed at the end, in the order opposite to its opening. One part that does not
/// close does not keep the others open.
final class Closing implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Closing.class.getName());

  private final Deque<Part> parts = new ArrayDeque<>();

  private record Part(String name, AutoCloseable part) {}

  <T extends AutoCloseable> T add(String name, T part) {
    parts.push(new Part(name, part));
    return part;
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      Part part = parts.pop();
      try {
        part.part().close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        LOG.log(Level.WARNING, "Closing " + part.name() + " was broken off.", e);
      } catch (Exception e) {
        LOG.log(Level.ERROR, "Closing " + part.name() + " failed.", e);
      }
    }
  }
}
