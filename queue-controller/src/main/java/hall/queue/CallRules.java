package hall.queue;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Who is called next and what becomes of those who are not there, as the hall rules it.
///
/// A line's credit is waiting granted: 20 minutes for the priority line means that its tickets
/// count as having come 20 minutes earlier. So an ordinary ticket is passed only by priority
/// tickets taken within that credit after it, whatever the crowd, and nobody starves.
///
/// @param credits the waiting granted to each class of line, from 0 to 24 hours; none where missing
/// @param windowRules how windows choose; a window belongs to one at most
/// @param appointments from when and until when an appointment is one
/// @param noShow what becomes of whoever does not come when called
/// @param held what becomes of whoever has to fetch missing papers
/// @param transfer where a ticket comes to stand that is sent on
/// @param parkedFor how long a ticket stays parked before it goes back to its line, 1 min to 8 h
/// @param recallGap the least time between two announcements of one ticket, 0 to 2 min
/// @param undoWithin how long the last key can be taken back, 0 to 60 s
/// @param ratingWithin how long a pad asks before silence counts as not rated, 5 s to 10 min
public record CallRules(
    Map<LineClass, Duration> credits,
    List<WindowRule> windowRules,
    AppointmentRule appointments,
    ReturnRule noShow,
    ReturnRule held,
    TransferRule transfer,
    Duration parkedFor,
    Duration recallGap,
    Duration undoWithin,
    Duration ratingWithin) {

  /// From when and until when an appointment is one.
  ///
  /// @param early how long before its slot it may be called
  /// @param late how long after its slot it may be checked in and still be one; afterwards it goes
  ///   to the line of those who have none
  public record AppointmentRule(Duration early, Duration late) {
    public AppointmentRule {
      bounded("early", early, Duration.ZERO, Duration.ofHours(4));
      bounded("late", late, Duration.ZERO, Duration.ofHours(4));
    }
  }

  /// How somebody comes back into the line.
  ///
  /// @param how whether, and by what
  /// @param after not before that many more calls of their service, 0 to 50
  /// @param times how often in a day, 0 to 9
  /// @param within until how long after they left, 1 min to 24 h
  /// @param sameWindow whether they are kept for the window they left
  public record ReturnRule(Return how, int after, int times, Duration within, boolean sameWindow) {
    public ReturnRule {
      if (after < 0 || after > 50) {
        throw new IllegalArgumentException("Back after 0 to 50 calls, not after " + after + ".");
      }
      if (times < 0 || times > 9) {
        throw new IllegalArgumentException("Back 0 to 9 times a day, not " + times + ".");
      }
      bounded("within", within, Duration.ofMinutes(1), Duration.ofHours(24));
    }
  }

  /// Whether somebody comes back, and by what.
  public enum Return {
    /// Not at all; a new number is needed.
    FINAL,

    /// At once and by itself, to the end of the line.
    BACK,

    /// By itself, where they stood, after some more calls.
    AFTER_CALLS,

    /// When they say that they are back (扫码回队), after some more calls.
    ON_SCAN
  }

  /// Where a ticket comes to stand that is sent on, unless the clerk says otherwise.
  ///
  /// @param pinFor how long it is kept for a window or clerk before anyone may call it
  public record TransferRule(Place where, Duration pinFor) {
    public TransferRule {
      bounded("pinFor", pinFor, Duration.ofMinutes(1), Duration.ofHours(24));
    }
  }

  public CallRules {
    credits = Map.copyOf(credits);
    windowRules = List.copyOf(windowRules);
    credits.forEach((of, credit) -> bounded("credit", credit, Duration.ZERO, Duration.ofHours(24)));
    bounded("parkedFor", parkedFor, Duration.ofMinutes(1), Duration.ofHours(8));
    bounded("recallGap", recallGap, Duration.ZERO, Duration.ofMinutes(2));
    bounded("undoWithin", undoWithin, Duration.ZERO, Duration.ofSeconds(60));
    bounded("ratingWithin", ratingWithin, Duration.ofSeconds(5), Duration.ofMinutes(10));
  }

  /// Plain rules: first come, first called, with a credit for priority.
  public CallRules(Duration priorityCredit, Duration ratingWithin) {
    this(
        Map.of(LineClass.PRIORITY, priorityCredit, LineClass.GREEN, Duration.ofHours(12)),
        List.of(),
        new AppointmentRule(Duration.ofMinutes(10), Duration.ofMinutes(15)),
        new ReturnRule(Return.ON_SCAN, 3, 1, Duration.ofMinutes(60), false),
        new ReturnRule(Return.ON_SCAN, 0, 3, Duration.ofHours(24), true),
        new TransferRule(Place.BY_ARRIVAL, Duration.ofMinutes(30)),
        Duration.ofMinutes(30),
        Duration.ZERO,
        Duration.ofSeconds(10),
        ratingWithin);
  }

  public Duration credit(LineClass of) {
    return credits.getOrDefault(of, Duration.ZERO);
  }

  /// The rule that a window goes by.
  public WindowRule windowRule(WindowId window) {
    for (int i = 0; i < windowRules.size(); i++) {
      List<WindowId> windows = windowRules.get(i).windows();
      for (int j = 0; j < windows.size(); j++) {
        if (windows.get(j).number() == window.number()) {
          return windowRules.get(i);
        }
      }
    }
    return WindowRule.PLAIN;
  }

  static void bounded(String what, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "%s is %s to %s, not %s.".formatted(what, least, most, value));
    }
  }
}
