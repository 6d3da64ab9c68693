package hall.report;

import hall.queue.ClerkId;
import hall.queue.Entry;
import hall.queue.Ticket;
import hall.queue.Ticket.Stage;
import hall.queue.WindowId;
import hall.report.ReportLine.Call;
import hall.report.ReportLine.Feedback;
import hall.report.ReportLine.Progress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// A visit whose entries were lost, as the centre is told of it: by what the ticket says itself.
/// Ratings of earlier cases are not in it; the centre keeps those it has been told in the epoch
/// before.
final class RestoredVisit {

  private RestoredVisit() {}

  static ReportLine line(Ticket ticket, LocalDate day, Entry by) {
    return new ReportLine(
        ticket.id().value(),
        ticket.number().toString(),
        day,
        ticket.visit().takenFor().value(),
        ticket.number().series().letters(),
        Visits.word(ticket.priority()),
        ticket.takenAt(),
        progress(ticket.stage()),
        feedback(ticket.feedback()),
        List.of(),
        by.at(),
        by.seq());
  }

  private static Progress progress(Stage stage) {
    return switch (stage) {
      case Stage.Waiting _, Stage.Parked _, Stage.Held _ -> new Progress.Waiting();
      case Stage.Called(var window, var clerk, var at, var times) ->
          new Progress.Called(call(window, clerk, at, times));
      case Stage.Serving(var window, var clerk, var called, var times, var started) ->
          new Progress.Serving(call(window, clerk, called, times), started);
      case Stage.Done(var window, var clerk, var called, var times, var started, var ended) ->
          new Progress.Done(call(window, clerk, called, times), started, ended);
      case Stage.NoShow(var window, var clerk, var called, var times, var at, _) ->
          new Progress.NoShow(call(window, clerk, called, times), at);
      case Stage.Cancelled(var at) -> new Progress.Cancelled(at);
      case Stage.Expired(var at) -> new Progress.Expired(new Progress.Waiting(), at);
    };
  }

  private static Call call(WindowId window, ClerkId clerk, Instant at, int times) {
    return new Call(at, window.number(), clerk.value(), times);
  }

  private static Feedback feedback(Ticket.Feedback feedback) {
    return switch (feedback) {
      case Ticket.Feedback.NotAsked _, Ticket.Feedback.Asked _ -> new Feedback.None();
      case Ticket.Feedback.Given(var rating, _) -> new Feedback.Given(rating.level(), "pad");
      case Ticket.Feedback.Lapsed _ -> new Feedback.Lapsed();
    };
  }
}
