package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.DeviceCommand;
import hall.profile.Part;
import hall.profile.Profile;
import hall.profile.Template;
import hall.profile.Width;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Speaks one product's language: commands to bytes, bytes to meanings. Made once from the profile;
/// never changes, so all threads may use it. What is read goes through a [FrameReader] for each
/// line.
public final class FrameEngine {

  private final Profile profile;
  private final Layout send;
  private final Layout inbound;
  private final Steps steps;
  private final Map<String, Map<String, Ink>> commands = new HashMap<>();
  private final Rules rules;

  private FrameEngine(Profile profile) {
    this.profile = profile;
    this.steps = new Steps(profile);
    this.send = new Layout(profile.framing().send(), profile.framing().escapes());
    this.inbound = new Layout(profile.framing().inbound(), profile.framing().escapes());
    profile.commands().forEach((name, command) -> commands.put(name, inks(command.fields())));
    this.rules = new Rules(profile, this);
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
  public byte[] encode(String command, Map<String, Object> params) {
    DeviceCommand known =
        profile
            .command(command)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "%s has no command '%s'; it has %s."
                        .formatted(profile.id(), command, profile.commands().keySet())));
    Map<String, Object> values = Given.checked(known.params(), params);
    Map<String, Ink> inks = Objects.requireNonNull(commands.get(command));
    return frame(send, inks, values);
  }

  /// A reader for one line, at its beginning.
  public FrameReader reader() {
    return new FrameReader(this, inbound, profile.limits().frameBytes());
  }

  Layout sendLayout() {
    return send;
  }

  Layout inboundLayout() {
    return inbound;
  }

  Steps steps() {
    return steps;
  }

  Rules rules() {
    return rules;
  }

  Map<String, Ink> inks(Map<String, Template> fields) {
    Map<String, Ink> inks = new HashMap<>();
    fields.forEach((field, template) -> inks.put(field, new Ink(template, steps)));
    return inks;
  }

  /// A frame whose fields are written by the inks, and where there is none, stand in the values.
  byte[] frame(Layout layout, Map<String, Ink> inks, Map<String, Object> values) {
    Object[] written = new Object[layout.parts.length];
    for (int i = 0; i < layout.parts.length; i++) {
      written[i] =
          switch (layout.parts[i]) {
            case Part.Numeral numeral -> numeral(numeral, inks, values);
            case Part.Content content -> content(content, inks, values);
            case Part.Literal _, Part.Length _, Part.Check _ -> "";
            case Part.EscapesBegin _, Part.EscapesEnd _ -> "";
          };
    }
    return layout.write(written, profile.limits().frameBytes());
  }

  private static Long numeral(
      Part.Numeral numeral, Map<String, Ink> inks, Map<String, Object> values) {
    Ink ink = inks.get(numeral.name());
    if (ink == null) {
      Object value = values.getOrDefault(numeral.name(), "");
      return fits(numeral, Steps.number(value));
    }
    Bytes bytes = ink.write(values);
    return fits(numeral, Numbers.big(bytes.toArray(), 0, Math.min(7, bytes.size())));
  }

  private static Long fits(Part.Numeral numeral, long number) {
    Width width = numeral.as();
    if (number < 0 || number > width.max()) {
      throw new IllegalArgumentException(
          "'%s' is 0 to %d, not %d.".formatted(numeral.name(), width.max(), number));
    }
    return number;
  }

  private static Bytes content(
      Part.Content content, Map<String, Ink> inks, Map<String, Object> values) {
    Ink ink = inks.get(content.name());
    Bytes bytes =
        ink == null
            ? (Bytes) Objects.requireNonNull(values.get(content.name()))
            : ink.write(values);
    if (content.size() > 0 && bytes.size() != content.size()) {
      throw new IllegalArgumentException(
          "'%s' has %d bytes, not %d.".formatted(content.name(), content.size(), bytes.size()));
    }
    return bytes;
  }
}
