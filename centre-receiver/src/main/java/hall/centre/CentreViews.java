package hall.centre;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.report.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What the centre knows, as its pages and its API show it.
final class CentreViews {

  static final int MOST_TICKETS = 5_000;

  private final ObjectMapper json = new ObjectMapper();

  /// Where the centre stands with a hall.
  ObjectNode position(String hall, Position position) {
    return json.createObjectNode()
        .put("hall", hall)
        .put("epoch", position.epoch())
        .put("next", position.next())
        .put("digest", position.digest());
  }

  /// All halls, with the figures of the newest business day of each.
  ArrayNode halls(Connection database) throws SQLException {
    ArrayNode halls = json.createArrayNode();
    try (Statement select = database.createStatement();
        ResultSet row = select.executeQuery("SELECT * FROM hall ORDER BY id")) {
      while (row.next()) {
        halls.add(hall(database, row));
      }
    }
    return halls;
  }

  /// One hall; empty when it was never heard of.
  Optional<ObjectNode> hall(Connection database, String id) throws SQLException {
    try (PreparedStatement select = database.prepareStatement("SELECT * FROM hall WHERE id = ?")) {
      select.setString(1, id);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(hall(database, row)) : Optional.empty();
      }
    }
  }

  private ObjectNode hall(Connection database, ResultSet row) throws SQLException {
    String id = row.getString("id");
    Head head = SqlRows.head(row);
    ObjectNode hall = position(id, head.position());
    hall.put("held", head.heldUntil().isAfter(Instant.EPOCH));
    hall.put("heldUntil", head.heldUntil().toString());
    hall.put("behind", Math.max(0, row.getLong("record_head") + 1 - head.position().next()));
    SqlRows.moment(row, "received_at").ifPresent(at -> hall.put("receivedAt", at.toString()));
    hall.put("skewMillis", row.getLong("skew_millis"));
    hall.put("clock", row.getString("clock"));
    hall.set("names", tree(row.getString("names")));
    hall.put("aside", count(database, id));
    Optional<LocalDate> day = newestDay(database, id);
    if (day.isPresent()) {
      hall.put("day", day.get().toString());
      hall.set("figures", figures(database, id, day.get(), leastEpoch(head)));
    }
    return hall;
  }

  /// The visits of one business day of a hall, changed last first.
  ///
  /// @param asked the day; the newest known when it is empty
  ObjectNode day(Connection database, String hall, Optional<LocalDate> asked) throws SQLException {
    Optional<LocalDate> day = asked.isPresent() ? asked : newestDay(database, hall);
    ObjectNode body = json.createObjectNode().put("hall", hall);
    day.ifPresent(known -> body.put("day", known.toString()));
    body.set(
        "tickets",
        day.isPresent()
            ? tickets(database, hall, day.get(), MOST_TICKETS)
            : json.createArrayNode());
    return body;
  }

  /// A hall and those of its visits that changed; empty when it was never heard of.
  Optional<ObjectNode> news(Connection database, String hall, List<String> changed)
      throws SQLException {
    Optional<ObjectNode> view = hall(database, hall);
    if (view.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode news = json.createObjectNode();
    news.set("hall", view.get());
    news.set("tickets", tickets(database, hall, changed));
    return Optional.of(news);
  }

  /// The newest business day that a hall has told anything of.
  Optional<LocalDate> newestDay(Connection database, String hall) throws SQLException {
    try (PreparedStatement select =
        database.prepareStatement("SELECT MAX(business_day) FROM visit WHERE hall = ?")) {
      select.setString(1, hall);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.ofNullable(row.getObject(1, LocalDate.class))
            : Optional.empty();
      }
    }
  }

  /// The visits of a day, changed last first.
  ///
  /// @param most how many at most
  ArrayNode tickets(Connection database, String hall, LocalDate day, int most) throws SQLException {
    long leastEpoch = leastEpoch(new SqlRows(database, hall).head());
    ArrayNode tickets = json.createArrayNode();
    try (PreparedStatement select =
        database.prepareStatement(
            """
            SELECT * FROM visit WHERE hall = ? AND business_day = ?
            ORDER BY epoch DESC, seq DESC, ticket LIMIT ?
            """)) {
      select.setString(1, hall);
      select.setObject(2, day);
      select.setInt(3, most);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          tickets.add(ticket(row, leastEpoch));
        }
      }
    }
    return tickets;
  }

  /// Single visits of a hall.
  ArrayNode tickets(Connection database, String hall, List<String> ids) throws SQLException {
    long leastEpoch = leastEpoch(new SqlRows(database, hall).head());
    ArrayNode tickets = json.createArrayNode();
    try (PreparedStatement select =
        database.prepareStatement("SELECT * FROM visit WHERE hall = ? AND ticket = ?")) {
      for (String id : ids) {
        select.setString(1, hall);
        select.setString(2, id);
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            tickets.add(ticket(row, leastEpoch));
          }
        }
      }
    }
    return tickets;
  }

  /// Visits of an older epoch are still the hall's until it has told all it has again.
  private static long leastEpoch(Head head) {
    return head.restated() ? head.position().epoch() : 0;
  }

  private ObjectNode ticket(ResultSet row, long leastEpoch) throws SQLException {
    ObjectNode ticket = json.createObjectNode();
    ticket.put("ticket", row.getString("ticket"));
    ticket.put("number", row.getString("ticket_number"));
    ticket.put("day", String.valueOf(row.getObject("business_day", LocalDate.class)));
    ticket.put("service", row.getString("service"));
    ticket.put("series", row.getString("series"));
    ticket.put("priority", row.getString("priority"));
    ticket.put("state", row.getString("state"));
    Optional<Instant> taken = moment(ticket, "takenAt", row, "taken_at");
    Optional<Instant> called = moment(ticket, "calledAt", row, "called_at");
    Optional<Instant> started = moment(ticket, "startedAt", row, "started_at");
    Optional<Instant> ended = moment(ticket, "endedAt", row, "ended_at");
    if (row.getBoolean("wait_known")) {
      seconds(ticket, "waitSeconds", taken, called);
    }
    ticket.put("late", moment(ticket, "recordedAt", row, "late_at").isPresent());
    seconds(ticket, "serviceSeconds", started, ended);
    if (called.isPresent()) {
      ticket.put("window", row.getInt("window_number"));
      ticket.put("clerk", row.getString("clerk"));
      ticket.put("calls", row.getInt("calls"));
    }
    String feedback = row.getString("feedback");
    ticket.put("feedback", feedback);
    if (feedback.equals("given")) {
      ticket.put("rating", row.getInt("rating"));
      ticket.put("source", row.getString("rating_source"));
    }
    earlier(ticket, row.getString("earlier"));
    moment(ticket, "changedAt", row, "changed_at");
    moment(ticket, "receivedAt", row, "received_at");
    ticket.put("epoch", row.getLong("epoch"));
    ticket.put("seq", row.getLong("seq"));
    ticket.put("orphan", row.getLong("epoch") < leastEpoch);
    if (!row.getString("extra").isEmpty()) {
      ticket.set("extra", tree(row.getString("extra")));
    }
    return ticket;
  }

  /// The ratings asked before the newest one, the first first; 0 where nobody answered.
  private static void earlier(ObjectNode ticket, String levels) {
    if (!levels.isEmpty()) {
      ArrayNode earlier = ticket.putArray("earlier");
      for (String level : levels.split(",", -1)) {
        earlier.add(Integer.parseInt(level));
      }
    }
  }

  /// The figures of one hall and day. Visits known to the centre alone count, for the citizens were
  /// there.
  private ObjectNode figures(Connection database, String hall, LocalDate day, long leastEpoch)
      throws SQLException {
    try (PreparedStatement select =
        database.prepareStatement(
            """
            SELECT COUNT(*),
              COUNT(*) FILTER (WHERE state = 'waiting'),
              COUNT(*) FILTER (WHERE state = 'done'),
              COUNT(*) FILTER (WHERE state = 'no-show'),
              COUNT(*) FILTER (WHERE state = 'expired'),
              COUNT(rating) + SUM(earlier_rated),
              COUNT(*) FILTER (WHERE rating >= 3) + SUM(earlier_satisfied),
              AVG(CAST(DATEDIFF(MILLISECOND, taken_at, called_at) AS DOUBLE PRECISION))
                FILTER (WHERE wait_known),
              AVG(CAST(DATEDIFF(MILLISECOND, started_at, ended_at) AS DOUBLE PRECISION)),
              COUNT(*) FILTER (WHERE epoch < ?),
              COUNT(late_at)
            FROM visit WHERE hall = ? AND business_day = ?
            """)) {
      select.setLong(1, leastEpoch);
      select.setString(2, hall);
      select.setObject(3, day);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        ObjectNode figures = json.createObjectNode();
        List<String> counts =
            List.of("issued", "waiting", "done", "noShow", "expired", "rated", "satisfied");
        for (int column = 0; column < counts.size(); column++) {
          figures.put(counts.get(column), row.getLong(column + 1));
        }
        mean(figures, "meanWaitSeconds", row, 8);
        mean(figures, "meanServiceSeconds", row, 9);
        figures.put("orphans", row.getLong(10));
        figures.put("late", row.getLong(11));
        return figures;
      }
    }
  }

  private static void mean(ObjectNode figures, String name, ResultSet row, int column)
      throws SQLException {
    double millis = row.getDouble(column);
    if (!row.wasNull()) {
      figures.put(name, Math.round(millis / 1000));
    }
  }

  private static long count(Connection database, String hall) throws SQLException {
    try (PreparedStatement select =
        database.prepareStatement("SELECT COUNT(*) FROM aside WHERE hall = ?")) {
      select.setString(1, hall);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private static Optional<Instant> moment(
      ObjectNode object, String name, ResultSet row, String column) throws SQLException {
    Optional<Instant> moment = SqlRows.moment(row, column);
    moment.ifPresent(at -> object.put(name, at.toString()));
    return moment;
  }

  private static void seconds(
      ObjectNode object, String name, Optional<Instant> from, Optional<Instant> to) {
    if (from.isPresent() && to.isPresent()) {
      object.put(name, Duration.between(from.get(), to.get()).toSeconds());
    }
  }

  private JsonNode tree(String text) {
    try {
      return text.isEmpty() ? json.createObjectNode() : json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was kept is no JSON: " + text, e);
    }
  }
}
