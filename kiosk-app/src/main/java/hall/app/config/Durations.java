package hall.app.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads lengths of time, as `20 min`, `90 s` or `1 h 30 min`.
final class Durations {

  private static final Pattern SHAPE =
      Pattern.compile("(?:([0-9]{1,3}) ?h)? ?(?:([0-9]{1,4}) ?min)? ?(?:([0-9]{1,5}) ?s)?");

  private Durations() {}

  /// Empty, and told, when it is none or not between the two.
  static Optional<Duration> read(
      Node.Scalar scalar, Duration from, Duration to, Problems problems) {
    Matcher matcher = SHAPE.matcher(scalar.text().strip());
    if (scalar.text().isBlank() || !matcher.matches()) {
      problems.add(scalar, Fault.BAD_DURATION);
      return Optional.empty();
    }
    Duration duration =
        Duration.ofHours(number(matcher, 1))
            .plusMinutes(number(matcher, 2))
            .plusSeconds(number(matcher, 3));
    if (duration.compareTo(from) < 0 || duration.compareTo(to) > 0) {
      problems.add(scalar, Fault.DURATION_RANGE, Map.of("from", text(from), "to", text(to)));
      return Optional.empty();
    }
    return Optional.of(duration);
  }

  private static int number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static String text(Duration duration) {
    if (duration.isZero()) {
      return "0 min";
    }
    if (duration.toSeconds() % 3600 == 0) {
      return duration.toHours() + " h";
    }
    return duration.toSeconds() % 60 == 0
        ? duration.toMinutes() + " min"
        : duration.toSeconds() + " s";
  }
}
