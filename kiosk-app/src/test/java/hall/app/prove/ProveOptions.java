package hall.app.prove;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What `./tinghao prove` was asked for.
///
/// @param minutes how long to go on, when no number of runs is given
/// @param seed of the first run; each further run has the next
/// @param runs how many runs, and no processes are killed then; empty for as many as there is time
/// @param tickets how many tickets a run has
record ProveOptions(int minutes, long seed, OptionalLong runs, int tickets) {

  static final String USAGE =
      """
      ./tinghao prove [--minutes N] [--seed S]     simulated halls and killed processes
      ./tinghao prove --seed S --runs N            the runs from that seed on, and nothing else
                      [--tickets N]                tickets of each run\
      """;

  private static final int MINUTES = 10;
  private static final long MINUTES_MOST = 10_000;

  /// The options; empty when they are wrong.
  static Optional<ProveOptions> of(String... arguments) {
    List<String> given = List.of(arguments);
    long minutes = MINUTES;
    long seed = Math.floorMod(System.nanoTime(), 1_000_000_000L);
    OptionalLong runs = OptionalLong.empty();
    long tickets = HallRun.TICKETS;
    for (int i = 0; i < given.size(); i += 2) {
      boolean isNumber = i + 1 < given.size() && given.get(i + 1).matches("-?[0-9]{1,18}");
      if (!isNumber) {
        return Optional.empty();
      }
      long value = Long.parseLong(given.get(i + 1));
      switch (given.get(i)) {
        case "--minutes" -> minutes = value;
        case "--seed" -> seed = value;
        case "--runs" -> runs = OptionalLong.of(value);
        case "--tickets" -> tickets = value;
        default -> {
          return Optional.empty();
        }
      }
    }
    boolean isSound =
        minutes > 0
            && minutes <= MINUTES_MOST
            && runs.orElse(1) > 0
            && tickets > 0
            && tickets <= 1_000_000;
    return isSound
        ? Optional.of(new ProveOptions((int) minutes, seed, runs, (int) tickets))
        : Optional.empty();
  }
}
