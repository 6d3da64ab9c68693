package hall.app.journal;

/// How far the hall's clock could be trusted when a record was made.
public enum ClockQuality {

  /// Nobody has told the clock the time since it started.
  UNKNOWN(0),

  /// It was right once and has run on by itself.
  HOLDOVER(1),

  SYNCED(2);

  private final int code;

  ClockQuality(int code) {
    this.code = code;
  }

  /// The byte it has in the record, for ever.
  int code() {
    return code;
  }

  static ClockQuality of(int code) {
    for (ClockQuality quality : values()) {
      if (quality.code == code) {
        return quality;
      }
    }
    return UNKNOWN;
  }
}
