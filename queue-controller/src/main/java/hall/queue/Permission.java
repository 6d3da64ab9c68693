package hall.queue;

/// What not every clerk may do.
public enum Permission {
  /// Call a ticket out of its order, with a reason.
  CALL_CHOSEN,

  /// Let somebody through by the green channel, with a reason.
  GRANT_GREEN,

  /// Lend windows and services to each other.
  LEND
}
