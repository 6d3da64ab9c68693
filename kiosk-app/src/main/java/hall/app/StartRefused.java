package hall.app;

import java.util.Map;

/// Why the house did not open its doors, with what its sentence has to name
/// (`words/*/start.properties`).
public final class StartRefused extends Exception {

  private static final long serialVersionUID = 1;

  private final String code;
  private final transient Map<String, ?> values;

  StartRefused(String code, Map<String, ?> values) {
    super(code);
    this.code = code;
    this.values = values;
  }

  StartRefused(String code, Map<String, ?> values, Throwable cause) {
    super(code, cause);
    this.code = code;
    this.values = values;
  }

  /// The key of the sentence, without its file.
  public String code() {
    return code;
  }

  public Map<String, ?> values() {
    return values;
  }
}
