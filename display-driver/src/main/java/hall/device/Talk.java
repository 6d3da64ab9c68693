package hall.device;

import hall.device.frame.FrameEngine;
import hall.device.frame.FrameReader;
import hall.device.frame.Inbound;
import hall.device.frame.TextDoubt;
import hall.device.line.Pace;
import hall.profile.Bytes;
import hall.profile.DeviceCommand;
import hall.profile.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The language of one device, spoken by its profile: commands with the device's address in them,
/// and of all that is heard on the line, what this device said.
public final class Talk {

  private static final String ADDRESS = "addr";
  private static final String SEQUENCE = "sequence";

  private final Profile profile;
  private final FrameEngine engine;
  private final FrameReader reader;
  private final int address;
  private final Pace pace;
  private long lastHeard;
  private int sequence;
  private byte[] told = {};

  /// For the device with that address.
  public Talk(Profile profile, int address, Pace pace) {
    this.profile = profile;
    this.address = address;
    this.pace = pace;
    engine = FrameEngine.of(profile);
    reader = engine.reader();
  }

  /// The product.
  public Profile profile() {
    return profile;
  }

  /// Whether the product has such a command.
  public boolean knows(String command) {
    return profile.command(command).isPresent();
  }

  /// The bytes of a command; an [IllegalArgumentException] when the device cannot be told that.
  public byte[] bytes(String command, Map<String, Object> params) {
    Map<String, Object> all = new HashMap<>(params);
    all.put(ADDRESS, address);
    sequence = (sequence + 1) & 0xFFFF;
    all.put(SEQUENCE, sequence);
    told = engine.encode(command, all);
    return told.clone();
  }

  /// What of a text the device cannot show as it is written.
  public List<TextDoubt> doubts(String text) {
    return engine.doubts(text);
  }

  /// How many bytes a text has in the device's letters.
  public int letters(String text) {
    return engine.letters(text);
  }

  /// The commands that make the device ready when its line comes up.
  public List<String> begin() {
    return profile.begin();
  }

  /// How often in a row a command that is never answered is said.
  public int times() {
    return profile.timing().times();
  }

  /// What this device said with these bytes and those before. A frame that broke off is given up
  /// after a silence, so that it cannot swallow the next.
  public List<Inbound> hear(byte[] bytes) {
    List<Inbound> heard = new ArrayList<>();
    long silence = pace.nanos() - lastHeard;
    lastHeard = pace.nanos();
    if (silence > profile.timing().idleMillis() * 1_000_000L) {
      heard.addAll(reader.idle());
    }
    heard.addAll(reader.read(bytes, 0, bytes.length));
    return heard.stream().filter(this::isFromHere).toList();
  }

  /// What stood whole in the bytes before a silence of [#givenUpAfter]; the rest is given up.
  public List<Inbound> rested() {
    return reader.idle().stream().filter(this::isFromHere).toList();
  }

  /// The silence after which an unfinished frame is given up.
  public Duration givenUpAfter() {
    return Duration.ofMillis(profile.timing().idleMillis());
  }

  /// What any device of this product said with these bytes.
  public List<Inbound> hearAnyone(byte[] bytes) {
    List<Inbound> heard = new ArrayList<>(reader.read(bytes, 0, bytes.length));
    heard.addAll(reader.idle());
    return heard;
  }

  /// How many bytes have made no sense so far.
  public long noise() {
    return reader.dropped();
  }

  /// How long the device takes to answer.
  public Duration answerWithin() {
    return Duration.ofMillis(profile.timing().answerMillis());
  }

  /// The question whether the device is there, where it has one.
  public Optional<String> poll() {
    return Optional.of(profile.timing().poll()).filter(this::knows);
  }

  /// How often that question is asked.
  public Duration pollEvery() {
    return Duration.ofMillis(Math.max(1_000, profile.timing().pollMillis()));
  }

  /// Whether the device answers the command at all.
  public boolean isAnswered(String command) {
    return answer(command).isExpected();
  }

  /// What that says to the command.
  public Verdict verdict(String command, Inbound said) {
    DeviceCommand.Answer answer = answer(command);
    if (answer.ok().contains(said.emit()) || (answer.echo() && isEcho(said))) {
      return Verdict.OK;
    }
    if (answer.busy().contains(said.emit())) {
      return Verdict.BUSY;
    }
    return answer.bad().contains(said.emit()) ? Verdict.BAD : Verdict.OTHER;
  }

  private DeviceCommand.Answer answer(String command) {
    return profile.command(command).map(DeviceCommand::answer).orElse(DeviceCommand.Answer.NONE);
  }

  private boolean isEcho(Inbound said) {
    return said.raw().equals(Bytes.of(told));
  }

  /// An answer that names another question is a late one.
  private boolean isFromHere(Inbound said) {
    return said.number(ADDRESS).orElse(address) == address
        && said.number(SEQUENCE).orElse(sequence) == sequence;
  }

  /// What an answer says to a command.
  public enum Verdict {
    OK,
    BAD,
    /// It will take it a little later.
    BUSY,
    /// It answers something else.
    OTHER
  }
}
