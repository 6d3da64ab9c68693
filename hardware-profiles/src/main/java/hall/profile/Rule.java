package hall.profile;

import java.util.List;
import java.util.Map;

/// What a frame from the device means. The first rule whose conditions all hold counts.
///
/// @param frame the form of frame it is about; of any form when empty
/// @param emit the meaning's name
/// @param values what comes with it, out of the frame's fields
/// @param otherwise the meaning when one of the values has none (a key that rates nothing); the
///   same as `emit` when the profile does not say
/// @param outside the meaning when one of the values is not in its map at all; the same as
///   `otherwise` when the profile does not say
public record Rule(
    String frame,
    List<Condition> when,
    String emit,
    Map<String, Template.Pipe> values,
    String otherwise,
    String outside,
    Reply reply) {

  /// What must be true of a field.
  public record Condition(String field, Match match, Bytes bytes) {}

  /// How a field is compared.
  public enum Match {
    EQUALS,
    STARTS,
    ENDS
  }

  /// What the device is told at once.
  public sealed interface Reply {}

  /// It is told nothing.
  public record Silence() implements Reply {}

  /// It is sent its own frame.
  public record Echo() implements Reply {}

  /// It is sent its own frame with these fields changed.
  public record Changed(Map<String, Template> fields) implements Reply {
    public Changed {
      fields = Map.copyOf(fields);
    }
  }

  public Rule {
    when = List.copyOf(when);
    values = Map.copyOf(values);
  }
}
