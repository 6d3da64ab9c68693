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

/// A line over a port of this machine or its network: a serial port, a pseudo-terminal, a printer
/// at `/dev/usb/lp0`, a keyboard that is a scanner, a socket. One thread opens and reads, one
/// writes, for as long as the line lives, however often the port goes and comes back. A write that
/// takes too long closes the port, and a device that floods it is heard no faster than [FloodGate]
/// lets it.
final class PortLine implements Line {

  private static final System.Logger LOG = System.getLogger(PortLine.class.getName());
  private static final int MOST_WAITING = 64;
  private static final int READ_SIZE = 4096;
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final String path;
  private final Port.Opener opener;
  private final LineSettings settings;
  private final Pace pace;
  private final Backoff backoff;
  private final BlockingQueue<Parcel> outbox = new ArrayBlockingQueue<>(MOST_WAITING);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread reader;
  private final Thread writer;
  private final LinkCount count = new LinkCount();

  private volatile Optional<Port> port = Optional.empty();
  private volatile String endsBecause = Cause.HANG_UP;
  private volatile LineListener listener = Silence.LISTENER;

  /// A line to the port, which need not exist yet. Nothing is opened before [#start].
  PortLine(String path, Port.Opener opener, LineSettings settings, Pace pace) {
    this(path, opener, settings, pace, new Backoff());
  }

  /// The same with other waits between the tries.
  PortLine(String path, Port.Opener opener, LineSettings settings, Pace pace, Backoff backoff) {
    this.path = path;
    this.opener = opener;
    this.settings = settings;
    this.pace = pace;
    this.backoff = backoff;
    reader = Thread.ofPlatform().daemon().name("line-in " + path).unstarted(this::live);
    writer = Thread.ofPlatform().daemon().name("line-out " + path).unstarted(this::write);
  }

  @Override
  public void start(LineListener whoListens) {
    listener = whoListens;
    reader.start();
    if (!settings.listenOnly()) {
      writer.start();
    }
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

  @Override
  public void renew() {
    if (path.startsWith(NetPort.SCHEME)) {
      port.ifPresent(silent -> giveUp(silent, Cause.NO_ANSWER));
    }
  }

  @Override
  public LinkStatus link() {
    return count.status(path, port.map(Port::at).orElse(""));
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void live() {
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
        wait = backoff.afterFailure();
      }
      rest(wait);
    }
  }

  /// Whatever goes wrong while a port is opened, the line lives on and tries again.
  private Port open() throws LineRefused {
    try {
      return opener.open();
    } catch (RuntimeException | LinkageError e) {
      LOG.log(Level.WARNING, "The port " + path + " cannot be opened.", e);
      throw new LineRefused(Cause.PORT_FAILED);
    }
  }

  /// Reads until the port breaks; returns why it did.
  private String standOn(Port opened) {
    endsBecause = Cause.HANG_UP;
    try (opened) {
      count.opened();
      port = Optional.of(opened);
      listener.up();
      readAll(opened);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The line " + path + " broke.", e);
    } finally {
      port = Optional.empty();
      outbox.clear();
    }
    return endsBecause;
  }

  private void readAll(Port opened) throws IOException {
    var buffer = ByteBuffer.allocate(READ_SIZE);
    var gate = new FloodGate();
    while (!isClosing() && opened.read(buffer) > 0) {
      var bytes = new byte[buffer.flip().remaining()];
      buffer.get(bytes).clear();
      count.heard(bytes.length, pace.now());
      listener.heard(bytes);
      Duration tooFast = gate.let(bytes.length, pace.nanos());
      if (tooFast.isPositive()) {
        rest(tooFast);
      }
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
        pace.after(
            settings.writeDeadline(parcel.bytes.length),
            () -> giveUp(parcel.port, Cause.WRITE_STUCK));
    try {
      parcel.port.write(parcel.bytes);
      count.told(parcel.bytes.length);
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
  private void giveUp(Port stopped, String why) {
    endsBecause = why;
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
