package hall.app.view;

import hall.queue.Actor;
import hall.queue.CallRules;
import hall.queue.ClerkId;
import hall.queue.HandServed;
import hall.queue.LateVisit;
import hall.queue.Outcome;
import hall.queue.Restating;
import hall.queue.ServiceId;
import hall.queue.Ticket;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import hall.queue.WindowId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is amended in the tables: visits that were entered afterwards, which stand in a table of
/// their own, and moments that a wrong clock told.
final class AmendmentRows {

  static final String TABLE =
      "create table late_visit (id char(16) primary key, number varchar(12), business_day date,"
          + " service varchar(40), window_number int, clerk varchar(20),"
          + " came_at timestamp(9) with time zone, called_at timestamp(9) with time zone,"
          + " ended_at timestamp(9) with time zone, outcome varchar(20), slip varchar(12),"
          + " reason varchar(80), recorded_seq bigint, recorded_at timestamp(9) with time zone,"
          + " actor varchar(10), actor_name varchar(40))";

  private static final String INSERT =
      "insert into late_visit values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private AmendmentRows() {}

  /// A correction of the clock, and the rules that tell what a rank is made of.
  record Correction(Restating restating, CallRules rules) {}

  static void write(Connection connection, List<LateLine> lines) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (LateLine line : lines) {
        LateVisit visit = line.visit();
        HandServed served = visit.served();
        insert.setString(1, visit.id().value());
        insert.setString(2, visit.number().toString());
        insert.setObject(3, visit.day());
        insert.setString(4, served.service().value());
        insert.setInt(5, served.window().number());
        insert.setString(6, served.clerk().value());
        insert.setObject(7, served.cameAt().orElse(null));
        insert.setObject(8, served.calledAt());
        insert.setObject(9, served.endedAt());
        insert.setString(10, TicketRow.text(served.outcome()));
        insert.setString(11, served.slip());
        insert.setString(12, served.reason());
        insert.setLong(13, line.seq());
        insert.setObject(14, line.at());
        insert.setString(15, TicketRow.text(line.actor().role()));
        insert.setString(16, line.actor().name());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  static LateLine read(ResultSet row) throws SQLException {
    HandServed served =
        new HandServed(
            new ServiceId(row.getString("service")),
            new WindowId(row.getInt("window_number")),
            new ClerkId(row.getString("clerk")),
            Optional.ofNullable(row.getObject("came_at", Instant.class)),
            row.getObject("called_at", Instant.class),
            row.getObject("ended_at", Instant.class),
            Outcome.valueOf(choice(row.getString("outcome"))),
            row.getString("slip"),
            row.getString("reason"));
    LateVisit visit =
        new LateVisit(
            new TicketId(row.getString("id")),
            TicketNumber.of(row.getString("number")),
            row.getObject("business_day", LocalDate.class),
            served);
    Actor.Role role = Actor.Role.valueOf(choice(row.getString("actor")));
    return new LateLine(
        row.getLong("recorded_seq"),
        row.getObject("recorded_at", Instant.class),
        new Actor(role, row.getString("actor_name")),
        visit);
  }

  private static String choice(String text) {
    return text.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /// Tells anew what the tables tell of tickets of earlier days; whoever is in the hall is written
  /// as the hall tells it.
  static void restateTickets(Connection connection, Correction correction) throws SQLException {
    List<Ticket> told = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select * from ticket where taken_seq between ? and ? or called_at >= ?"
                + " or ended_at >= ? or feedback_at >= ?")) {
      query.setLong(1, correction.restating().from());
      query.setLong(2, correction.restating().to());
      query.setObject(3, correction.restating().since());
      query.setObject(4, correction.restating().since());
      query.setObject(5, correction.restating().since());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          told.add(correction.restating().of(TicketRow.read(rows), correction.rules()));
        }
      }
    }
    TicketRow.write(connection, told);
  }

  /// Tells anew what the tables tell by entries.
  static void restateEntries(Connection connection, Restating restating) throws SQLException {
    restate(connection, "call", "seq", "called_at", restating);
    restate(connection, "rating", "seq", "rated_at", restating);
    restate(connection, "late_visit", "recorded_seq", "recorded_at", restating);
  }

  private static void restate(
      Connection connection, String table, String seq, String at, Restating restating)
      throws SQLException {
    String moved = "greatest(cast(? as timestamp(9) with time zone), dateadd(nanosecond, ?, %s))";
    try (PreparedStatement update =
        connection.prepareStatement(
            ("update %s set %s = " + moved + " where %s between ? and ?")
                .formatted(table, at, at, seq))) {
      update.setObject(1, restating.before());
      update.setLong(2, restating.by().toNanos());
      update.setLong(3, restating.from());
      update.setLong(4, restating.to());
      update.executeUpdate();
    }
  }
}
