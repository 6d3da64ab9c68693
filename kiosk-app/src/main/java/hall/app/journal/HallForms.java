package hall.app.journal;

import static hall.app.journal.EventForm.form;
import static hall.app.journal.TicketForms.clerk;
import static hall.app.journal.TicketForms.window;

import hall.queue.AppointmentCode;
import hall.queue.Event.AppointmentBooked;
import hall.queue.Event.AppointmentCancelled;
import hall.queue.Event.ClerkSignedOff;
import hall.queue.Event.ClerkSignedOn;
import hall.queue.Event.ClockCorrected;
import hall.queue.Event.DayOpened;
import hall.queue.Event.DaySealed;
import hall.queue.Event.LateVisitEntered;
import hall.queue.Event.NumbersLeased;
import hall.queue.Event.PlanChanged;
import hall.queue.Event.WindowGivenBack;
import hall.queue.Event.WindowLent;
import hall.queue.Event.WindowPaused;
import hall.queue.Event.WindowResumed;
import hall.queue.LeaseId;
import hall.queue.Loan;
import hall.queue.Series;
import hall.queue.ServiceId;
import java.time.LocalDate;
import java.util.List;

/// The forms of what happens to the hall, its windows and its appointment book.
final class HallForms {

  static final List<EventForm<?>> ALL =
      List.of(
          form(
              "plan-changed",
              PlanChanged.class,
              (e, to) -> to.text(PlanText.text(e.plan())).text(e.isFromFile() ? "file" : "manager"),
              f -> new PlanChanged(PlanText.plan(f.text()), !f.more() || f.text().equals("file"))),
          form(
              "day-opened",
              DayOpened.class,
              (e, to) -> to.text(e.day().toString()),
              f -> new DayOpened(LocalDate.parse(f.text()))),
          form(
              "day-sealed",
              DaySealed.class,
              (e, to) ->
                  to.text(e.day().toString()).number(e.entry()).number(e.entries()).text(e.head()),
              f -> new DaySealed(LocalDate.parse(f.text()), f.count(), f.count(), f.text())),
          form(
              "numbers-leased",
              NumbersLeased.class,
              (e, to) ->
                  to.text(e.lease().value())
                      .text(e.series().letters())
                      .number(e.first())
                      .number(e.last()),
              f ->
                  new NumbersLeased(
                      new LeaseId(f.text()), new Series(f.text()), f.number(), f.number())),
          form(
              "appointment-booked",
              AppointmentBooked.class,
              (e, to) ->
                  to.text(e.code().value())
                      .text(e.service().value())
                      .moment(e.slot())
                      .named("person", e.person()),
              f ->
                  new AppointmentBooked(
                      code(f), new ServiceId(f.text()), f.moment(), f.named("person"))),
          form(
              "appointment-cancelled",
              AppointmentCancelled.class,
              (e, to) -> to.text(e.code().value()),
              f -> new AppointmentCancelled(code(f))),
          form(
              "clerk-signed-on",
              ClerkSignedOn.class,
              (e, to) -> to.number(e.window().number()).text(e.clerk().value()),
              f -> new ClerkSignedOn(window(f), clerk(f))),
          form(
              "clerk-signed-off",
              ClerkSignedOff.class,
              (e, to) -> to.number(e.window().number()).text(e.clerk().value()),
              f -> new ClerkSignedOff(window(f), clerk(f))),
          form(
              "window-paused",
              WindowPaused.class,
              (e, to) -> to.number(e.window().number()).text(Names.PAUSE.text(e.reason())),
              f -> new WindowPaused(window(f), Names.PAUSE.of(f.text()))),
          form(
              "window-resumed",
              WindowResumed.class,
              (e, to) -> to.number(e.window().number()),
              f -> new WindowResumed(window(f))),
          form(
              "window-lent",
              WindowLent.class,
              (e, to) ->
                  to.number(e.window().number())
                      .text(VisitText.services(e.loan().services()))
                      .moment(e.loan().until()),
              f -> new WindowLent(window(f), loan(f))),
          form(
              "window-given-back",
              WindowGivenBack.class,
              (e, to) -> to.number(e.window().number()),
              f -> new WindowGivenBack(window(f))),
          form(
              "clock-corrected",
              ClockCorrected.class,
              (e, to) -> {
                AmendmentText.write(e.restating(), to);
                to.text(e.day().toString());
              },
              f -> new ClockCorrected(AmendmentText.restating(f), LocalDate.parse(f.text()))),
          form(
              "late-visit-entered",
              LateVisitEntered.class,
              (e, to) -> AmendmentText.write(e.visit(), to),
              f -> new LateVisitEntered(AmendmentText.lateVisit(f))));

  private HallForms() {}

  static Loan loan(Fields fields) {
    return new Loan(VisitText.services(fields.text()), fields.moment());
  }

  private static AppointmentCode code(Fields fields) {
    return new AppointmentCode(fields.text());
  }
}
