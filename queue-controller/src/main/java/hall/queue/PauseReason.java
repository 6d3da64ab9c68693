package hall.queue;

/// Why a window does not call for a while.
public enum PauseReason {
  MEAL,
  BREAK,
  MEETING,

  /// Working on files, the citizen gone.
  BACK_OFFICE,
  SYSTEM_DOWN,
  HANDOVER,
  OTHER
}
