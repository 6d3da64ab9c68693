package hall.app.config;

import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/// Says in the hall's words what the YAML parser stumbled over. Its own words are English and meant
/// for programmers; only where none of ours fits are they passed on.
final class SyntaxFault {

  private SyntaxFault() {}

  static Problem of(MarkedYAMLException broken) {
    String said = broken.getProblem() == null ? "" : broken.getProblem();
    Fault fault = fault(said, broken.getContext() == null ? "" : broken.getContext());
    Map<String, Object> params =
        fault == Fault.YAML_OTHER ? Map.of("parser", said) : Map.<String, Object>of();
    return new Problem(place(broken, fault), "", "", fault, params);
  }

  private static Fault fault(String said, String doing) {
    if (said.contains("TAB")) {
      return Fault.YAML_TAB;
    }
    if (doing.contains("quoted scalar") || doing.contains("double-quoted")) {
      return said.contains("escape") || said.contains("hexadecimal")
          ? Fault.YAML_ESCAPE
          : Fault.YAML_QUOTE;
    }
    if (doing.contains("flow ")) {
      return Fault.YAML_BRACKET;
    }
    if (said.contains("mapping values") || said.contains("expected ':'")) {
      return Fault.YAML_COLON;
    }
    if (said.contains("block end")
        || said.contains("block sequence")
        || said.contains("document start")) {
      return Fault.YAML_INDENT;
    }
    return said.contains("cannot start any token") ? Fault.YAML_CHARACTER : Fault.YAML_OTHER;
  }

  /// An open quote or bracket is mended where it was opened, not where the parser gave up.
  private static Place place(MarkedYAMLException broken, Fault fault) {
    boolean opened =
        switch (fault) {
          case YAML_QUOTE, YAML_BRACKET -> true;
          case YAML_COLON -> broken.getProblem().contains("expected ':'");
          default -> false;
        };
    Mark opening = broken.getContextMark();
    Mark mark = opened && opening != null ? opening : broken.getProblemMark();
    return mark == null ? Place.START : new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
