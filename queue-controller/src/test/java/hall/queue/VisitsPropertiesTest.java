package hall.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.Ticket.Stage;
import hall.report.ReportLine;
import hall.report.ReportLine.Feedback;
import hall.report.ReportLine.Progress;
import hall.report.Visits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is told to the centre agrees with the hall, whatever people press.
class VisitsPropertiesTest {

  private final Days days = new Days(Presses::any, 120);

  @Test
  void everyVisitIsToldAsTheHallSeesIt() {
    days.everyOne(presses -> {
      Day day = new Day(Presses.plan(), Halls.NINE);
      Visits visits = new Visits(1);
      for (Command press : presses) {
        day.after(Duration.ofSeconds(25));
        day.when(press);
        catchUp(visits, day.record);
        for (Ticket ticket : day.hall.tickets()) {
          assertEquals(asTold(ticket), asTold(visits.visit(ticket.id()).orElseThrow()));
        }
      }
    });
  }

  /// 一事一评: a visit of several cases, or of several windows, is rated more than once.
  @Test
  void noRatingIsLostBehindTheNextOne() {
    days.everyOne(presses -> {
      List<Entry> record = live(presses);
      Visits visits = new Visits(1);
      record.forEach(visits::fold);
      Map<TicketId, List<Feedback>> given = new HashMap<>();
      record.stream()
          .flatMap(entry -> entry.events().stream())
          .forEach(event -> {
            if (event instanceof Event.TicketRated(var id, _, var rating)) {
              given
                  .computeIfAbsent(id, _ -> new ArrayList<>())
                  .add(new Feedback.Given(rating.level(), "pad"));
            }
          });
      given.forEach((id, ratings) -> {
        ReportLine line = visits.visit(id).orElseThrow();
        List<Feedback> told = new ArrayList<>(line.earlier());
        told.add(line.feedback());
        told.removeIf(feedback -> !(feedback instanceof Feedback.Given));
        assertEquals(ratings, told);
      });
    });
  }

  @Test
  void whatIsUntoldIsWhatChangedSinceTheCentreWasTold() {
    days.everyOne(presses -> {
      List<Entry> record = live(presses);
      long next = 1L + record.size() / 2;
      Visits whole = new Visits(1);
      record.forEach(whole::fold);
      Map<String, ReportLine> changedLater = byTicket(whole);
      changedLater.values().removeIf(line -> line.seq() < next);

      Visits told = new Visits(next);
      record.forEach(told::fold);

      assertEquals(changedLater, byTicket(told));
    });
  }

  @Test
  void aVisitStandsAlikeHoweverOftenTheCentreWasToldAndItWentBack() {
    days.everyOne(presses -> {
      List<Entry> record = live(presses);
      Visits plain = new Visits(1);
      Visits back = new Visits(1);
      record.forEach(plain::fold);
      Map<String, ReportLine> told = new HashMap<>();
      for (int from = 0; from < record.size(); from = (int) back.folded()) {
        int to = Math.min(record.size(), from + 7);
        record.subList(from, to).forEach(back::fold);
        back.rewind();
        record.subList(from, Math.min(to, from + 3)).forEach(back::fold);
        told.putAll(byTicket(back));
        back.acknowledge(back.folded() + 1);
      }

      assertEquals(byTicket(plain), told);
    });
  }

  @Test
  void whatIsUntoldComesInTheOrderOfTheRecord() {
    days.everyOne(presses -> {
      Visits visits = new Visits(1);
      for (Entry entry : live(presses)) {
        visits.fold(entry);
        long before = 0;
        for (ReportLine line : visits.untold()) {
          assertTrue(line.seq() >= before);
          before = line.seq();
        }
      }
    });
  }

  @Test
  void onlyOneDayIsRememberedOnceTheCentreKnows() {
    days.everyOne(presses -> {
      Day day = new Day(Presses.plan(), Halls.NINE);
      presses.forEach(press -> {
        day.after(Duration.ofMinutes(40));
        day.when(press);
      });
      Visits visits = new Visits(1);
      for (Entry entry : day.record) {
        visits.fold(entry);
        visits.acknowledge(entry.seq() + 1);
      }

      assertEquals(0, visits.untoldCount());
      assertEquals(day.hall.tickets().size(), visits.size());
    });
  }

  private static List<Entry> live(List<Command> presses) {
    Day day = new Day(Presses.plan(), Halls.NINE);
    presses.forEach(press -> {
      day.after(Duration.ofMinutes(9));
      day.when(press);
    });
    return day.record;
  }

  private static void catchUp(Visits visits, List<Entry> record) {
    record.subList((int) visits.folded(), record.size()).forEach(visits::fold);
  }

  private static Map<String, ReportLine> byTicket(Visits visits) {
    Map<String, ReportLine> lines = new HashMap<>();
    visits.untold().forEach(line -> lines.put(line.ticket(), line));
    return lines;
  }

  /// The facts that must agree, as the hall has them.
  private static List<Object> asTold(Ticket ticket) {
    List<Object> facts = new ArrayList<>();
    facts.add(ticket.number().toString());
    facts.add(ticket.day());
    facts.add(ticket.takenAt());
    switch (ticket.stage()) {
      case Stage.Waiting _, Stage.Parked _, Stage.Held _ -> facts.add("waiting");
      case Stage.Cancelled(var ended) -> called(facts, "cancelled", List.of(ended));
      case Stage.Called(var window, var clerk, var at, var times) ->
          called(facts, "called", List.of(window.number(), clerk.value(), at, times));
      case Stage.Serving(var window, var clerk, var at, var times, var started) ->
          called(facts, "serving", List.of(window.number(), clerk.value(), at, times, started));
      case Stage.Done(var window, var clerk, var at, var times, var started, var ended) ->
          called(facts, "done", List.of(window.number(), clerk.value(), at, times, started, ended));
      case Stage.NoShow(var window, var clerk, var at, var times, var ended, _) ->
          called(facts, "no-show", List.of(window.number(), clerk.value(), at, times, ended));
      case Stage.Expired(var ended) -> called(facts, "expired", List.of(ended));
    }
    facts.add(
        switch (ticket.feedback()) {
          case Ticket.Feedback.Given(var rating, _) -> new Feedback.Given(rating.level(), "pad");
          case Ticket.Feedback.Lapsed _ -> new Feedback.Lapsed();
          case Ticket.Feedback.NotAsked _, Ticket.Feedback.Asked _ -> new Feedback.None();
        });
    return facts;
  }

  /// The same facts, as they are told.
  private static List<Object> asTold(ReportLine line) {
    List<Object> facts = new ArrayList<>();
    facts.add(line.number());
    facts.add(line.day());
    facts.add(line.takenAt());
    facts.add(line.state());
    if (!(line.progress() instanceof Progress.Expired)) {
      line.call()
          .ifPresent(
              call -> facts.addAll(List.of(call.window(), call.clerk(), call.at(), call.times())));
      line.startedAt().ifPresent(facts::add);
    }
    line.endedAt().ifPresent(facts::add);
    facts.add(line.feedback());
    return facts;
  }

  private static void called(List<Object> facts, String state, List<Object> call) {
    facts.add(state);
    facts.addAll(call);
  }
}
