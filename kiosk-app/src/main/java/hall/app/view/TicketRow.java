package hall.app.view;

import hall.queue.ClerkId;
import hall.queue.Priority;
import hall.queue.Rating;
import hall.queue.ServiceId;
import hall.queue.Ticket;
import hall.queue.Ticket.Feedback;
import hall.queue.Ticket.Paper;
import hall.queue.Ticket.Stage;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import hall.queue.WindowId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// A ticket with its whole life in one row. What has not happened is null there, and only there.
final class TicketRow {

  private static final String MOMENT = "timestamp(9) with time zone";

  static final String TABLE =
      ("create table ticket (id char(16) primary key, number varchar(12), service varchar(40),"
              + " priority varchar(10), language varchar(40), business_day date,"
              + " taken_seq bigint, taken_at MOMENT, rank_at MOMENT,"
              + " stage varchar(10), window_number int, clerk varchar(20), called_at MOMENT,"
              + " times int, started_at MOMENT, ended_at MOMENT,"
              + " paper varchar(10), paper_problem varchar(200),"
              + " feedback varchar(10), rating int, feedback_at MOMENT)")
          .replace("MOMENT", MOMENT);

  private static final String MERGE =
      "merge into ticket key (id) values"
          + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private TicketRow() {}

  static void write(Connection connection, Collection<Ticket> tickets) throws SQLException {
    try (PreparedStatement merge = connection.prepareStatement(MERGE)) {
      for (Ticket ticket : tickets) {
        merge.setString(1, ticket.id().value());
        merge.setString(2, ticket.number().toString());
        merge.setString(3, ticket.service().value());
        merge.setString(4, ticket.priority() == Priority.STATUTORY ? "statutory" : "ordinary");
        merge.setString(5, ticket.language());
        merge.setObject(6, ticket.day());
        merge.setLong(7, ticket.order());
        merge.setObject(8, ticket.takenAt());
        merge.setObject(9, ticket.rank());
        stage(ticket.stage(), merge);
        paper(ticket.paper(), merge);
        feedback(ticket.feedback(), merge);
        merge.addBatch();
      }
      merge.executeBatch();
    }
  }

  static Ticket read(ResultSet row) throws SQLException {
    return new Ticket(
        new TicketId(row.getString("id")),
        TicketNumber.of(row.getString("number")),
        new ServiceId(row.getString("service")),
        row.getString("priority").equals("statutory") ? Priority.STATUTORY : Priority.ORDINARY,
        row.getString("language"),
        row.getObject("business_day", LocalDate.class),
        row.getLong("taken_seq"),
        moment(row, "taken_at"),
        moment(row, "rank_at"),
        stage(row),
        paper(row),
        feedback(row));
  }

  private static void stage(Stage stage, PreparedStatement to) throws SQLException {
    switch (stage) {
      case Stage.Waiting() -> stage(to, "waiting", null, null, null);
      case Stage.Called(var window, var clerk, var at, var times) ->
          stage(to, "called", new Calling(window, clerk, at, times), null, null);
      case Stage.Serving(var window, var clerk, var at, var times, var started) ->
          stage(to, "serving", new Calling(window, clerk, at, times), started, null);
      case Stage.Done(var window, var clerk, var at, var times, var started, var ended) ->
          stage(to, "done", new Calling(window, clerk, at, times), started, ended);
      case Stage.NoShow(var window, var clerk, var at, var times, var ended) ->
          stage(to, "no-show", new Calling(window, clerk, at, times), null, ended);
      case Stage.Expired(var at) -> stage(to, "expired", null, null, at);
    }
  }

  private record Calling(WindowId window, ClerkId clerk, Instant at, int times) {}

  private static void stage(
      PreparedStatement to,
      String kind,
      @Nullable Calling calling,
      @Nullable Instant started,
      @Nullable Instant ended)
      throws SQLException {
    to.setString(10, kind);
    to.setObject(11, calling == null ? null : calling.window.number());
    to.setString(12, calling == null ? null : calling.clerk.value());
    to.setObject(13, calling == null ? null : calling.at);
    to.setObject(14, calling == null ? null : calling.times);
    to.setObject(15, started);
    to.setObject(16, ended);
  }

  private static Stage stage(ResultSet row) throws SQLException {
    String kind = row.getString("stage");
    return switch (kind) {
      case "waiting" -> new Stage.Waiting();
      case "called" ->
          new Stage.Called(window(row), clerk(row), moment(row, "called_at"), row.getInt("times"));
      case "serving" ->
          new Stage.Serving(
              window(row),
              clerk(row),
              moment(row, "called_at"),
              row.getInt("times"),
              moment(row, "started_at"));
      case "done" ->
          new Stage.Done(
              window(row),
              clerk(row),
              moment(row, "called_at"),
              row.getInt("times"),
              moment(row, "started_at"),
              moment(row, "ended_at"));
      case "no-show" ->
          new Stage.NoShow(
              window(row),
              clerk(row),
              moment(row, "called_at"),
              row.getInt("times"),
              moment(row, "ended_at"));
      case "expired" -> new Stage.Expired(moment(row, "ended_at"));
      default -> throw unknown(kind);
    };
  }

  private static void paper(Paper paper, PreparedStatement to) throws SQLException {
    switch (paper) {
      case Paper.Pending() -> texts(to, 17, "pending", null);
      case Paper.Printed() -> texts(to, 17, "printed", null);
      case Paper.Failed(var problem) -> texts(to, 17, "failed", problem);
    }
  }

  private static void texts(PreparedStatement to, int at, String kind, @Nullable String more)
      throws SQLException {
    to.setString(at, kind);
    to.setString(at + 1, more);
  }

  private static Paper paper(ResultSet row) throws SQLException {
    String kind = row.getString("paper");
    return switch (kind) {
      case "pending" -> new Paper.Pending();
      case "printed" -> new Paper.Printed();
      case "failed" -> new Paper.Failed(row.getString("paper_problem"));
      default -> throw unknown(kind);
    };
  }

  private static void feedback(Feedback feedback, PreparedStatement to) throws SQLException {
    switch (feedback) {
      case Feedback.NotAsked() -> feedback(to, "not-asked", null, null);
      case Feedback.Asked(var until) -> feedback(to, "asked", null, until);
      case Feedback.Given(var rating, var at) -> feedback(to, "given", rating.level(), at);
      case Feedback.Lapsed() -> feedback(to, "lapsed", null, null);
    }
  }

  private static void feedback(
      PreparedStatement to, String kind, @Nullable Integer level, @Nullable Instant at)
      throws SQLException {
    to.setString(19, kind);
    to.setObject(20, level);
    to.setObject(21, at);
  }

  private static Feedback feedback(ResultSet row) throws SQLException {
    String kind = row.getString("feedback");
    return switch (kind) {
      case "not-asked" -> new Feedback.NotAsked();
      case "asked" -> new Feedback.Asked(moment(row, "feedback_at"));
      case "given" ->
          new Feedback.Given(new Rating(row.getInt("rating")), moment(row, "feedback_at"));
      case "lapsed" -> new Feedback.Lapsed();
      default -> throw unknown(kind);
    };
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Instant.class);
  }

  private static WindowId window(ResultSet row) throws SQLException {
    return new WindowId(row.getInt("window_number"));
  }

  private static ClerkId clerk(ResultSet row) throws SQLException {
    return new ClerkId(row.getString("clerk"));
  }

  private static IllegalStateException unknown(String kind) {
    return new IllegalStateException("The view has no '" + kind + "'.");
  }
}
