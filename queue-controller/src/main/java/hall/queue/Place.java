package hall.queue;

/// Where in a line a ticket comes to stand that was there before, or comes from elsewhere.
public enum Place {
  /// Before everybody who waits there now.
  FRONT,

  /// Where its first arrival puts it, its credit granted.
  BY_ARRIVAL,

  /// As if it had come just now.
  BACK
}
