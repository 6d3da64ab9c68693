package hall.app.health;

/// How much an alarm weighs, from the lightest to the heaviest.
public enum Severity {
  /// Good to know; nothing has to be done today.
  NOTICE,
  /// Somebody has to do something, or it will become worse.
  WARNING,
  /// Numbers cannot be taken: every face says so in citizens' words.
  STOPPED
}
