package hall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.report.Answer.Away;
import hall.report.Answer.Refused;
import hall.report.Answer.Stands;
import hall.report.ReportSender.Step;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportSenderTest {

  private static final Rhythm RHYTHM =
      new Rhythm(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofSeconds(1),
          Duration.ofMinutes(5),
          Duration.ofSeconds(30),
          4);

  private final PlainLog log = new PlainLog();
  private final ReportSender sender = new ReportSender(log, RHYTHM, () -> 0.0);
  private long now;

  @Test
  void asksWhereTheCentreStandsBeforeTellingAnything() {
    log.takeTickets(1);

    assertEquals(new Step.Ask(), sender.step(now));
    assertEquals(new Step.Rest(Long.MAX_VALUE), sender.step(now));
  }

  @Test
  void aCentreThatKnowsNothingIsToldEverythingInEpochOne() {
    log.takeTickets(2);

    ReportBatch batch = tell(Position.UNKNOWN);

    assertEquals(1, batch.epoch());
    assertEquals(1, batch.from());
    assertEquals(3, batch.to());
    assertEquals(log.sum(0), batch.prev());
    assertEquals(log.sum(2), batch.digest());
    assertEquals(List.of(1L, 2L), batch.lines().stream().map(ReportLine::seq).toList());
  }

  @Test
  void goesOnWhereTheCentreStands() {
    log.takeTickets(6);

    ReportBatch batch = tell(new Position(3, 5, log.sum(4)));

    assertEquals(3, batch.epoch());
    assertEquals(5, batch.from());
    assertEquals(List.of(5L, 6L), batch.lines().stream().map(ReportLine::seq).toList());
  }

  @Test
  void opensANewEpochWhenTheCentreStandsInAnotherHistory() {
    log.takeTickets(3);

    ReportBatch unknownSum = tell(new Position(3, 2, "of another history"));

    assertEquals(4, unknownSum.epoch());
    assertEquals(1, unknownSum.from());
  }

  @Test
  void opensANewEpochWhenTheCentreKnowsMoreThanTheHall() {
    log.takeTickets(3);

    assertEquals(4, tell(new Position(3, 9, "of what the hall has lost")).epoch());
  }

  @Test
  void tellsAllOfABacklogWithoutPauses() {
    log.takeTickets(10);
    ReportBatch first = tell(Position.UNKNOWN);

    ReportBatch second = tell(first.after());
    ReportBatch third = tell(second.after());

    assertEquals(List.of(5L, 9L, 11L), List.of(first.to(), second.to(), third.to()));
    assertEquals(0, now);
  }

  @Test
  void waitsAfterAChangeSoThatMoreGoesWithIt() {
    answer(Position.UNKNOWN);
    ReportBatch opened = assertInstanceOf(Step.Send.class, sender.step(now)).batch();
    assertTrue(opened.isBeat());
    answer(opened.after());
    now = 60_000;
    log.takeTickets(1);

    assertEquals(new Step.Rest(65_000), sender.step(now));
    now = 63_000;
    log.takeTickets(1);
    assertEquals(new Step.Rest(65_000), sender.step(now));
    now = 65_000;
    assertEquals(3, assertInstanceOf(Step.Send.class, sender.step(now)).batch().to());
  }

  @Test
  void comparesPositionsAfterFiveQuietMinutes() {
    log.takeTickets(1);
    ReportBatch batch = tell(Position.UNKNOWN);
    answer(batch.after());

    assertEquals(new Step.Rest(300_000), sender.step(now));
    now = 300_000;
    ReportBatch beat = assertInstanceOf(Step.Send.class, sender.step(now)).batch();
    assertTrue(beat.isBeat());
    assertEquals(batch.after(), beat.after());
  }

  @Test
  void asksAgainAfterSilenceAndWaitsLongerEachTime() {
    log.takeTickets(1);
    tell(Position.UNKNOWN);
    sender.answered(new Away(Duration.ZERO), now);

    assertEquals(new Step.Rest(500), sender.step(now));
    now = 500;
    assertEquals(new Step.Ask(), sender.step(now));
    sender.answered(new Away(Duration.ZERO), now);
    assertEquals(new Step.Rest(1_500), sender.step(now));
  }

  @Test
  void neverWaitsLongerThanFiveMinutesByItself() {
    for (int failures = 0; failures < 40; failures++) {
      assertEquals(new Step.Ask(), sender.step(now));
      sender.answered(new Away(Duration.ZERO), now);
      now = assertInstanceOf(Step.Rest.class, sender.step(now)).until();
    }
    long before = now;
    sender.step(now);
    sender.answered(new Away(Duration.ZERO), now);

    long waits = assertInstanceOf(Step.Rest.class, sender.step(now)).until() - before;
    assertEquals(150_000, waits);
  }

  @Test
  void obeysACentreThatWantsToBeLeftAlone() {
    sender.step(now);
    sender.answered(new Away(Duration.ofSeconds(90)), now);

    assertEquals(new Step.Rest(90_000), sender.step(now));
  }

  @Test
  void leavesOutWhatALaterEntryOfTheBatchChanged() {
    log.takeTickets(3);
    log.call(1);

    ReportBatch batch = tell(Position.UNKNOWN);

    assertEquals(1, batch.from());
    assertEquals(5, batch.to());
    assertEquals(List.of(2L, 3L, 4L), batch.lines().stream().map(ReportLine::seq).toList());
  }

  @Test
  void leavesNothingOutForTheSakeOfAnEntryThatCouldStillBeLost() {
    log.takeTickets(4);
    log.call(1);

    ReportBatch first = tell(Position.UNKNOWN);
    ReportBatch second = tell(first.after());

    assertEquals(List.of(1L, 2L, 3L, 4L), first.lines().stream().map(ReportLine::seq).toList());
    assertEquals(List.of(5L), second.lines().stream().map(ReportLine::seq).toList());
  }

  @Test
  void setsAsideTheOneVisitThatTheCentreCannotRead() {
    log.takeTickets(12);
    Set<Long> told = tellAllExcept(Set.of(6L));

    assertEquals(Set.of(1L, 2L, 3L, 4L, 5L, 7L, 8L, 9L, 10L, 11L, 12L), told);
    assertEquals(1, sender.setAside());
    assertEquals(12, sender.acknowledged());
  }

  /// Found by the proof of the whole hall: one report of one visit, spoilt on its way, and the
  /// centre never heard of it.
  @Test
  void tellsAVisitAgainThatWasSpoiltOnItsWay() {
    log.takeTickets(1);
    ReportBatch spoilt = tell(Position.UNKNOWN);
    sender.answered(new Refused(), now);

    assertEquals(new Step.Send(spoilt), sender.step(now));
    answer(spoilt.after());
    assertEquals(0, sender.setAside());
  }

  @Test
  void setsNothingAsideWhenTheCentreCanReadNothing() {
    log.takeTickets(12);
    answer(Position.UNKNOWN);
    int sent = 0;
    while (sender.step(now) instanceof Step.Send) {
      sent++;
      sender.answered(new Refused(), now);
    }

    assertTrue(sent <= 5, () -> "It should give up soon.");
    assertEquals(0, sender.setAside());
    assertEquals(0, sender.acknowledged());
  }

  @Test
  void aCentreThatNeverTakesWhatItAsksForIsNotFlooded() {
    log.takeTickets(3);
    answer(Position.UNKNOWN);
    int sent = 0;
    while (sender.step(now) instanceof Step.Send) {
      sent++;
      answer(Position.UNKNOWN);
    }

    assertTrue(sent <= 3, () -> "It should pause.");
  }

  /// Plays a centre that refuses every batch with one of the entries in it.
  private Set<Long> tellAllExcept(Set<Long> unreadable) {
    Set<Long> told = new java.util.TreeSet<>();
    answer(Position.UNKNOWN);
    while (sender.step(now) instanceof Step.Send(var batch)) {
      List<Long> seqs = batch.lines().stream().map(ReportLine::seq).toList();
      if (seqs.stream().anyMatch(unreadable::contains)) {
        sender.answered(new Refused(), now);
      } else {
        told.addAll(seqs);
        answer(batch.after());
      }
    }
    return told;
  }

  private ReportBatch tell(Position position) {
    if (sender.step(now) instanceof Step.Send) {
      throw new AssertionError("A batch is under way already.");
    }
    answer(position);
    return assertInstanceOf(Step.Send.class, sender.step(now)).batch();
  }

  private void answer(Position position) {
    if (sender.step(now) instanceof Step.Send) {
      throw new AssertionError("A batch came where none was expected.");
    }
    sender.answered(new Stands(position, Duration.ZERO), now);
  }
}
