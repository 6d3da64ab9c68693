package hall.device.frame;

import hall.profile.DeviceCommand;
import hall.profile.Profile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Speaks one product's language: commands to bytes, bytes to meanings. Made once from the profile;
/// never changes, so all threads may use it. What is read goes through a [FrameReader] for each
/// line.
public final class FrameEngine {

  /// A command: the quick way, where there is one, and the general way, which always is.
  private record Ready(@Nullable FixedFrame fixed, Given given, FramePlan plan) {}

  private final Profile profile;
  private final Layout send;
  private final Layout[] inbound;
  private final Steps steps;
  private final Map<String, Ready> commands = new HashMap<>();
  private final Rules rules;

  private FrameEngine(Profile profile) {
    this.profile = profile;
    this.steps = new Steps(profile);
    var escapes = profile.framing().escapes();
    this.send = new Layout("", profile.framing().send(), escapes);
    this.inbound =
        profile.framing().inbound().stream()
            .map(form -> new Layout(form.name(), form.parts(), escapes))
            .toArray(Layout[]::new);
    profile.commands().forEach((name, command) -> commands.put(name, ready(command)));
    this.rules = new Rules(profile, this, inbound);
  }

  private Ready ready(DeviceCommand command) {
    var given = new Given(command.params().values());
    var fixed =
        FixedFrame.of(
            send,
            command.fields(),
            command.params().values(),
            steps,
            profile.limits().frameBytes());
    return new Ready(
        fixed.orElse(null), given, FramePlan.ofCommand(send, command.fields(), given, this));
  }

  /// The engine of a profile that has passed its checks, with frames of its own.
  public static FrameEngine of(Profile profile) {
    if (!profile.driver().equals(Profile.FRAMES)) {
      throw new IllegalArgumentException(
          "%s is spoken to by the driver '%s' and has no frames."
              .formatted(profile.id(), profile.driver()));
    }
    return new FrameEngine(profile);
  }

  public Profile profile() {
    return profile;
  }

  /// The bytes that tell the device `command`. Parameters that the command does not know are left
  /// aside; one that is missing, of the wrong kind or out of its bounds is an
  /// [IllegalArgumentException] naming it.
  public byte[] encode(String command, Map<String, ?> params) {
    Ready ready = commands.get(command);
    if (ready == null) {
      throw new IllegalArgumentException(
          "%s has no command '%s'; it has %s."
              .formatted(profile.id(), command, profile.commands().keySet()));
    }
    byte[] quick = ready.fixed() == null ? FixedFrame.NONE : ready.fixed().frame(params);
    return quick.length > 0 ? quick : general(ready, params);
  }

  private static byte[] general(Ready ready, Map<String, ?> params) {
    return ready.plan().frame(new Scope(ready.given().values(params), null));
  }

  /// The same, always by the way that writes every frame.
  byte[] encodeGenerally(String command, Map<String, ?> params) {
    return general(Objects.requireNonNull(commands.get(command), command), params);
  }

  /// Whether all frames of that command have one size and are made the quick way.
  boolean isFixed(String command) {
    return Objects.requireNonNull(commands.get(command), command).fixed() != null;
  }

  /// What of a text the device cannot show as it is written, to be told to whoever wrote it.
  public List<TextDoubt> doubts(String text) {
    return steps.text().doubts(text);
  }

  /// How many bytes a text has in the device's letters.
  public int letters(String text) {
    return steps.text().bytes(text).length;
  }

  /// A reader for one line, at its beginning.
  public FrameReader reader() {
    return new FrameReader(this, inbound, profile.limits().frameBytes());
  }

  Layout sendLayout() {
    return send;
  }

  Layout[] inboundLayouts() {
    return inbound;
  }

  Steps steps() {
    return steps;
  }

  Rules rules() {
    return Objects.requireNonNull(rules);
  }
}
