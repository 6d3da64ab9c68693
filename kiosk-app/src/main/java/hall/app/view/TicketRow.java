package hall.app.view;

import hall.app.journal.TicketText;
import hall.queue.ClerkId;
import hall.queue.Leased;
import hall.queue.Outcome;
import hall.queue.Priority;
import hall.queue.Rating;
import hall.queue.ServiceId;
import hall.queue.Standing;
import hall.queue.Ticket;
import hall.queue.Ticket.Feedback;
import hall.queue.Ticket.Paper;
import hall.queue.Ticket.Stage;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import hall.queue.Visit;
import hall.queue.WindowId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A ticket with its whole life in one row. What has not happened is null there, and only there.
/// `standing` and `visit` hold in one text each all that there is; what is searched and counted of
/// them stands in columns of its own as well.
final class TicketRow {

  private static final String MOMENT = "timestamp(9) with time zone";

  private static final List<String> COLUMNS =
      List.of(
          "id char(16) primary key",
          "number varchar(12)",
          "service varchar(40)",
          "priority varchar(10)",
          "language varchar(40)",
          "business_day date",
          "taken_seq bigint",
          "taken_at " + MOMENT,
          "line varchar(12)",
          "rank_at " + MOMENT,
          "standing varchar",
          "leg int",
          "cases int",
          "outcome varchar(20)",
          "owner varchar(20)",
          "reprints int",
          "leased varchar(16)",
          "heard_at " + MOMENT,
          "visit varchar",
          "stage varchar(10)",
          "window_number int",
          "clerk varchar(20)",
          "called_at " + MOMENT,
          "times int",
          "started_at " + MOMENT,
          "ended_at " + MOMENT,
          "until_at " + MOMENT,
          "paper varchar(10)",
          "paper_problem varchar(200)",
          "feedback varchar(10)",
          "feedback_window int",
          "rating int",
          "feedback_at " + MOMENT);

  private static final int STAGE_FROM = 20;
  private static final int PAPER_FROM = 28;
  private static final int FEEDBACK_FROM = 30;

  static final String TABLE = "create table ticket (" + String.join(", ", COLUMNS) + ")";

  private static final String MERGE =
      "merge into ticket key (id) values ("
          + COLUMNS.stream().map(_ -> "?").collect(Collectors.joining(", "))
          + ")";

  private TicketRow() {}

  static void write(Connection connection, Collection<Ticket> tickets) throws SQLException {
    try (PreparedStatement merge = connection.prepareStatement(MERGE)) {
      for (Ticket ticket : tickets) {
        merge.setString(1, ticket.id().value());
        merge.setString(2, ticket.number().toString());
        merge.setString(3, ticket.service().value());
        merge.setString(4, text(ticket.priority()));
        merge.setString(5, ticket.language());
        merge.setObject(6, ticket.day());
        merge.setLong(7, ticket.order());
        merge.setObject(8, ticket.takenAt());
        standing(ticket.standing(), merge);
        visit(ticket.visit(), merge);
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
        Priority.valueOf(row.getString("priority").toUpperCase(Locale.ROOT)),
        row.getString("language"),
        row.getObject("business_day", LocalDate.class),
        row.getLong("taken_seq"),
        moment(row, "taken_at"),
        TicketText.standing(row.getString("standing")),
        stage(row),
        paper(row),
        feedback(row),
        TicketText.visit(row.getString("visit")));
  }

  /// Such as `papers-missing`.
  static String text(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void standing(Standing standing, PreparedStatement to) throws SQLException {
    to.setString(9, text(standing.of()));
    to.setObject(10, standing.rank());
    to.setString(11, TicketText.text(standing));
  }

  private static void visit(Visit visit, PreparedStatement to) throws SQLException {
    List<Outcome> outcomes = visit.outcomes();
    to.setInt(12, visit.leg());
    to.setInt(13, visit.cases());
    to.setString(14, outcomes.isEmpty() ? null : text(outcomes.getLast()));
    to.setString(15, visit.owner().map(ClerkId::value).orElse(null));
    to.setInt(16, visit.reprints());
    Optional<Leased> leased = visit.said().leased();
    to.setString(17, leased.map(each -> each.lease().value()).orElse(null));
    to.setObject(18, leased.map(Leased::heardAt).orElse(null));
    to.setString(19, TicketText.text(visit));
  }

  private static void stage(Stage stage, PreparedStatement to) throws SQLException {
    switch (stage) {
      case Stage.Waiting() -> stage(to, "waiting", null, null, null, null);
      case Stage.Called(var window, var clerk, var at, var times) ->
          stage(to, "called", new Calling(window, clerk, at, times), null, null, null);
      case Stage.Serving(var window, var clerk, var at, var times, var started) ->
          stage(to, "serving", new Calling(window, clerk, at, times), started, null, null);
      case Stage.Done(var window, var clerk, var at, var times, var started, var ended) ->
          stage(to, "done", new Calling(window, clerk, at, times), started, ended, null);
      case Stage.NoShow(var window, var clerk, var at, var times, var ended, var until) ->
          stage(
              to,
              "no-show",
              new Calling(window, clerk, at, times),
              null,
              ended,
              until.orElse(null));
      case Stage.Parked(var window, var clerk, var at, var ended, var until) ->
          stage(to, "parked", new Calling(window, clerk, at, 0), null, ended, until);
      case Stage.Held(var window, var clerk, var at, var ended, var until) ->
          stage(to, "held", new Calling(window, clerk, at, 0), null, ended, until);
      case Stage.Cancelled(var at) -> stage(to, "cancelled", null, null, at, null);
      case Stage.Expired(var at) -> stage(to, "expired", null, null, at, null);
    }
  }

  private record Calling(WindowId window, ClerkId clerk, Instant at, int times) {}

  private static void stage(
      PreparedStatement to,
      String kind,
      @Nullable Calling calling,
      @Nullable Instant started,
      @Nullable Instant ended,
      @Nullable Instant until)
      throws SQLException {
    to.setString(STAGE_FROM, kind);
    to.setObject(STAGE_FROM + 1, calling == null ? null : calling.window.number());
    to.setString(STAGE_FROM + 2, calling == null ? null : calling.clerk.value());
    to.setObject(STAGE_FROM + 3, calling == null ? null : calling.at);
    to.setObject(STAGE_FROM + 4, calling == null ? null : calling.times);
    to.setObject(STAGE_FROM + 5, started);
    to.setObject(STAGE_FROM + 6, ended);
    to.setObject(STAGE_FROM + 7, until);
  }

  private static Stage stage(ResultSet row) throws SQLException {
    String kind = row.getString("stage");
    return switch (kind) {
      case "waiting" -> new Stage.Waiting();
      case "called" -> new Stage.Called(window(row), clerk(row), called(row), row.getInt("times"));
      case "serving" ->
          new Stage.Serving(
              window(row), clerk(row), called(row), row.getInt("times"), moment(row, "started_at"));
      case "done" ->
          new Stage.Done(
              window(row),
              clerk(row),
              called(row),
              row.getInt("times"),
              moment(row, "started_at"),
              ended(row));
      case "no-show" ->
          new Stage.NoShow(
              window(row),
              clerk(row),
              called(row),
              row.getInt("times"),
              ended(row),
              Optional.ofNullable(row.getObject("until_at", Instant.class)));
      case "parked" ->
          new Stage.Parked(window(row), clerk(row), called(row), ended(row), until(row));
      case "held" -> new Stage.Held(window(row), clerk(row), called(row), ended(row), until(row));
      case "cancelled" -> new Stage.Cancelled(ended(row));
      case "expired" -> new Stage.Expired(ended(row));
      default -> throw unknown(kind);
    };
  }

  private static void paper(Paper paper, PreparedStatement to) throws SQLException {
    switch (paper) {
      case Paper.None() -> paper(to, "none", null);
      case Paper.Pending() -> paper(to, "pending", null);
      case Paper.Sent() -> paper(to, "sent", null);
      case Paper.Printed() -> paper(to, "printed", null);
      case Paper.Failed(var problem) -> paper(to, "failed", problem);
    }
  }

  private static void paper(PreparedStatement to, String kind, @Nullable String problem)
      throws SQLException {
    to.setString(PAPER_FROM, kind);
    to.setString(PAPER_FROM + 1, problem);
  }

  private static Paper paper(ResultSet row) throws SQLException {
    String kind = row.getString("paper");
    return switch (kind) {
      case "none" -> new Paper.None();
      case "pending" -> new Paper.Pending();
      case "sent" -> new Paper.Sent();
      case "printed" -> new Paper.Printed();
      case "failed" -> new Paper.Failed(row.getString("paper_problem"));
      default -> throw unknown(kind);
    };
  }

  private static void feedback(Feedback feedback, PreparedStatement to) throws SQLException {
    switch (feedback) {
      case Feedback.NotAsked() -> feedback(to, "not-asked", null, null, null);
      case Feedback.Asked(var window, var until) ->
          feedback(to, "asked", window.number(), null, until);
      case Feedback.Given(var rating, var at) -> feedback(to, "given", null, rating.level(), at);
      case Feedback.Lapsed() -> feedback(to, "lapsed", null, null, null);
    }
  }

  private static void feedback(
      PreparedStatement to,
      String kind,
      @Nullable Integer window,
      @Nullable Integer level,
      @Nullable Instant at)
      throws SQLException {
    to.setString(FEEDBACK_FROM, kind);
    to.setObject(FEEDBACK_FROM + 1, window);
    to.setObject(FEEDBACK_FROM + 2, level);
    to.setObject(FEEDBACK_FROM + 3, at);
  }

  private static Feedback feedback(ResultSet row) throws SQLException {
    String kind = row.getString("feedback");
    return switch (kind) {
      case "not-asked" -> new Feedback.NotAsked();
      case "asked" ->
          new Feedback.Asked(
              new WindowId(row.getInt("feedback_window")), moment(row, "feedback_at"));
      case "given" ->
          new Feedback.Given(new Rating(row.getInt("rating")), moment(row, "feedback_at"));
      case "lapsed" -> new Feedback.Lapsed();
      default -> throw unknown(kind);
    };
  }

  private static Instant called(ResultSet row) throws SQLException {
    return moment(row, "called_at");
  }

  private static Instant ended(ResultSet row) throws SQLException {
    return moment(row, "ended_at");
  }

  private static Instant until(ResultSet row) throws SQLException {
    return moment(row, "until_at");
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
