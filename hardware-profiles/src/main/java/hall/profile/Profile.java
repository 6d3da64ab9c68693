package hall.profile;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/// A product that halls use: how it is wired, what it can be told, what it says, and what proves
/// it.
///
/// @param names what people call it, by language
/// @param kinds what it can serve as: `caller`, `rating`, `led`, `printer`, `voice`, `gpio`,
///   `scanner`, `id-reader`
/// @param begin the commands that make the device ready whenever its line comes up
/// @param driver who speaks to it: `frames` for the profile itself, else the built-in `escpos`,
///   `gpio` or `sound`
public record Profile(
    String id,
    Map<String, String> names,
    Set<String> kinds,
    String driver,
    Link link,
    Timing timing,
    TextRules text,
    Limits limits,
    Framing framing,
    Map<String, DeviceCommand> commands,
    List<String> begin,
    List<Rule> rules,
    Tables tables,
    Ratings ratings,
    Capabilities capabilities,
    List<Vector> vectors) {

  public static final String FRAMES = "frames";
  public static final String ESCPOS = "escpos";
  public static final String GPIO = "gpio";
  public static final String SOUND = "sound";

  /// How the device is wired.
  ///
  /// @param over what it may be reached over: `serial`, `tcp`, `file` (a device file that is read
  ///   and written as it is); the first is usual
  /// @param baud bits a second on a serial line
  /// @param bauds what else the product may have been set to, for those who look for it
  /// @param line data bits, parity, stop bits: `8N1`
  /// @param bus `rs232` and `usb` for one device a port, `rs485` where many share it, `spi`, `gpio`
  /// @param flow `none`, `rts-cts`, `dtr-dsr` or `xon-xoff`
  /// @param tcpPort the port it listens on where it is reached over TCP, 0 where it is not
  /// @param transferBytes how many bytes go out in one write, where each write is a message of its
  ///   own (an SPI select); 0 where bytes are a stream
  public record Link(
      List<String> over,
      int baud,
      List<Integer> bauds,
      String line,
      String bus,
      String flow,
      int tcpPort,
      int transferBytes) {
    public Link {
      over = List.copyOf(over);
      bauds = List.copyOf(bauds);
    }

    /// Whether devices with other addresses may sit on the same port.
    public boolean isShared() {
      return bus.equals("rs485");
    }
  }

  /// How long the device takes, in milliseconds.
  ///
  /// @param answerMillis until an expected answer is given up
  /// @param retries how often a command is said again after that
  /// @param gapMillis the least silence between two frames
  /// @param intervalMillis the least time between two pictures on one screen
  /// @param idleMillis the silence after which an unfinished frame is given up
  /// @param poll what is asked again and again to see that the device is there; none when empty
  /// @param pollMillis how often
  /// @param times how often in a row a command that is never answered is said, so that one lost
  ///   frame is not a lost call
  public record Timing(
      int answerMillis,
      int retries,
      int gapMillis,
      int intervalMillis,
      int idleMillis,
      String poll,
      int pollMillis,
      int times) {}

  /// How text becomes bytes.
  ///
  /// @param replace what may not reach the device as it is (its own control letters), and what
  ///   stands in for it
  /// @param newline what begins a new line within a text; nothing when empty
  /// @param unknown what stands for a letter that the device has not got
  public record TextRules(
      Charset charset, Map<String, String> replace, Bytes newline, String unknown) {
    public TextRules {
      replace = Map.copyOf(replace);
    }
  }

  /// What is too much for the device.
  ///
  /// @param frameBytes the longest frame that is believed or sent
  /// @param textBytes the longest text, in bytes of its character set
  /// @param textLetters the longest text, in letters
  public record Limits(int frameBytes, int textBytes, int textLetters) {}

  /// What frames look like.
  ///
  /// @param send what we send, and what the device sends where `read` is empty
  /// @param read the forms of the device's own frames
  /// @param escapes what stands for a byte that may not appear
  public record Framing(List<Part> send, List<Form> read, Map<Integer, Bytes> escapes) {
    public Framing {
      send = List.copyOf(send);
      read = List.copyOf(read);
      escapes = Map.copyOf(escapes);
    }

    /// What the device's own frames look like: the first form that fits counts.
    public List<Form> inbound() {
      return read.isEmpty() ? List.of(new Form("", send)) : read;
    }
  }

  /// One form of frame.
  ///
  /// @param name how rules speak of it; empty where there is only one
  public record Form(String name, List<Part> parts) {
    public Form {
      parts = List.copyOf(parts);
    }
  }

  /// Names for bytes, both ways.
  ///
  /// @param bytes what a word or number becomes on the wire
  /// @param meanings what a number from the wire means; an empty text means nothing
  public record Tables(
      Map<String, Map<String, Bytes>> bytes, Map<String, NavigableMap<Long, Object>> meanings) {
    public Tables {
      bytes = Map.copyOf(bytes);
      meanings = Map.copyOf(meanings);
    }
  }

  /// What the keys of a rating pad mean.
  ///
  /// @param levels the value on the wire to a level 1 to 5
  /// @param unrated the values of keys that rate nothing
  public record Ratings(Map<Integer, Integer> levels, Set<Integer> unrated) {
    public Ratings {
      levels = Map.copyOf(levels);
      unrated = Set.copyOf(unrated);
    }

    /// The level of a value; empty when the value rates nothing or is not known.
    public OptionalInt level(int value) {
      return levels.containsKey(value) ? OptionalInt.of(levels.get(value)) : OptionalInt.empty();
    }

    /// The value that the pad sends for each level it can give.
    public Map<Integer, Integer> valueByLevel() {
      Map<Integer, Integer> values = new TreeMap<>();
      levels.forEach((value, level) -> values.put(level, value));
      return values;
    }
  }

  public Profile {
    names = Map.copyOf(names);
    kinds = Set.copyOf(kinds);
    commands = Map.copyOf(commands);
    begin = List.copyOf(begin);
    rules = List.copyOf(rules);
    vectors = List.copyOf(vectors);
  }

  public Optional<DeviceCommand> command(String name) {
    return Optional.ofNullable(commands.get(name));
  }

  /// What it is called in that language, else its id.
  public String name(String language) {
    return names.getOrDefault(language, id);
  }
}
