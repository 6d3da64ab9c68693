package hall.device;

/// How a device is, in one word. The cause beside it says why.
public enum State {
  /// It answers, or its line is open and it is of a kind that never answers.
  READY,
  /// Its line is being opened or it has not answered yet.
  CONNECTING,
  /// It is not there: no port, no answer, no driver.
  ABSENT,
  /// It is there and cannot do its work.
  FAULT
}
