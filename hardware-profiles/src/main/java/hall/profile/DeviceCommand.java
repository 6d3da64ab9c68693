package hall.profile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Something a device can be told.
///
/// @param fields what the command puts into the parts of the frame
public record DeviceCommand(
    String name, Map<String, Param> params, Map<String, Template> fields, Answer answer) {

  /// What the caller may or must say with a command.
  ///
  /// @param usual what is taken when the caller says nothing; empty when something must be said
  /// @param inside what each line of a list may say
  public record Param(
      String name,
      Shape shape,
      Optional<Object> usual,
      long min,
      long max,
      Map<String, Param> inside) {
    public Param {
      inside = Map.copyOf(inside);
    }
  }

  /// What kind of thing a parameter is.
  public enum Shape {
    NUMBER,
    TEXT,
    BYTES,
    LINES
  }

  /// What the device says to it: names of the profile's inbound rules.
  ///
  /// @param ok it was taken; nothing is waited for when this is empty
  /// @param bad it was refused
  /// @param busy it is to be said again a little later
  /// @param echo whether the frame itself, sent back unchanged, means that it was taken
  public record Answer(List<String> ok, List<String> bad, List<String> busy, boolean echo) {

    public static final Answer NONE = new Answer(List.of(), List.of(), List.of(), false);

    public Answer {
      ok = List.copyOf(ok);
      bad = List.copyOf(bad);
      busy = List.copyOf(busy);
    }

    public boolean isExpected() {
      return !ok.isEmpty() || echo;
    }
  }

  public DeviceCommand {
    params = Map.copyOf(params);
    fields = Map.copyOf(fields);
  }
}
