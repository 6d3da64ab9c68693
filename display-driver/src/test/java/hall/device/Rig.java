package hall.device;

import hall.device.card.PersonKey;
import hall.device.gpio.Board;
import hall.device.line.HandPace;
import hall.device.line.LoopLine;
import hall.device.line.ThreadPace;
import hall.profile.Profiles;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// A floor on a table: lines that end in the test, and a clock that the test turns.
public final class Rig implements AutoCloseable {

  private static final PersonKey KEY =
      new PersonKey(new byte[PersonKey.BYTES], ZoneId.of("Asia/Shanghai"));
  private static final Profiles PROFILES = Profiles.shipped();

  private final HandPace pace = new HandPace();
  private final ThreadPace unused = new ThreadPace();
  private final List<DeviceSetup> setups = new ArrayList<>();
  private final Map<String, LoopLine> lines = new HashMap<>();
  private final List<DeviceEvent> events = new ArrayList<>();
  private Optional<DeviceFloor> floor = Optional.empty();

  /// A device at the port, whose other end is the peer.
  public Rig with(String id, String profile, String port, int address) {
    setups.add(
        new DeviceSetup(new DeviceId(id), PROFILES.find(profile).orElseThrow(), port, address));
    return this;
  }

  public Rig peer(String port, BiConsumer<byte[], Consumer<byte[]>> device) {
    lines.put(port, new LoopLine(device));
    return this;
  }

  public Rig open() {
    return open(Optional::empty);
  }

  public Rig open(java.util.function.Supplier<Optional<Board>> board) {
    floor =
        Optional.of(
            DeviceFloor.open(
                new Drivers(
                    setups,
                    KEY,
                    events::add,
                    (port, _, _) -> Optional.ofNullable(lines.get(port)).orElseThrow(),
                    board,
                    pace),
                unused,
                pace));
    return this;
  }

  public DeviceFloor floor() {
    return floor.orElseThrow();
  }

  public LoopLine line(String port) {
    return Optional.ofNullable(lines.get(port)).orElseThrow();
  }

  public HandPace pace() {
    return pace;
  }

  public void pass(long millis) {
    pace.pass(Duration.ofMillis(millis));
  }

  /// State and cause, such as `READY` or `ABSENT no-answer`.
  public String status(String id) {
    Status status = Optional.ofNullable(floor().statuses().get(new DeviceId(id))).orElseThrow();
    return (status.state() + " " + status.cause()).strip();
  }

  /// What happened beside changes of status, in short.
  public List<String> happened() {
    return events.stream()
        .filter(event -> !(event instanceof DeviceEvent.StatusChanged))
        .filter(event -> !(event instanceof DeviceEvent.SpeechChanged))
        .map(Rig::brief)
        .toList();
  }

  private static String brief(DeviceEvent event) {
    return switch (event) {
      case DeviceEvent.KeyPressed(var device, var key, _) -> device + " " + key;
      case DeviceEvent.RatingPressed(var device, int level, _) -> device + " rated " + level;
      case DeviceEvent.RatingDeclined(var device, _) -> device + " declined";
      case DeviceEvent.ButtonPressed(var device, var button, _) -> device + " " + button;
      case DeviceEvent.SpeechChanged(var device, var speech, _) -> device + " " + speech.caption();
      case DeviceEvent.CardRead(var device, var card, _) -> device + " " + card;
      case DeviceEvent.CardUnread(var device, var cause, _) -> device + " " + cause;
      case DeviceEvent.CodeScanned(var device, var code, _) -> device + " scanned " + code;
      case DeviceEvent.StatusChanged(var device, var status, _) -> device + " " + status;
    };
  }

  @Override
  public void close() {
    floor.ifPresent(DeviceFloor::close);
    unused.close();
  }
}
