package hall.app.centre;

import java.time.Instant;

/// How it stands with the centre, as the faces show it.
///
/// @param since when the state began
/// @param acknowledged the last entry that the centre has said it knows; 0 when it has not said yet
/// @param head the last entry of the hall's record
/// @param problem empty when there is none, else a code: `unreachable`, `no-answer`, `busy` (the
///   centre asks for patience), `refused` (it does not take what is sent), `not-a-centre` (what
///   answers there is no centre), `record-unreadable` (the hall's own record cannot be read)
/// @param setAside how many states of visits the centre could not read and was not told
public record LinkStatus(
    State state, Instant since, long acknowledged, long head, String problem, long setAside) {

  /// Whether the two hear each other.
  public enum State {
    /// The centre has not answered yet since the start.
    CONNECTING,
    CONNECTED,
    /// The centre does not answer; what happens meanwhile is told later.
    LATE
  }
}
