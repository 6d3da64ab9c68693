package hall.app.view;

import hall.app.journal.Witness;
import hall.queue.HallPlan;
import hall.queue.TicketNumber;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;

/// What the view's files and the hall file tell of a record that has lost a part. The view need not
/// be whole for that: each number that it names was given out.
public final class ViewWitness implements Witness {

  private static final System.Logger LOG = System.getLogger(ViewWitness.class.getName());

  private final Path data;
  private final HallPlan plan;

  /// @param plan as the hall file has it
  public ViewWitness(Path data, HallPlan plan) {
    this.data = data;
    this.plan = plan;
  }

  @Override
  public HallPlan plan() {
    return plan;
  }

  /// The entry up to which the view had followed when it was closed in order.
  @Override
  public long lastSeq() {
    Path mark = data.resolve("view.clean");
    try {
      String[] words =
          Files.exists(mark)
              ? Files.readString(mark, StandardCharsets.ISO_8859_1).strip().split(" ", 3)
              : new String[0];
      return words.length == 3 && words[1].matches("[0-9]{1,12}") ? Long.parseLong(words[1]) : 0;
    } catch (IOException unreadable) {
      return 0;
    }
  }

  @Override
  public List<Sighting> numbers() {
    List<Sighting> numbers = new ArrayList<>();
    if (!Files.exists(data.resolve("view.mv.db"))) {
      return numbers;
    }
    var source = new JdbcDataSource();
    source.setURL(
        "jdbc:h2:file:"
            + data.resolve("view").toAbsolutePath()
            + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
    try (var connection = source.getConnection();
        var query = connection.createStatement();
        var rows =
            query.executeQuery(
                "select business_day, number from ticket"
                    + " where business_day = (select max(business_day) from ticket)")) {
      while (rows.next()) {
        LocalDate day = rows.getObject(1, LocalDate.class);
        numbers.add(new Sighting(day, TicketNumber.of(rows.getString(2))));
      }
    } catch (SQLException | RuntimeException unreadable) {
      LOG.log(Level.WARNING, "The view could not be asked which numbers it knows.", unreadable);
    }
    return numbers;
  }
}
