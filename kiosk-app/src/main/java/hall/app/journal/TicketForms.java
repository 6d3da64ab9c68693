package hall.app.journal;

import static hall.app.journal.EventForm.form;

import hall.queue.ClerkId;
import hall.queue.Event.PaperSent;
import hall.queue.Event.PrintFailed;
import hall.queue.Event.RatingAsked;
import hall.queue.Event.RatingLapsed;
import hall.queue.Event.ReprintAsked;
import hall.queue.Event.ServiceEnded;
import hall.queue.Event.ServiceStarted;
import hall.queue.Event.TicketCalled;
import hall.queue.Event.TicketCancelled;
import hall.queue.Event.TicketExpired;
import hall.queue.Event.TicketNotShown;
import hall.queue.Event.TicketPrinted;
import hall.queue.Event.TicketRated;
import hall.queue.Event.TicketRecalled;
import hall.queue.Event.TicketTaken;
import hall.queue.Outcome;
import hall.queue.Priority;
import hall.queue.Rating;
import hall.queue.ServiceId;
import hall.queue.Standing;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import hall.queue.WindowId;
import java.util.List;

/// The forms of what every ticket goes through: taken, called, served, rated.
final class TicketForms {

  static final List<EventForm<?>> ALL =
      List.of(
          form("ticket-taken", TicketTaken.class, TicketForms::write, TicketForms::taken),
          form(
              "ticket-printed",
              TicketPrinted.class,
              (e, to) -> to.text(e.ticket().value()),
              f -> new TicketPrinted(ticket(f))),
          form(
              "paper-sent",
              PaperSent.class,
              (e, to) -> to.text(e.ticket().value()),
              f -> new PaperSent(ticket(f))),
          form(
              "print-failed",
              PrintFailed.class,
              (e, to) -> to.text(e.ticket().value()).text(e.problem()),
              f -> new PrintFailed(ticket(f), f.text())),
          form(
              "reprint-asked",
              ReprintAsked.class,
              (e, to) -> to.text(e.ticket().value()),
              f -> new ReprintAsked(ticket(f))),
          form(
              "ticket-called",
              TicketCalled.class,
              (e, to) -> {
                at(e.ticket(), e.window(), to).text(e.clerk().value());
                WhyText.write(e.why(), to);
              },
              f -> new TicketCalled(ticket(f), window(f), clerk(f), WhyText.why(f))),
          form(
              "ticket-recalled",
              TicketRecalled.class,
              (e, to) -> at(e.ticket(), e.window(), to),
              f -> new TicketRecalled(ticket(f), window(f))),
          form(
              "service-started",
              ServiceStarted.class,
              (e, to) -> at(e.ticket(), e.window(), to),
              f -> new ServiceStarted(ticket(f), window(f))),
          form(
              "ticket-not-shown",
              TicketNotShown.class,
              (e, to) -> {
                at(e.ticket(), e.window(), to);
                e.returnUntil().ifPresent(to::moment);
              },
              f -> new TicketNotShown(ticket(f), window(f), f.momentIfMore())),
          form(
              "service-ended",
              ServiceEnded.class,
              (e, to) -> at(e.ticket(), e.window(), to).text(Names.OUTCOME.text(e.outcome())),
              f ->
                  new ServiceEnded(
                      ticket(f),
                      window(f),
                      f.more() ? Names.OUTCOME.of(f.text()) : Outcome.COMPLETED)),
          form(
              "rating-asked",
              RatingAsked.class,
              (e, to) -> at(e.ticket(), e.window(), to).text(e.until().toString()),
              f -> new RatingAsked(ticket(f), window(f), f.instant())),
          form(
              "ticket-rated",
              TicketRated.class,
              (e, to) -> at(e.ticket(), e.window(), to).number(e.rating().level()),
              f -> new TicketRated(ticket(f), window(f), new Rating(f.number()))),
          form(
              "rating-lapsed",
              RatingLapsed.class,
              (e, to) -> at(e.ticket(), e.window(), to),
              f -> new RatingLapsed(ticket(f), window(f))),
          form(
              "ticket-cancelled",
              TicketCancelled.class,
              (e, to) -> to.text(e.ticket().value()),
              f -> new TicketCancelled(ticket(f))),
          form(
              "ticket-expired",
              TicketExpired.class,
              (e, to) -> to.text(e.ticket().value()),
              f -> new TicketExpired(ticket(f))));

  private TicketForms() {}

  private static void write(TicketTaken e, LineText to) {
    to.text(e.ticket().value()).text(e.number().toString()).text(e.service().value());
    to.text(Names.PRIORITY.text(e.priority())).text(e.language());
    VisitText.write(e.standing(), to);
    VisitText.write(e.particulars(), to);
  }

  private static TicketTaken taken(Fields f) {
    TicketId id = ticket(f);
    TicketNumber number = TicketNumber.of(f.text());
    ServiceId service = new ServiceId(f.text());
    Priority priority = Names.PRIORITY.of(f.text());
    String language = f.text();
    Standing standing = VisitText.standing(f);
    return new TicketTaken(
        id, number, service, priority, language, VisitText.particulars(f), standing);
  }

  static LineText at(TicketId ticket, WindowId window, LineText to) {
    return to.text(ticket.value()).number(window.number());
  }

  static TicketId ticket(Fields fields) {
    return new TicketId(fields.text());
  }

  static WindowId window(Fields fields) {
    return new WindowId(fields.number());
  }

  static ClerkId clerk(Fields fields) {
    return new ClerkId(fields.text());
  }
}
