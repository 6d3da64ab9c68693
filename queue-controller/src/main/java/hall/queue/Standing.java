package hall.queue;

import java.time.Instant;
import java.util.Optional;

/// Where a waiting ticket stands, and from when it may be called.
///
/// @param of which of its service's lines
/// @param rank the moment at which it counts as having come (视同时间): its base less the credit of its
///   line; smaller is called earlier, the ticket's order breaks ties
/// @param pin the window or person it is kept for, before it goes to anyone who handles its service
/// @param afterCall not before the service's count of calls has come to this, unless nobody else is
///   there to call; 0 when it may be called at once
/// @param from not before this moment: an appointment that has been checked in early
public record Standing(
    LineClass of, Instant rank, Optional<Pin> pin, long afterCall, Optional<Instant> from) {

  /// Of a ticket that the record tells of without its standing, for it is older than standings: in
  /// the line of its priority, ranked by the moment of its entry less the credit of that time. Only
  /// the fold of the entries knows both, so it puts the standing right ([#orAsOf]).
  public static final Standing UNRECORDED = at(LineClass.ORDINARY, Instant.MIN);

  /// Kept for a window or a clerk until then, [Instant#MAX] for the rest of the day; afterwards in
  /// the line of its service.
  ///
  /// @param to a [Target.ToWindow] or [Target.ToClerk]
  public record Pin(Target to, Instant until) {
    public Pin {
      if (to instanceof Target.ToService) {
        throw new IllegalArgumentException("A ticket is pinned to a window or a clerk.");
      }
    }
  }

  /// In the line, callable at once.
  public static Standing at(LineClass of, Instant rank) {
    return new Standing(of, rank, Optional.empty(), 0, Optional.empty());
  }

  /// This standing, or where the rules put a ticket taken at that moment if the record does not
  /// say.
  Standing orAsOf(Instant takenAt, Priority priority, CallRules rules) {
    if (!equals(UNRECORDED)) {
      return this;
    }
    LineClass line = LineClass.of(priority);
    return at(line, takenAt.minus(rules.credit(line)));
  }

  public Standing ranked(Instant next) {
    return new Standing(of, next, pin, afterCall, from);
  }

  public Standing pinned(Optional<Pin> next) {
    return new Standing(of, rank, next, afterCall, from);
  }

  public Standing notBeforeCall(long call) {
    return new Standing(of, rank, pin, call, from);
  }

  public Standing notBefore(Optional<Instant> moment) {
    return new Standing(of, rank, pin, afterCall, moment);
  }
}
