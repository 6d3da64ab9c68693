package hall.app.journal;

import hall.queue.AppointmentCode;
import hall.queue.Booking;
import hall.queue.Event;
import hall.queue.Event.RecordResumed;
import hall.queue.LineClass;
import hall.queue.Lost;
import hall.queue.Outcome;
import hall.queue.Particulars;
import hall.queue.Priority;
import hall.queue.Rating;
import hall.queue.Series;
import hall.queue.ServiceId;
import hall.queue.Standing;
import hall.queue.Stop;
import hall.queue.Ticket;
import hall.queue.Ticket.Feedback;
import hall.queue.Ticket.Paper;
import hall.queue.Ticket.Stage;
import hall.queue.TicketNumber;
import hall.queue.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The events of a record that goes on after a loss: with all there may be, with nothing, and a
/// ticket in every stage.
final class ResumedEvents {

  private static final Instant AT = Instant.parse("2026-03-02T01:02:03.000000004Z");

  private ResumedEvents() {}

  static List<Event> all() {
    List<Event> all = new ArrayList<>();
    all.add(
        new RecordResumed(
            3,
            new Lost(
                "bad-record",
                "journal/000000000001-2026-03-02.journal:4200",
                14,
                92,
                true,
                70,
                90,
                Optional.of(AT),
                Optional.of(Instant.MAX),
                "damaged/3"),
            true,
            List.of(
                new RecordResumed.Skipped(new Series("A"), 12, 42),
                new RecordResumed.Skipped(new Series("BC"), 0, 100))));
    all.add(
        new RecordResumed(
            2,
            new Lost("restored", "", 1, 0, false, 0, 0, Optional.empty(), Optional.empty(), ""),
            false,
            List.of()));
    for (Stage stage : stages()) {
      all.add(
          new Event.TicketRestored(ticket(stage, new Paper.Printed(), new Feedback.NotAsked())));
    }
    var done = stages().getLast();
    all.add(
        new Event.TicketRestored(
            ticket(
                done, new Paper.Failed("paper-out"), new Feedback.Asked(EveryEvent.WINDOW, AT))));
    all.add(
        new Event.TicketRestored(
            ticket(done, new Paper.Pending(), new Feedback.Given(new Rating(4), AT))));
    all.add(new Event.TicketRestored(ticket(done, new Paper.Pending(), new Feedback.Lapsed())));
    return all;
  }

  private static List<Stage> stages() {
    var window = EveryEvent.WINDOW;
    var clerk = EveryEvent.CLERK;
    return List.of(
        new Stage.Waiting(),
        new Stage.Called(window, clerk, AT, 2),
        new Stage.Serving(window, clerk, AT, 1, AT),
        new Stage.NoShow(window, clerk, AT, 3, AT, Optional.empty()),
        new Stage.NoShow(window, clerk, AT, 3, AT, Optional.of(AT)),
        new Stage.Parked(window, clerk, AT, AT, AT),
        new Stage.Held(window, clerk, AT, AT, AT),
        new Stage.Cancelled(AT),
        new Stage.Expired(AT),
        new Stage.Done(window, clerk, AT, 1, AT, AT));
  }

  private static Ticket ticket(Stage stage, Paper paper, Feedback feedback) {
    var tax = new ServiceId("tax");
    var said =
        new Particulars(
            Optional.of("h4sh_of-a_person-0"),
            Optional.empty(),
            2,
            List.of(),
            Optional.of(new Booking(new AppointmentCode("YY-0001"), AT)));
    return new Ticket(
        EveryEvent.TICKET,
        TicketNumber.of("A1000"),
        tax,
        Priority.STATUTORY,
        "zh-CN",
        LocalDate.of(2026, 3, 2),
        1L << 33,
        AT,
        Standing.at(LineClass.PRIORITY, AT),
        stage,
        paper,
        feedback,
        new Visit(
            tax,
            said,
            List.of(Stop.at(tax)),
            2,
            List.of(Outcome.PAPERS_MISSING),
            Optional.of(EveryEvent.CLERK),
            2,
            AT,
            1,
            1,
            0));
  }
}
