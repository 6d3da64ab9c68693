package hall.device.gpio;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Supplier;

/// The one board of this machine, looked for when it is first needed, however many panels and chips
/// sit on it. May be asked from any thread; a failure to find it is a board that is not there.
public final class OneBoard implements Supplier<Optional<Board>>, AutoCloseable {

  private static final System.Logger LOG = System.getLogger(OneBoard.class.getName());

  private final Supplier<Optional<Board>> finder;
  private Optional<Board> board = Optional.empty();
  private boolean looked;
  private boolean closed;

  /// @param finder takes up to a second
  public OneBoard(Supplier<Optional<Board>> finder) {
    this.finder = finder;
  }

  @Override
  public synchronized Optional<Board> get() {
    if (!looked && !closed) {
      looked = true;
      try {
        board = finder.get();
      } catch (RuntimeException | LinkageError e) {
        LOG.log(Level.WARNING, "The board's pins cannot be reached.", e);
      }
    }
    return board;
  }

  @Override
  public synchronized void close() {
    closed = true;
    board.ifPresent(Board::close);
    board = Optional.empty();
  }
}
