package hall.centre;

import hall.centre.Report.Item;
import hall.report.Position;
import hall.report.ReportLine;
import hall.report.ReportLine.Feedback;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One hall's rows in the centre's database, within one transaction.
final class SqlRows implements HallRows {

  /// The database failed; the transaction is void.
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Failed(SQLException cause) {
      super(cause);
    }
  }

  /// 基本满意, the least level that counts as satisfied.
  private static final int SATISFIED = 3;

  private final Connection database;
  private final String hall;

  SqlRows(Connection database, String hall) {
    this.database = database;
    this.hall = hall;
  }

  @Override
  public Head head() {
    try (PreparedStatement select =
        database.prepareStatement("SELECT * FROM hall WHERE id = ? FOR UPDATE")) {
      select.setString(1, hall);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? head(row) : Head.UNKNOWN;
      }
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  static Head head(ResultSet row) throws SQLException {
    return new Head(
        new Position(row.getLong("epoch"), row.getLong("next"), row.getString("digest")),
        row.getString("boot"),
        row.getString("boot_before"),
        moment(row, "epoch_at").orElse(Instant.EPOCH),
        row.getBoolean("restated"),
        moment(row, "held_until").orElse(Instant.EPOCH));
  }

  @Override
  public void keepHead(Head head, Report report, Instant now) {
    try (PreparedStatement merge =
        database.prepareStatement(
            """
            MERGE INTO hall (id, epoch, next, digest, boot, boot_before, epoch_at, restated,
              held_until, record_head, received_at, skew_millis, clock, names)
            KEY (id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
              COALESCE(NULLIF(?, ''), (SELECT names FROM hall WHERE id = ?), ''))
            """)) {
      merge.setString(1, hall);
      merge.setLong(2, head.position().epoch());
      merge.setLong(3, head.position().next());
      merge.setString(4, head.position().digest());
      merge.setString(5, head.boot());
      merge.setString(6, head.bootBefore());
      merge.setObject(7, offset(head.epochAt()));
      merge.setBoolean(8, head.restated());
      merge.setObject(9, offset(head.heldUntil()));
      merge.setLong(10, report.head());
      merge.setObject(11, offset(now));
      merge.setLong(12, Duration.between(report.sentAt(), now).toMillis());
      merge.setString(13, report.clock());
      merge.setString(14, report.names());
      merge.setString(15, hall);
      merge.executeUpdate();
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  @Override
  public Optional<Version> version(String ticket) {
    try (PreparedStatement select =
        database.prepareStatement("SELECT epoch, seq FROM visit WHERE hall = ? AND ticket = ?")) {
      select.setString(1, hall);
      select.setString(2, ticket);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new Version(row.getLong(1), row.getLong(2)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  @Override
  public void keepVisit(Item.Visit visit, Version version, Instant now) {
    ReportLine line = visit.line();
    try (PreparedStatement merge =
        database.prepareStatement(
            """
            MERGE INTO visit (hall, ticket, epoch, seq, business_day, ticket_number, service,
              series, priority, state, taken_at, called_at, started_at, ended_at, changed_at,
              window_number, clerk, calls, feedback, rating, rating_source, received_at, extra,
              earlier, earlier_rated, earlier_satisfied, late_at, wait_known)
            KEY (hall, ticket)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
              ?, ?)
            """)) {
      merge.setString(1, hall);
      merge.setString(2, line.ticket());
      merge.setLong(3, version.epoch());
      merge.setLong(4, version.seq());
      merge.setObject(5, line.day());
      merge.setString(6, line.number());
      merge.setString(7, line.service());
      merge.setString(8, line.series());
      merge.setString(9, line.priority());
      merge.setString(10, line.state());
      merge.setObject(11, offset(line.takenAt()));
      merge.setObject(12, line.call().map(call -> offset(call.at())).orElse(null));
      merge.setObject(13, line.startedAt().map(SqlRows::offset).orElse(null));
      merge.setObject(14, line.endedAt().map(SqlRows::offset).orElse(null));
      merge.setObject(15, offset(line.changedAt()));
      merge.setObject(16, line.call().map(ReportLine.Call::window).orElse(null));
      merge.setObject(17, line.call().map(ReportLine.Call::clerk).orElse(null));
      merge.setObject(18, line.call().map(ReportLine.Call::times).orElse(null));
      feedback(merge, line.feedback());
      merge.setObject(22, offset(now));
      merge.setString(23, visit.extra());
      earlier(merge, line.earlier());
      merge.setObject(27, line.late().map(late -> offset(late.recordedAt())).orElse(null));
      merge.setBoolean(28, line.late().map(ReportLine.Late::isWaitKnown).orElse(true));
      merge.executeUpdate();
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  private static void feedback(PreparedStatement merge, Feedback feedback) throws SQLException {
    Optional<Feedback.Given> given =
        feedback instanceof Feedback.Given some ? Optional.of(some) : Optional.empty();
    merge.setString(
        19,
        switch (feedback) {
          case Feedback.None _ -> "none";
          case Feedback.Given _ -> "given";
          case Feedback.Lapsed _ -> "lapsed";
        });
    merge.setObject(20, given.map(Feedback.Given::level).orElse(null));
    merge.setObject(21, given.map(Feedback.Given::source).orElse(null));
  }

  /// As levels separated by commas, 0 where nobody answered.
  private static void earlier(PreparedStatement merge, List<Feedback> earlier) throws SQLException {
    List<Integer> levels =
        earlier.stream()
            .map(feedback -> feedback instanceof Feedback.Given(var level, _) ? level : 0)
            .toList();
    merge.setString(24, levels.stream().map(String::valueOf).collect(Collectors.joining(",")));
    merge.setLong(25, levels.stream().filter(level -> level > 0).count());
    merge.setLong(26, levels.stream().filter(level -> level >= SATISFIED).count());
  }

  @Override
  public void keepAside(Item item, long epoch, Instant now) {
    switch (item) {
      case Item.Visit _ -> throw new IllegalArgumentException("A visit is not kept beside.");
      case Item.Unknown(var seq, var id, var type, var body) ->
          keepAside(epoch, seq, id, new String[] {"unknown-type", type, body}, now);
      case Item.Unreadable(var seq, var id, var code, var field, var body) ->
          keepAside(epoch, seq, id, new String[] {code, field, body}, now);
    }
  }

  private void keepAside(long epoch, long seq, String id, String[] what, Instant now) {
    try (PreparedStatement merge =
        database.prepareStatement(
            """
            MERGE INTO aside (hall, epoch, seq, id, code, field, received_at, body)
            KEY (hall, epoch, seq, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      merge.setString(1, hall);
      merge.setLong(2, epoch);
      merge.setLong(3, seq);
      merge.setString(4, id);
      merge.setString(5, what[0]);
      merge.setString(6, what[1].length() > 40 ? what[1].substring(0, 40) : what[1]);
      merge.setObject(7, offset(now));
      merge.setString(8, what[2]);
      merge.executeUpdate();
    } catch (SQLException e) {
      throw new Failed(e);
    }
  }

  static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static OffsetDateTime offset(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
