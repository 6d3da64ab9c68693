package hall.queue;

import java.time.Instant;
import java.util.List;

/// Why this ticket was called and no other: kept with every call, so that it can be explained and
/// checked for ever.
///
/// @param kind what chose it
/// @param rule the window rule, empty where none chose
/// @param step the step of it that decided, empty where none did
/// @param skipped the steps tried before that did not decide
/// @param chosen its standing when it was called
/// @param beaten the heads it was preferred to, first of each other line of the step that had one,
///   in the order of their ranks; up to [#BEATEN_MAX]
/// @param reason what the clerk gave as the reason, for a ticket chosen by hand
public record Why(
    Kind kind,
    String rule,
    String step,
    List<Skipped> skipped,
    Head chosen,
    List<Head> beaten,
    String reason) {

  public static final int BEATEN_MAX = 64;

  /// Of a call that the record tells of without its why. The head stands for none: ask
  /// [#isRecorded] before it is shown.
  public static final Why UNRECORDED =
      new Why(
          Kind.UNRECORDED,
          "",
          "",
          List.of(),
          new Head(
              new TicketNumber(new Series("A"), 1),
              new Line(new ServiceId("unrecorded"), LineClass.ORDINARY),
              Instant.EPOCH,
              Instant.EPOCH),
          List.of(),
          "");

  /// What chose the ticket.
  public enum Kind {
    /// A step of the window's rule.
    RULE,

    /// It was kept for this window or clerk.
    PINNED,

    /// Nobody else was there, so it came before its count of calls.
    NOBODY_ELSE,

    /// A clerk chose it, with a reason (指定叫号).
    CHOSEN,

    /// A clerk took back up what they had parked.
    PARKED,

    /// Served at once, without waiting (无票办理).
    WALK_IN,

    /// The record is older than whys: nothing but the call itself is known.
    UNRECORDED
  }

  /// A step that was tried and did not decide.
  public record Skipped(String step, Cause cause) {}

  /// Why a step did not decide.
  public enum Cause {
    CONDITION_NOT_MET,
    NOBODY_THERE
  }

  /// The first of a line, as it stood.
  ///
  /// @param group which of the step's groups it came from, counted from 0; the record has it,
  ///   because a line may be in several, and the turn is to be counted for the right one
  /// @param turns for a step by turns, how many calls of the round its group had had; else 0
  /// @param of how many a round gives it; else 0
  public record Head(
      TicketNumber number, Line line, Instant takenAt, Instant rank, int group, int turns, int of) {

    /// Of a step without turns, or of none.
    public Head(TicketNumber number, Line line, Instant takenAt, Instant rank) {
      this(number, line, takenAt, rank, 0, 0, 0);
    }
  }

  public Why {
    skipped = List.copyOf(skipped);
    beaten = List.copyOf(beaten);
  }

  /// Whether the record says why; it does for every call since whys are kept.
  public boolean isRecorded() {
    return kind != Kind.UNRECORDED;
  }
}
