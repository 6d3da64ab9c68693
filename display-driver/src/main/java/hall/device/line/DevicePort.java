package hall.device.line;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import hall.device.Cause;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/// One opening of a device file. Where that is a terminal, jSerialComm sets it up and holds its
/// lock; bytes go through two plain channels, because a channel can be closed under a waiting read
/// or a stuck write and sets both free, and because a hang-up then is an end of file and not a
/// storm of events.
final class DevicePort implements Port {

  private static final System.Logger LOG = System.getLogger(DevicePort.class.getName());

  /// What has line settings. Printers at `/dev/usb/lp0` and the like have none.
  private static final Pattern TERMINAL = Pattern.compile("/dev/(tty|pts/|rfcomm|cu).*");

  /// The bits of a file's mode that say what it is, as in `stat`.
  private static final int FILE_TYPE = 0170000;

  private static final int CHARACTER_DEVICE = 0020000;
  private static final int PIPE = 0010000;

  private static final Duration CLOSES_WITHIN = Duration.ofSeconds(3);

  private static final int ACCESS_DENIED = 13;
  private static final int NO_SUCH_FILE = 2;
  private static final int TRY_AGAIN = 11;
  private static final int BUSY = 16;

  private enum Kind {
    TERMINAL,
    PLAIN,
    PIPE
  }

  private final Optional<SerialPort> terminal;
  private final Path device;
  private final FileChannel in;
  private final Optional<FileChannel> out;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final CountDownLatch free = new CountDownLatch(1);

  private DevicePort(
      Path device, Optional<SerialPort> terminal, FileChannel in, Optional<FileChannel> out) {
    this.device = device;
    this.terminal = terminal;
    this.in = in;
    this.out = out;
  }

  /// Opens what the port's name leads to now. The path is looked at first: jSerialComm would open
  /// another device of a like name when this one is missing.
  static DevicePort open(String port, LineSettings settings, PlugBook plugs) throws LineRefused {
    try {
      Path device = plugs.find(port);
      Kind kind = kind(device, settings);
      Optional<SerialPort> terminal =
          kind == Kind.TERMINAL ? Optional.of(setUp(device, settings)) : Optional.empty();
      try {
        DevicePort opened = channels(device, terminal, kind, settings);
        plugs.opened(port, device);
        return opened;
      } catch (IOException e) {
        terminal.ifPresent(SerialPort::closePort);
        throw e;
      }
    } catch (IOException e) {
      throw refused(e);
    }
  }

  private static DevicePort channels(
      Path device, Optional<SerialPort> terminal, Kind kind, LineSettings settings)
      throws IOException {
    // A pipe is opened both ways: else the opening waits for somebody at its other end.
    FileChannel in =
        kind == Kind.PIPE ? FileChannel.open(device, READ, WRITE) : FileChannel.open(device, READ);
    if (settings.listenOnly()) {
      return new DevicePort(device, terminal, in, Optional.empty());
    }
    try {
      return new DevicePort(device, terminal, in, Optional.of(FileChannel.open(device, WRITE)));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /// A disk or a plain file is never opened, whatever the hall file says: a frame written to it
  /// would be damage.
  private static Kind kind(Path device, LineSettings settings) throws IOException, LineRefused {
    int type = (int) Files.getAttribute(device, "unix:mode") & FILE_TYPE;
    boolean pipe = type == PIPE && settings.listenOnly();
    if (type != CHARACTER_DEVICE && !pipe) {
      throw new LineRefused(Cause.PORT_FAILED);
    }
    if (!Files.isReadable(device) || (!settings.listenOnly() && !Files.isWritable(device))) {
      throw new LineRefused(Cause.PORT_DENIED);
    }
    if (pipe) {
      return Kind.PIPE;
    }
    return TERMINAL.matcher(device.toString()).matches() ? Kind.TERMINAL : Kind.PLAIN;
  }

  private static SerialPort setUp(Path device, LineSettings settings) throws LineRefused {
    if (!NativePart.isLoaded()) {
      throw new LineRefused(Cause.DRIVER_MISSING);
    }
    try {
      var port = SerialPort.getCommPort(device.toString());
      port.setComPortParameters(
          settings.baud(), settings.dataBits(), stopBits(settings), parity(settings));
      port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, 0, 0);
      // Without this mode a break on the wire would send an interrupt to the whole process.
      port.setRs485ModeParameters(true, true, 0, 0);
      port.setFlowControl(flow(settings));
      if (!settings.rs485()) {
        port.disableRs485ModeControl();
      }
      if (!port.openPort(0)) {
        throw new LineRefused(cause(port.getLastErrorCode()));
      }
      return port;
    } catch (SerialPortInvalidPortException e) {
      LOG.log(Level.DEBUG, "The port went away while it was opened.", e);
      throw new LineRefused(Cause.PORT_MISSING);
    }
  }

  private static int stopBits(LineSettings settings) {
    return settings.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT;
  }

  private static int parity(LineSettings settings) {
    return switch (settings.parity()) {
      case NONE -> SerialPort.NO_PARITY;
      case EVEN -> SerialPort.EVEN_PARITY;
      case ODD -> SerialPort.ODD_PARITY;
    };
  }

  private static int flow(LineSettings settings) {
    return switch (settings.flow()) {
      case NONE -> SerialPort.FLOW_CONTROL_DISABLED;
      case RTS_CTS -> SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED;
      case XON_XOFF ->
          SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED;
    };
  }

  private static String cause(int error) {
    return switch (error) {
      case ACCESS_DENIED -> Cause.PORT_DENIED;
      // The same number is jSerialComm's own word for a port that this program has open.
      case NO_SUCH_FILE, TRY_AGAIN, BUSY -> Cause.PORT_BUSY;
      default -> Cause.PORT_FAILED;
    };
  }

  private static LineRefused refused(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> new LineRefused(Cause.PORT_MISSING);
      case AccessDeniedException _ -> new LineRefused(Cause.PORT_DENIED);
      default -> new LineRefused(Cause.PORT_FAILED);
    };
  }

  @Override
  public int read(ByteBuffer buffer) throws IOException {
    return in.read(buffer);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    FileChannel channel = out.orElseThrow(() -> new IOException("The port is only listened to."));
    var rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      if (channel.write(rest) == 0) {
        throw new IOException("The port takes no bytes.");
      }
    }
  }

  @Override
  public String at() {
    return device.toString();
  }

  @Override
  public void close() {
    if (!open.compareAndSet(true, false)) {
      awaitFree();
      return;
    }
    try {
      in.close();
      if (out.isPresent()) {
        out.get().close();
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A port did not close well.", e);
    } finally {
      terminal.ifPresent(SerialPort::closePort);
      free.countDown();
    }
  }

  /// A port whose device stopped takes a while to close; opened again before, it would be busy.
  private void awaitFree() {
    try {
      if (!free.await(CLOSES_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.DEBUG, "The port {0} takes long to close.", device);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
