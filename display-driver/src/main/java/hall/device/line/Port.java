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
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/// One opening of a port. jSerialComm only sets it up and holds its lock; bytes go through two
/// plain channels, because a channel can be closed under a waiting read or a stuck write and sets
/// both free, and because a hang-up then is an end of file and not a storm of events.
final class Port implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Port.class.getName());

  /// What has line settings. Printers at `/dev/usb/lp0` and the like have none.
  private static final Pattern TERMINAL = Pattern.compile("/dev/(tty|pts/|rfcomm|cu).*");

  private static final int ACCESS_DENIED = 13;
  private static final int NO_SUCH_FILE = 2;
  private static final int TRY_AGAIN = 11;
  private static final int BUSY = 16;

  private final Optional<SerialPort> terminal;
  private final FileChannel in;
  private final FileChannel out;
  private final AtomicBoolean open = new AtomicBoolean(true);

  private Port(Optional<SerialPort> terminal, FileChannel in, FileChannel out) {
    this.terminal = terminal;
    this.in = in;
    this.out = out;
  }

  /// Opens what is at the path now. The path is looked at first: jSerialComm would open another
  /// device of a like name when this one is missing.
  static Port open(String path, LineSettings settings) throws LineRefused {
    Path device = deviceAt(path);
    Optional<SerialPort> terminal =
        TERMINAL.matcher(device.toString()).matches()
            ? Optional.of(setUp(device, settings))
            : Optional.empty();
    try {
      var in = FileChannel.open(device, READ);
      try {
        return new Port(terminal, in, FileChannel.open(device, WRITE));
      } catch (IOException e) {
        in.close();
        throw e;
      }
    } catch (IOException e) {
      terminal.ifPresent(SerialPort::closePort);
      throw refused(e);
    }
  }

  private static Path deviceAt(String path) throws LineRefused {
    try {
      Path device = Path.of(path).toRealPath();
      if (!Files.readAttributes(device, BasicFileAttributes.class).isOther()) {
        throw new LineRefused(Cause.PORT_FAILED);
      }
      if (!Files.isReadable(device) || !Files.isWritable(device)) {
        throw new LineRefused(Cause.PORT_DENIED);
      }
      return device;
    } catch (IOException e) {
      throw refused(e);
    }
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

  /// Waits for bytes; −1 when there will be no more.
  int read(ByteBuffer buffer) throws IOException {
    return in.read(buffer);
  }

  void write(byte[] bytes) throws IOException {
    var rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      if (out.write(rest) == 0) {
        throw new IOException("The port takes no bytes.");
      }
    }
  }

  /// Sets free whoever waits in a read or a write. Only the first call does anything; the others
  /// return at once.
  @Override
  public void close() {
    if (!open.compareAndSet(true, false)) {
      return;
    }
    try (out;
        in) {
      LOG.log(Level.TRACE, "A port is closed.");
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A port did not close well.", e);
    } finally {
      terminal.ifPresent(SerialPort::closePort);
    }
  }
}
