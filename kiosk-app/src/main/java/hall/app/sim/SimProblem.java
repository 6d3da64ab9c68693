package hall.app.sim;

import java.io.Serial;

/// Somebody asked a simulated device for what it does not have. The code is the key under which the
/// hall's words say it to a person; the value is what was asked for.
public final class SimProblem extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final String code;
  private final String value;

  SimProblem(String code, String value) {
    super(code + ": " + value);
    this.code = code;
    this.value = value;
  }

  /// `unknown-device`, `unknown-port`, `unknown-key`, `unknown-condition` or `unknown-kind`.
  public String code() {
    return code;
  }

  /// What was asked for and does not exist.
  public String value() {
    return value;
  }
}
