package hall.device.line;

import hall.device.Cause;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A line over a port of this machine: a serial port, a pseudo-terminal, a printer at
/// `/dev/usb/lp0`. One thread opens and reads, one writes, for as long as the line lives, however
/// often the port goes and comes back. A write that takes too long closes the port.
public final class SerialLine implements Line {

  private static final System.Logger LOG = System.getLogger(SerialLine.class.getName());
  private static final int MOST_WAITING = 64;
  private static final int READ_SIZE = 1024;
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final String path;
  private final LineSettings settings;
  private final Pace pace;
  private final BlockingQueue<Parcel> outbox = new ArrayBlockingQueue<>(MOST_WAITING);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread reader;
  private final Thread writer;

  private volatile Optional<Port> port = Optional.empty();
  private volatile boolean stuck;
  private volatile LineListener listener = Silence.LISTENER;

  /// A line to the path, which may be a symbolic link and need not exist yet. Nothing is opened
  /// before [#start].
  public SerialLine(String path, LineSettings settings, Pace pace) {
    this.path = path;
    this.settings = settings;
    this.pace = pace;
    reader = Thread.ofPlatform().daemon().name("line-in " + path).unstarted(this::live);
    writer = Thread.ofPlatform().daemon().name("line-out " + path).unstarted(this::write);
  }

  @Override
  public void start(LineListener whoListens) {
    listener = whoListens;
    reader.start();
    writer.start();
  }

  @Override
  public boolean send(byte[] bytes, Runnable sent) {
    Optional<Port> now = port;
    return now.isPresent() && outbox.offer(new Parcel(now.get(), bytes, sent));
  }

  @Override
  public void close() {
    closing.countDown();
    listener = Silence.LISTENER;
    writer.interrupt();
    // A port whose device no longer takes bytes may need seconds to close.
    Thread closer =
        Thread.ofPlatform()
            .daemon()
            .name("line-end " + path)
            .start(() -> port.ifPresent(Port::close));
    try {
      closer.join(LAST_WORDS);
      reader.join(LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void live() {
    var backoff = new Backoff();
    var told = new LastTold();
    while (!isClosing()) {
      Duration wait;
      try {
        Port opened = open();
        told.forget();
        long since = pace.nanos();
        String cause = standOn(opened);
        told.tell(cause);
        wait = backoff.afterStanding(Duration.ofNanos(pace.nanos() - since));
      } catch (LineRefused refused) {
        told.tell(refused.code());
        wait =
            refused.code().equals(Cause.PORT_MISSING)
                ? backoff.afterMissing()
                : backoff.afterFailure();
      }
      rest(wait);
    }
  }

  /// Whatever goes wrong while a port is opened, the line lives on and tries again.
  private Port open() throws LineRefused {
    try {
      return Port.open(path, settings);
    } catch (RuntimeException | LinkageError e) {
      LOG.log(Level.WARNING, "The port " + path + " cannot be opened.", e);
      throw new LineRefused(Cause.PORT_FAILED);
    }
  }

  /// Reads until the port breaks; returns why it did.
  private String standOn(Port opened) {
    stuck = false;
    try (opened) {
      port = Optional.of(opened);
      listener.up();
      readAll(opened);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The line " + path + " broke.", e);
    } finally {
      port = Optional.empty();
      outbox.clear();
    }
    return stuck ? Cause.WRITE_STUCK : Cause.HANG_UP;
  }

  private void readAll(Port opened) throws IOException {
    var buffer = ByteBuffer.allocate(READ_SIZE);
    while (!isClosing() && opened.read(buffer) > 0) {
      var bytes = new byte[buffer.flip().remaining()];
      buffer.get(bytes).clear();
      listener.heard(bytes);
    }
  }

  private void rest(Duration wait) {
    try {
      if (closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.DEBUG, "The line " + path + " is closed.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    try {
      while (!isClosing()) {
        Parcel next = outbox.take();
        write(next);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(Parcel parcel) {
    var deadline =
        pace.after(settings.writeDeadline(parcel.bytes.length), () -> giveUp(parcel.port));
    try {
      parcel.port.write(parcel.bytes);
      parcel.sent.run();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The line " + path + " takes no bytes.", e);
      parcel.port.close();
    } finally {
      deadline.cancel();
    }
  }

  /// Closing a port whose device has stopped may take seconds, so a thread of its own does it,
  /// once.
  private void giveUp(Port stopped) {
    stuck = true;
    Thread.ofPlatform().daemon().name("line-stuck " + path).start(stopped::close);
  }

  /// Says a reason once, not at every try.
  private final class LastTold {

    private String last = "";

    void forget() {
      last = "";
    }

    void tell(String cause) {
      if (!cause.equals(last) && !isClosing()) {
        last = cause;
        listener.down(cause);
      }
    }
  }

  /// Bytes for one opening of the port; a later opening never gets them.
  private static final class Parcel {

    private final Port port;
    private final byte[] bytes;
    private final Runnable sent;

    Parcel(Port port, byte[] bytes, Runnable sent) {
      this.port = port;
      this.bytes = bytes;
      this.sent = sent;
    }
  }
}
