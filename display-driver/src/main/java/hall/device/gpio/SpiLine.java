package hall.device.gpio;

import hall.device.Cause;
import hall.device.line.Line;
import hall.device.line.LineListener;
import hall.device.line.LinkStatus;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bytes to a chip on an SPI bus, named as Linux names it: `/dev/spidev0.1` is select 1 of bus 0.
/// The chip takes so many bytes at each select, so a frame goes out in pieces of that length. Such
/// a chip says nothing.
public final class SpiLine implements Line {

  private static final System.Logger LOG = System.getLogger(SpiLine.class.getName());
  private static final Pattern PORT = Pattern.compile(".*/spidev([0-9]+)\\.([0-9]+)");

  /// Slow enough for long wires, and still two bytes in 20 µs.
  private static final int BAUD = 1_000_000;

  private final String port;
  private final int transferBytes;
  private final Supplier<Optional<Board>> board;
  private final ExecutorService hand =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("hall-spi").factory());
  private final AtomicInteger openings = new AtomicInteger();
  private final AtomicLong told = new AtomicLong();
  private Optional<LineListener> listener = Optional.empty();
  private volatile Optional<Board.Chip> chip = Optional.empty();

  /// @param transferBytes at each select, 0 for all at once
  public SpiLine(String port, int transferBytes, Supplier<Optional<Board>> board) {
    this.port = port;
    this.transferBytes = transferBytes;
    this.board = board;
  }

  /// Whether a port is named as a chip on an SPI bus is.
  public static boolean isName(String port) {
    return PORT.matcher(port).matches();
  }

  @Override
  public void start(LineListener whoListens) {
    listener = Optional.of(whoListens);
    work(this::open);
  }

  private void open() {
    Matcher name = PORT.matcher(port);
    if (!name.matches()) {
      down(Cause.PORT_FAILED);
      return;
    }
    try {
      chip =
          board
              .get()
              .flatMap(here ->
                  here.chip(
                      Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2)), BAUD));
    } catch (RuntimeException | LinkageError e) {
      LOG.log(Level.WARNING, "The chip at " + port + " cannot be reached.", e);
      down(Cause.PORT_FAILED);
      return;
    }
    if (chip.isPresent()) {
      openings.incrementAndGet();
      listener.ifPresent(LineListener::up);
    } else {
      down(Cause.GPIO_MISSING);
    }
  }

  @Override
  public boolean send(byte[] bytes, Runnable sent) {
    return chip.isPresent() && work(() -> write(bytes.clone(), sent));
  }

  private void write(byte[] bytes, Runnable sent) {
    try {
      int step = transferBytes == 0 ? bytes.length : transferBytes;
      for (int at = 0; at < bytes.length; at += step) {
        byte[] piece = Arrays.copyOfRange(bytes, at, Math.min(at + step, bytes.length));
        chip.ifPresent(here -> here.write(piece));
      }
      told.addAndGet(bytes.length);
      sent.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The chip at " + port + " took no bytes.", e);
      chip = Optional.empty();
      down(Cause.PORT_FAILED);
    }
  }

  private void down(String cause) {
    listener.ifPresent(here -> here.down(cause));
  }

  private boolean work(Runnable work) {
    try {
      hand.execute(work);
      return true;
    } catch (RejectedExecutionException closed) {
      LOG.log(Level.DEBUG, "The line is closed.", closed);
      return false;
    }
  }

  @Override
  public void renew() {
    // A chip that says nothing cannot be missed.
  }

  @Override
  public LinkStatus link() {
    return new LinkStatus(
        port, chip.isPresent() ? port : "", openings.get(), 0, told.get(), Optional.empty());
  }

  @Override
  public void close() {
    hand.shutdownNow();
    listener = Optional.empty();
    chip = Optional.empty();
  }
}
