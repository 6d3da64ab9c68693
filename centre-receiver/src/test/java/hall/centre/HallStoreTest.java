package hall.centre;

import static hall.centre.Letters.NINE;
import static hall.centre.Letters.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.centre.HallLedger.Outcome;
import hall.report.Position;
import hall.report.ReportLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HallStoreTest {

  @TempDir Path folder;

  @Test
  void whatWasMadeDurableIsThereAfterTheNextStart() {
    try (HallStore store = HallStore.open(folder)) {
      store.take(Letters.read("hall-1", 1, 1, 3, List.of(line("T1", 1), line("T2", 2))), NINE);
      store.makeDurable();
    }

    try (HallStore store = HallStore.open(folder)) {
      assertEquals(new Position(1, 3, "sum-3"), position(store, "hall-1"));
      assertEquals(Map.of("T1", "1-1", "T2", "1-2"), versions(store));
    }
  }

  @Test
  void aSecondCentreOnTheSameFolderIsRefused() {
    try (HallStore store = HallStore.open(folder)) {
      assertEquals(Position.UNKNOWN, position(store, "hall-1"));

      assertThrows(HallStore.InUse.class, () -> HallStore.open(folder));
    }
  }

  @Test
  void aDamagedFileIsPutAsideAndTheHallsAreAskedAnew() throws Exception {
    try (HallStore store = HallStore.open(folder)) {
      store.take(Letters.read("hall-1", 1, 1, 2, List.of(line("T1", 1))), NINE);
      store.makeDurable();
    }
    byte[] damaged = new byte[16_384];
    java.util.Arrays.fill(damaged, (byte) 'x');
    Files.write(folder.resolve("centre.mv.db"), damaged);

    try (HallStore store = HallStore.open(folder)) {
      assertEquals(Position.UNKNOWN, position(store, "hall-1"));
      assertTrue(Files.exists(folder.resolve("centre.damaged-1.mv.db")));
    }
  }

  @Test
  void aReplayWritesNothing() {
    try (HallStore store = HallStore.open(folder)) {
      Report report = Letters.read("hall-1", 1, 1, 2, List.of(line("T1", 1)));
      store.take(report, NINE);

      Outcome again = store.take(report, NINE.plusSeconds(60));

      assertEquals(new Outcome.Known(new Position(1, 2, "sum-2")), again);
      assertEquals(List.of(NINE.toString()), receivedAt(store));
    }
  }

  @Test
  void theDatabaseAndTheMapsKeepTheSameWhateverComes() {
    for (long seed = 1; seed <= 30; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      MapRows maps = new MapRows();
      String hall = "hall-" + seed;
      try (HallStore store = HallStore.open(folder)) {
        for (int left = 40; left > 0; left--) {
          Report report = anyReport(random, hall, maps.head().position());

          Outcome expected = new HallLedger(maps).take(report, NINE);
          assertEquals(expected, store.take(report, NINE), "seed " + seed);
        }
        Map<String, String> kept = new TreeMap<>();
        maps.visits()
            .forEach((ticket, visit) ->
                kept.put(ticket, visit.version().epoch() + "-" + visit.version().seq()));
        assertEquals(kept, versions(store, hall), "seed " + seed);
      }
    }
  }

  private static Report anyReport(RandomGenerator random, String hall, Position here) {
    long epoch = Math.max(1, here.epoch() + random.nextInt(-1, 2));
    long from = random.nextInt(3) == 0 ? 1 : Math.max(1, here.next() + random.nextInt(-1, 2));
    long to = from + random.nextInt(5);
    List<ReportLine> lines = new ArrayList<>();
    for (long seq = from; seq < to; seq++) {
      lines.add(line("T" + random.nextInt(12), seq));
    }
    Report report = Letters.read(hall, epoch, from, to, lines);
    return random.nextInt(8) == 0 ? otherHistory(report) : report;
  }

  private static Report otherHistory(Report report) {
    return new Report(
        report.hall(),
        report.epoch(),
        report.from(),
        report.to(),
        "other-" + report.from(),
        "other-" + report.to(),
        report.sentAt(),
        report.boot(),
        report.clock(),
        report.head(),
        report.names(),
        report.items());
  }

  private static Position position(HallStore store, String hall) {
    return store.read(database -> new SqlRows(database, hall).head()).position();
  }

  private static Map<String, String> versions(HallStore store) {
    return versions(store, "hall-1");
  }

  private static Map<String, String> versions(HallStore store, String hall) {
    return store.read(database -> {
      Map<String, String> versions = new TreeMap<>();
      try (PreparedStatement select =
          database.prepareStatement("SELECT ticket, epoch, seq FROM visit WHERE hall = ?")) {
        select.setString(1, hall);
        ResultSet row = select.executeQuery();
        while (row.next()) {
          versions.put(row.getString(1), row.getLong(2) + "-" + row.getLong(3));
        }
      }
      return versions;
    });
  }

  private static List<String> receivedAt(HallStore store) {
    return store.read(database -> {
      List<String> moments = new ArrayList<>();
      try (PreparedStatement select = database.prepareStatement("SELECT received_at FROM hall")) {
        ResultSet row = select.executeQuery();
        while (row.next()) {
          SqlRows.moment(row, "received_at").ifPresent(at -> moments.add(at.toString()));
        }
      }
      return moments;
    });
  }
}
