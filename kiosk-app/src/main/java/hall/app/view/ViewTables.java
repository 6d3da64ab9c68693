package hall.app.view;

import hall.app.journal.Hash;
import hall.app.view.AmendmentRows.Correction;
import hall.app.view.RecordFold.CallLine;
import hall.app.view.RecordFold.Changes;
import hall.app.view.RecordFold.RatingLine;
import hall.queue.ClerkId;
import hall.queue.Event.DaySealed;
import hall.queue.Ticket;
import hall.queue.TicketId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.jdbcx.JdbcDataSource;

/// The tables of the view in an open database, and how far they follow the record: the position
/// moves in the same transaction as the rows.
final class ViewTables {

  /// To be raised whenever the tables or what stands in them changes: the view is then built again.
  static final int VERSION = 3;

  private static final List<String> SCHEMA =
      List.of(
          "create table position (version int not null, seq bigint not null,"
              + " hash varchar(64) not null)",
          TicketRow.TABLE,
          "create index ticket_day on ticket (business_day, taken_seq)",
          "create index ticket_number on ticket (number, taken_seq)",
          "create table seal (seq bigint, sealed_at timestamp(9) with time zone,"
              + " business_day date, last_seq bigint, entries bigint, head varchar(64))",
          "create table call (seq bigint, ticket char(16), window_number int,"
              + " called_at timestamp(9) with time zone, again boolean, clerk varchar(20),"
              + " why varchar(20), rule varchar(80), step varchar(80), reason varchar(200))",
          "create table rating (seq bigint, ticket char(16), window_number int,"
              + " rated_at timestamp(9) with time zone, level int)",
          AmendmentRows.TABLE);

  private final Connection connection;
  private final Reader reader;
  private volatile long position;
  private volatile String hash;

  /// Answers on a connection of its own, so that nobody waits for what is being written.
  private static final class Reader {

    private final ReentrantLock lock = new ReentrantLock();
    private final Connection connection;
    private boolean closed;

    Reader(Connection connection) {
      this.connection = connection;
    }

    /// No tickets once the view is closed.
    List<Ticket> tickets(String where, Object... keys) throws SQLException {
      return rows("select * from ticket where " + where, TicketRow::read, keys);
    }

    private interface Row<T> {
      T read(ResultSet row) throws SQLException;
    }

    <T> List<T> rows(String sql, Row<T> row, Object... keys) throws SQLException {
      lock.lock();
      try {
        return closed ? List.of() : query(sql, row, keys);
      } finally {
        lock.unlock();
      }
    }

    void close() throws SQLException {
      lock.lock();
      try {
        closed = true;
        connection.close();
      } finally {
        lock.unlock();
      }
    }

    private <T> List<T> query(String sql, Row<T> row, Object... keys) throws SQLException {
      List<T> found = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        for (int i = 0; i < keys.length; i++) {
          query.setObject(i + 1, keys[i]);
        }
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            found.add(row.read(rows));
          }
        }
      }
      return found;
    }
  }

  private ViewTables(Connection connection, Connection second, long position, String hash)
      throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
    this.reader = new Reader(second);
    this.position = position;
    this.hash = hash;
  }

  /// Empty tables in a new database.
  static ViewTables create(Path file) throws SQLException {
    var tables = new ViewTables(connect(file, ""), connect(file, ""), 0, Hash.NONE.toString());
    try (Statement statement = tables.connection.createStatement()) {
      for (String table : SCHEMA) {
        statement.execute(table);
      }
      statement.execute(
          "insert into position values (%d, 0, '%s')".formatted(VERSION, tables.hash));
      tables.connection.commit();
    } catch (SQLException e) {
      tables.close();
      throw e;
    }
    return tables;
  }

  /// The tables in a database that is there; empty when it cannot be opened or is of another
  /// release.
  static Optional<ViewTables> open(Path file) {
    try {
      Connection connection = connect(file, ";IFEXISTS=TRUE");
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("select version, seq, hash from position")) {
        if (row.next() && row.getInt(1) == VERSION) {
          return Optional.of(
              new ViewTables(connection, connect(file, ""), row.getLong(2), row.getString(3)));
        }
      } catch (SQLException notOurs) {
        // Tables that cannot be read are built again, like those of another release.
      }
      connection.close();
    } catch (SQLException damaged) {
      // A file that cannot be opened is built again.
    }
    return Optional.empty();
  }

  long position() {
    return position;
  }

  String hash() {
    return hash;
  }

  /// Writes what some entries changed, and that they are known now: both or neither.
  void write(Changes changes) throws SQLException {
    for (Correction correction : changes.corrections()) {
      AmendmentRows.restateTickets(connection, correction);
    }
    TicketRow.write(connection, changes.tickets().values());
    writeCalls(changes.calls());
    writeRatings(changes.ratings());
    AmendmentRows.write(connection, changes.late());
    for (Correction correction : changes.corrections()) {
      AmendmentRows.restateEntries(connection, correction.restating());
    }
    writeSeals(changes.seals());
    try (PreparedStatement moved =
        connection.prepareStatement("update position set seq = ?, hash = ?")) {
      moved.setLong(1, changes.last());
      moved.setString(2, changes.hash().toString());
      moved.executeUpdate();
    }
    connection.commit();
    position = changes.last();
    hash = changes.hash().toString();
  }

  Optional<Ticket> ticket(TicketId id) throws SQLException {
    return reader.tickets("id = ?", id.value()).stream().findFirst();
  }

  List<Ticket> ticketsOf(LocalDate day) throws SQLException {
    return reader.tickets("business_day = ? order by taken_seq", day);
  }

  List<Ticket> search(TicketSearch search) throws SQLException {
    List<String> where = new ArrayList<>(List.of("true"));
    List<Object> keys = new ArrayList<>();
    search
        .number()
        .ifPresent(number -> {
          where.add("number = ?");
          keys.add(number.toString());
        });
    search
        .day()
        .ifPresent(day -> {
          where.add("business_day = ?");
          keys.add(day);
        });
    search
        .service()
        .ifPresent(service -> {
          where.add("service = ?");
          keys.add(service.value());
        });
    keys.add(search.most());
    return reader.tickets(
        String.join(" and ", where) + " order by taken_seq desc limit ?", keys.toArray());
  }

  /// The newest seals, newest first.
  List<KeptSeal> seals(int most) throws SQLException {
    return reader.rows(
        "select business_day, last_seq, entries, head, seq, sealed_at from seal"
            + " order by seq desc limit ?",
        row ->
            new KeptSeal(
                new DaySealed(
                    row.getObject(1, LocalDate.class),
                    row.getLong(2),
                    row.getLong(3),
                    row.getString(4)),
                row.getLong(5),
                row.getObject(6, Instant.class)),
        most);
  }

  /// What was entered afterwards for that day or a later one, newest entry first.
  List<LateLine> lateVisits(LocalDate from) throws SQLException {
    return reader.rows(
        "select * from late_visit where business_day >= ? order by recorded_seq desc",
        AmendmentRows::read,
        from);
  }

  /// Closes the database; the file is then complete.
  void close() throws SQLException {
    reader.close();
    connection.close();
  }

  private void writeCalls(List<CallLine> calls) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into call values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (CallLine call : calls) {
        insert.setLong(1, call.seq());
        insert.setString(2, call.ticket().value());
        insert.setInt(3, call.window().number());
        insert.setObject(4, call.at());
        insert.setBoolean(5, call.again());
        insert.setString(6, call.clerk().map(ClerkId::value).orElse(""));
        insert.setString(7, TicketRow.text(call.why().kind()));
        insert.setString(8, call.why().rule());
        insert.setString(9, call.why().step());
        insert.setString(10, call.why().reason());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void writeRatings(List<RatingLine> ratings) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into rating values (?, ?, ?, ?, ?)")) {
      for (RatingLine rating : ratings) {
        insert.setLong(1, rating.seq());
        insert.setString(2, rating.ticket().value());
        insert.setInt(3, rating.window().number());
        insert.setObject(4, rating.at());
        if (rating.rating().isPresent()) {
          insert.setInt(5, rating.rating().get().level());
        } else {
          insert.setNull(5, Types.INTEGER);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void writeSeals(List<KeptSeal> seals) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into seal values (?, ?, ?, ?, ?, ?)")) {
      for (KeptSeal kept : seals) {
        insert.setLong(1, kept.seq());
        insert.setObject(2, kept.at());
        insert.setObject(3, kept.seal().day());
        insert.setLong(4, kept.seal().entry());
        insert.setLong(5, kept.seal().entries());
        insert.setString(6, kept.seal().head());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /// H2 must not close the database by itself when the process is asked to end: the view does.
  private static Connection connect(Path file, String more) throws SQLException {
    var source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:file:"
            + file.toAbsolutePath()
            + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0"
            + more);
    return source.getConnection();
  }
}
