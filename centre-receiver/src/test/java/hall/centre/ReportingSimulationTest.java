package hall.centre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.centre.Report.Item;
import hall.centre.ReportingSimulation.Fault;
import hall.queue.Entry;
import hall.report.HallLog;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever goes wrong, the centre ends up with every visit once and in its last state. A failing
/// seed is named; `-Dcentre.seed` and `-Dcentre.seeds` choose others.
class ReportingSimulationTest {

  private static final long FIRST = Long.getLong("centre.seed", 1);
  private static final int SEEDS = Integer.getInteger("centre.seeds", 40);

  @ParameterizedTest
  @EnumSource(Fault.class)
  void theyAgreeWhateverTheNetworkAndOneOtherFaultDo(Fault other) {
    assertEquals(Map.of(), wrong(SEEDS, EnumSet.of(Fault.NETWORK, other)));
  }

  @Test
  void theyAgreeWhateverGoesWrongTogether() {
    assertEquals(Map.of(), wrong(SEEDS, EnumSet.allOf(Fault.class)));
  }

  @Test
  void withoutTheDigestSomeHistoriesWouldBeMixed() {
    assertTrue(!wrong(SEEDS, EnumSet.allOf(Fault.class), BlindLog::new, rows -> rows).isEmpty());
  }

  @Test
  void withoutTheEpochOldStatesWouldStay() {
    assertTrue(!wrong(SEEDS, EnumSet.allOf(Fault.class), log -> log, TimelessRows::new).isEmpty());
  }

  private static Map<Long, String> wrong(int seeds, Set<Fault> faults) {
    return wrong(seeds, faults, log -> log, rows -> rows);
  }

  private static Map<Long, String> wrong(
      int seeds, Set<Fault> faults, UnaryOperator<HallLog> glasses, UnaryOperator<HallRows> shelf) {
    Map<Long, String> wrong = new TreeMap<>();
    for (long seed = FIRST; seed < FIRST + seeds; seed++) {
      Optional<String> found = new ReportingSimulation(seed, faults, glasses, shelf).run();
      if (found.isPresent()) {
        wrong.put(seed, found.get());
      }
    }
    return wrong;
  }

  /// Knows how long the record is, but not which record it is.
  private record BlindLog(HallLog log) implements HallLog {
    @Override
    public long head() {
      return log.head();
    }

    @Override
    public Optional<String> hashAt(long seq) {
      return log.hashAt(seq).map(_ -> "any");
    }

    @Override
    public void read(long from, int most, Consumer<Entry> reader) {
      log.read(from, most, reader);
    }
  }

  /// Forgets from which epoch a visit is, so that only its sequence counts.
  private record TimelessRows(HallRows rows) implements HallRows {
    @Override
    public Head head() {
      return rows.head();
    }

    @Override
    public void keepHead(Head head, Report report, Instant now) {
      rows.keepHead(head, report, now);
    }

    @Override
    public Optional<Version> version(String ticket) {
      long epoch = rows.head().position().epoch();
      return rows.version(ticket).map(kept -> new Version(epoch, kept.seq()));
    }

    @Override
    public void keepVisit(Item.Visit visit, Version version, Instant now) {
      rows.keepVisit(visit, version, now);
    }

    @Override
    public void keepAside(Item item, long epoch, Instant now) {
      rows.keepAside(item, epoch, now);
    }
  }
}
