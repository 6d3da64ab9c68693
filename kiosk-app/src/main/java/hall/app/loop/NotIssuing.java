package hall.app.loop;

/// The hall decides nothing for the moment, because it could not be kept. Shown to people as it is:
/// what is not written down is neither shown nor said.
public final class NotIssuing extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// Why the loop takes no request.
  public enum Cause {
    /// The record cannot be written.
    RECORD,
    /// More requests wait than the loop takes.
    TOO_BUSY,
    /// The house is closing down.
    STOPPING
  }

  private final Cause reason;

  public NotIssuing(Cause reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  public Cause reason() {
    return reason;
  }
}
