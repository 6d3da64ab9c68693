package hall.profile;

import java.util.List;

/// How a field of a frame is written: fixed bytes, values, and groups of both.
public record Template(List<Token> tokens) {

  /// A piece of a template.
  public sealed interface Token {}

  public record Fixed(Bytes bytes) implements Token {}

  /// Where a value is put in.
  public record Value(Pipe pipe) implements Token {}

  /// A group with its own length before it.
  public record Prefixed(Width width, List<Token> inside) implements Token {}

  /// A group once for each line of a list.
  public record Each(String list, Bytes between, List<Token> inside) implements Token {}

  /// A group that is there only when a value was given (or only when none was).
  public record When(String param, boolean given, List<Token> inside) implements Token {}

  /// A value and what is done with it.
  ///
  /// @param from the first byte that is taken, 0 for all
  /// @param to behind the last byte that is taken, -1 for all that follow
  public record Pipe(String source, int from, int to, List<Step> steps) {

    public Pipe {
      steps = List.copyOf(steps);
    }

    /// Whether only some of the bytes are taken.
    public boolean isSlice() {
      return from != 0 || to != -1;
    }
  }

  public Template {
    tokens = List.copyOf(tokens);
  }
}
