package hall.device.line;

/// Why a port could not be opened, as a code of [hall.device.Cause].
final class LineRefused extends Exception {

  private static final long serialVersionUID = 1;

  private final String code;

  LineRefused(String code) {
    // Said every second or two for as long as a plug is drawn: where it came from tells nothing.
    super(code, null, false, false);
    this.code = code;
  }

  String code() {
    return code;
  }
}
