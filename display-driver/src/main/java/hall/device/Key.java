package hall.device;

/// What a clerk asks for with a key of the caller pad.
public enum Key {
  NEXT,
  RECALL,
  /// The visit is over: ask for a rating.
  END,
  NO_SHOW,
  HOLD,
  RECALL_HELD,
  /// Please stand behind the line.
  LINE,
  PAUSE,
  TRANSFER,
  CANCEL,
  CONFIRM
}
