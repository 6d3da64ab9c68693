package hall.day;

import hall.queue.HallPlan;
import java.time.Duration;
import java.util.List;

/// What people do on a made-up day, as shares of those who could. The defaults are a busy day of a
/// county's hall.
///
/// @param tickets how many come in all, on average
/// @param load how much of the windows' time they take up, 0 to 1
/// @param priority come with statutory priority
/// @param appointment have an appointment
/// @param walkIn are served without a number
/// @param cases bring two or three cases
/// @param route have another stop to go to
/// @param cancelled give the number back after a while, if they still wait
/// @param green are let through by the green channel, where somebody may
/// @param chosen are called by hand, where somebody may
/// @param noShow do not come when called, after a wait of under 10, 30 and 60 minutes and more
/// @param comeBack say that they are back, of those who did not come
/// @param recalled are called twice
/// @param transferred are sent on
/// @param parked are set aside for some minutes
/// @param held have to fetch papers
/// @param slip the clerk takes a key back
/// @param rated press a key on the pad
/// @param rest how long a window rests between two tickets, on average
public record Habits(
    int tickets,
    double load,
    double priority,
    double appointment,
    double walkIn,
    double cases,
    double route,
    double cancelled,
    double green,
    double chosen,
    List<Double> noShow,
    double comeBack,
    double recalled,
    double transferred,
    double parked,
    double held,
    double slip,
    double rated,
    Duration rest) {

  private static final int TICKETS_PER_WINDOW = 62;

  public Habits {
    noShow = List.copyOf(noShow);
    if (tickets < 0 || tickets > 100_000 || noShow.size() != 4) {
      throw new IllegalArgumentException(
          "A made-up day has 0 to 100,000 tickets and four shares of no-shows.");
    }
  }

  /// A busy day with so many tickets.
  public static Habits busy(int tickets) {
    return new Habits(
        tickets,
        0.82,
        0.08,
        0.10,
        0.01,
        0.06,
        0.02,
        0.015,
        0.006,
        0.003,
        List.of(0.02, 0.04, 0.08, 0.15),
        0.4,
        0.12,
        0.03,
        0.02,
        0.015,
        0.01,
        0.55,
        Duration.ofSeconds(15));
  }

  /// A busy day for a hall with so many windows.
  public static Habits of(HallPlan plan) {
    return busy(TICKETS_PER_WINDOW * plan.windows().size());
  }
}
