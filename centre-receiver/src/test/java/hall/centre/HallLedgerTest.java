package hall.centre;

import static hall.centre.Letters.NINE;
import static hall.centre.Letters.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import hall.centre.HallLedger.Outcome;
import hall.report.Position;
import hall.report.ReportLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HallLedgerTest {

  private final MapRows rows = new MapRows();
  private final HallLedger ledger = new HallLedger(rows);
  private static final Position STANDS = new Position(1, 4, "sum-4");

  @BeforeEach
  void tellThree() {
    ledger.take(report(1, 1, 4, line("T1", 1), line("T2", 3)), NINE);
  }

  @Test
  void takesWhatFollows() {
    Outcome taken = ledger.take(report(1, 4, 6, line("T1", 5)), NINE);

    assertEquals(
        new Outcome.Taken(new Position(1, 6, "sum-6"), List.of(), List.of(line("T1", 5))), taken);
  }

  @Test
  void answersWhereItStandsToWhatDoesNotFollow() {
    long before = rows.writes();

    for (Report wrong :
        List.of(
            report(1, 5, 6, line("T1", 5)),
            report(1, 3, 6, line("T1", 5)),
            report(3, 1, 6, line("T1", 5)),
            report(2, 4, 6, line("T1", 5)))) {
      assertEquals(new Outcome.Elsewhere(STANDS), ledger.take(wrong, NINE));
    }
    assertEquals(before, rows.writes());
  }

  @Test
  void aStretchOfAnotherHistoryDoesNotFollow() {
    Report other = report(1, 4, 6, line("T1", 5));
    Report foreign =
        new Report(
            other.hall(),
            1,
            4,
            6,
            "another",
            "sum-6",
            NINE,
            "boot-1",
            "synced",
            5,
            "",
            other.items());

    assertEquals(new Outcome.Elsewhere(STANDS), ledger.take(foreign, NINE));
  }

  @Test
  void aNewEpochReplacesWhatTheOldOneSaid() {
    ledger.take(report(2, 1, 3, line("T1", 2)), NINE);

    assertEquals(new HallRows.Version(2, 2), rows.version("T1").orElseThrow());
    assertEquals(new HallRows.Version(1, 3), rows.version("T2").orElseThrow());
    assertEquals(true, rows.head().restated());
  }

  @Test
  void twoAppliancesThatTakeTurnsAreBothHeldForAnHour() {
    ledger.take(bootOf("clone", report(2, 1, 3)), NINE.plusSeconds(60));
    Instant later = NINE.plusSeconds(120);

    Outcome.Held held =
        assertInstanceOf(Outcome.Held.class, ledger.take(bootOf("boot-1", report(3, 1, 3)), later));

    assertEquals(later.plus(Duration.ofHours(1)), held.until());
    assertInstanceOf(
        Outcome.Held.class, ledger.take(bootOf("clone", report(2, 3, 4)), later.plusSeconds(600)));
    assertInstanceOf(
        Outcome.Taken.class,
        ledger.take(bootOf("clone", report(2, 3, 4)), later.plus(Duration.ofHours(1))));
  }

  @Test
  void aHallThatWasRestoredTwiceIsNotTakenForTwo() {
    ledger.take(bootOf("after-first", report(2, 1, 3)), NINE.plusSeconds(60));

    Outcome taken = ledger.take(bootOf("after-second", report(3, 1, 3)), NINE.plusSeconds(120));

    assertInstanceOf(Outcome.Taken.class, taken);
  }

  private static Report report(long epoch, long from, long to, ReportLine... lines) {
    return Letters.read("hall-1", epoch, from, to, List.of(lines));
  }

  private static Report bootOf(String boot, Report report) {
    return new Report(
        report.hall(),
        report.epoch(),
        report.from(),
        report.to(),
        report.prev(),
        report.digest(),
        report.sentAt(),
        boot,
        report.clock(),
        report.head(),
        report.names(),
        report.items());
  }
}
