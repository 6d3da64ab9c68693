package hall.app.config;

import hall.queue.Calendar.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads the stretches of a day, as `09:00-12:00`.
final class Sessions {

  static final int MIDNIGHT = 24 * 60;
  private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-4]):([0-5][0-9])");

  private Sessions() {}

  static List<Session> read(List<Node> nodes, Problems problems) {
    List<Session> sessions = new ArrayList<>();
    for (Node node : nodes) {
      if (node instanceof Node.Scalar scalar) {
        add(scalar, sessions, problems);
      } else if (!(node instanceof Node.Broken)) {
        problems.add(node, Fault.BAD_SESSION);
      }
    }
    return sessions;
  }

  private static void add(Node.Scalar scalar, List<Session> sessions, Problems problems) {
    String[] ends = scalar.text().strip().split("\\s*-\\s*", -1);
    int from = minute(ends[0]);
    int to = minute(ends[ends.length - 1]);
    if (ends.length != 2 || from < 0 || to < 0) {
      problems.add(scalar, Fault.BAD_SESSION);
    } else if (from >= to) {
      problems.add(scalar, Fault.SESSION_BACKWARDS);
    } else {
      for (Session other : sessions) {
        if (from < other.to() && other.from() < to) {
          problems.add(scalar, Fault.SESSION_OVERLAP, Map.of("other", text(other)));
        }
      }
      sessions.add(new Session(from, to));
    }
  }

  /// The minute of the day, 1440 for `24:00`; -1 for what is no time.
  static int minute(String text) {
    var time = TIME.matcher(text);
    if (!time.matches()) {
      return -1;
    }
    int minute = Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2));
    return minute > MIDNIGHT ? -1 : minute;
  }

  private static String text(Session session) {
    return text(session.from(), session.to());
  }

  /// A stretch as people write it.
  static String text(int from, int to) {
    return "%02d:%02d-%02d:%02d".formatted(from / 60, from % 60, to / 60, to % 60);
  }
}
