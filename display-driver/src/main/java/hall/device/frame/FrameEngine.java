package hall.device.frame;

import hall.profile.DeviceCommand;
import hall.profile.Profile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Speaks one product's language: commands to bytes, bytes to meanings. Made once from the profile;
/// never changes, so all threads may use it. What is read goes through a [FrameReader] for each
/// line.
public final class FrameEngine {

  private record Ready(Given given, FramePlan plan) {}

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
    return new Ready(given, FramePlan.ofCommand(send, command.fields(), given, this));
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
    return ready.plan().frame(new Scope(ready.given().values(params), null));
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
