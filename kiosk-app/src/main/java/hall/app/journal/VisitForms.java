package hall.app.journal;

import static hall.app.journal.EventForm.form;
import static hall.app.journal.TicketForms.at;
import static hall.app.journal.TicketForms.clerk;
import static hall.app.journal.TicketForms.ticket;
import static hall.app.journal.TicketForms.window;

import hall.queue.Event.ActionUndone;
import hall.queue.Event.CaseEnded;
import hall.queue.Event.CasesAdded;
import hall.queue.Event.PriorityGranted;
import hall.queue.Event.RouteSet;
import hall.queue.Event.TicketHeld;
import hall.queue.Event.TicketParked;
import hall.queue.Event.TicketQueued;
import hall.queue.Event.TicketTransferred;
import hall.queue.Event.VisitOwned;
import hall.queue.ServiceId;
import hall.queue.Standing;
import hall.queue.TicketId;
import java.util.List;

/// The forms of what some visits go through besides: sent on, set aside, held, let through.
final class VisitForms {

  static final List<EventForm<?>> ALL =
      List.of(
          form(
              "ticket-transferred",
              TicketTransferred.class,
              (e, to) -> at(e.ticket(), e.window(), to).text(VisitText.text(e.to())),
              f -> new TicketTransferred(ticket(f), window(f), VisitText.target(f.text()))),
          form(
              "ticket-parked",
              TicketParked.class,
              (e, to) -> at(e.ticket(), e.window(), to).moment(e.until()),
              f -> new TicketParked(ticket(f), window(f), f.moment())),
          form(
              "ticket-held",
              TicketHeld.class,
              (e, to) -> at(e.ticket(), e.window(), to).text(e.missing()).moment(e.returnUntil()),
              f -> new TicketHeld(ticket(f), window(f), f.text(), f.moment())),
          form("ticket-queued", TicketQueued.class, VisitForms::write, VisitForms::queued),
          form(
              "route-set",
              RouteSet.class,
              (e, to) -> to.text(e.ticket().value()).text(VisitText.text(e.route())),
              f -> new RouteSet(ticket(f), VisitText.route(f.text()))),
          form(
              "cases-added",
              CasesAdded.class,
              (e, to) -> to.text(e.ticket().value()).number(e.more()),
              f -> new CasesAdded(ticket(f), f.number())),
          form(
              "case-ended",
              CaseEnded.class,
              (e, to) -> at(e.ticket(), e.window(), to).text(Names.OUTCOME.text(e.outcome())),
              f -> new CaseEnded(ticket(f), window(f), Names.OUTCOME.of(f.text()))),
          form(
              "visit-owned",
              VisitOwned.class,
              (e, to) -> to.text(e.ticket().value()).text(e.clerk().value()),
              f -> new VisitOwned(ticket(f), clerk(f))),
          form(
              "priority-granted",
              PriorityGranted.class,
              (e, to) ->
                  to.text(e.ticket().value())
                      .text(Names.PRIORITY.text(e.priority()))
                      .text(e.granter().value())
                      .text(e.reason()),
              f -> new PriorityGranted(ticket(f), Names.PRIORITY.of(f.text()), clerk(f), f.text())),
          form(
              "action-undone",
              ActionUndone.class,
              (e, to) -> at(e.ticket(), e.window(), to).number(e.entry()),
              f -> new ActionUndone(ticket(f), window(f), f.count())));

  private VisitForms() {}

  private static void write(TicketQueued e, LineText to) {
    to.text(e.ticket().value()).text(e.service().value()).text(Names.CAUSE.text(e.cause()));
    VisitText.write(e.standing(), to);
  }

  private static TicketQueued queued(Fields f) {
    TicketId id = ticket(f);
    ServiceId service = new ServiceId(f.text());
    var cause = Names.CAUSE.of(f.text());
    Standing standing = VisitText.standing(f);
    return new TicketQueued(id, service, standing, cause);
  }
}
