package hall.app.audit;

import hall.app.audit.Track.Press;
import hall.app.audit.Track.Stage;
import hall.app.audit.Track.Standing;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Event.ActionUndone;
import hall.queue.Event.TicketCalled;
import hall.queue.Event.TicketQueued;
import hall.queue.Event.TicketTaken;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.Series;
import hall.queue.TicketId;
import hall.queue.WindowId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What can happen to a ticket, and when. Written from the rules of the record and not from the
/// code that decides, so that neither vouches for itself.
final class TicketRules {

  private static final Set<Stage> AT_WINDOW = EnumSet.of(Stage.CALLED, Stage.SERVING);
  private static final Set<Stage> CALLABLE = EnumSet.of(Stage.WAITING, Stage.PARKED);

  private final Day day;

  TicketRules(Day day) {
    this.day = day;
  }

  void judge(Event event, Entry entry, Breaches breaches) {
    switch (event) {
      case TicketTaken taken when taken.particulars().leased().isPresent() ->
          new LeaseRules(day).take(taken, entry, breaches);
      case TicketTaken taken -> take(taken, entry, breaches);
      case Event.NumbersLeased leased -> new LeaseRules(day).lease(leased, entry, breaches);
      case TicketCalled called -> call(called, entry, breaches);
      case Event.TicketRecalled(var id, var window) ->
          step(id, window, EnumSet.of(Stage.CALLED), entry, breaches);
      case Event.ServiceStarted(var id, var window) ->
          step(id, window, EnumSet.of(Stage.CALLED), entry, breaches)
              .ifPresent(ticket -> ticket.now = ticket.now.at(Stage.SERVING, window.number()));
      case Event.CaseEnded(var id, var window, _) ->
          step(id, window, EnumSet.of(Stage.SERVING), entry, breaches);
      case Event.TicketNotShown(var id, var window, var until) ->
          step(id, window, EnumSet.of(Stage.CALLED), entry, breaches)
              .ifPresent(ticket -> leave(ticket, window, entry, Stage.NO_SHOW, until));
      case Event.TicketTransferred(var id, var window, _) ->
          leave(id, window, Stage.SENT_ON, Optional.empty(), entry, breaches);
      case Event.TicketParked(var id, var window, var until) ->
          leave(id, window, Stage.PARKED, Optional.of(until), entry, breaches);
      case Event.TicketHeld(var id, var window, _, var until) ->
          leave(id, window, Stage.HELD, Optional.of(until), entry, breaches);
      case Event.ServiceEnded(var id, var window, _) ->
          leave(id, window, Stage.DONE, Optional.empty(), entry, breaches);
      case TicketQueued queued -> queue(queued, entry, breaches);
      case ActionUndone undone -> undo(undone, entry, breaches);
      case Event.TicketCancelled(var id) -> cancel(id, entry, breaches);
      case Event.TicketExpired(var id) -> expire(id, entry, breaches);
      case Event.CasesAdded(var id, _) -> in(id, AT_WINDOW, entry, breaches);
      case Event.PriorityGranted(var id, _, _, _) ->
          in(id, EnumSet.of(Stage.WAITING), entry, breaches);
      case Event.RouteSet(var id, _) -> in(id, EnumSet.allOf(Stage.class), entry, breaches);
      case Event.VisitOwned(var id, _) -> in(id, EnumSet.allOf(Stage.class), entry, breaches);
      case Event.TicketPrinted(var id) -> known(id, breaches);
      case Event.PaperSent(var id) -> known(id, breaches);
      case Event.PrintFailed(var id, _) -> known(id, breaches);
      case Event.ReprintAsked(var id) -> known(id, breaches);
      case Event.RatingAsked(var id, var window, _) -> ask(id, window, breaches);
      case Event.TicketRated(var id, var window, _) -> answer(id, window, entry, breaches);
      case Event.RatingLapsed(var id, var window) -> lapse(id, window, breaches);
      default -> {}
    }
  }

  private void take(TicketTaken taken, Entry entry, Breaches breaches) {
    String number = taken.number().toString();
    breaches.unless(day.day.isPresent(), "no-day", Map.of("number", number));
    breaches.unless(!day.tickets.containsKey(taken.ticket()), "id-twice", Map.of("number", number));
    Series series = taken.number().series();
    int last = day.last.getOrDefault(series, 0);
    int count = taken.number().count();
    breaches.unless(count > last, "number-twice", Map.of("number", number));
    breaches.unless(
        count <= last + 1,
        "number-gap",
        Map.of("number", number, "series", series.letters(), "last", last));
    Optional<ServicePlan> service = day.plan.service(taken.service());
    breaches.unless(
        service.isPresent(),
        "unknown-service",
        Map.of("number", number, "service", taken.service().value()));
    service.ifPresent(known ->
        breaches.unless(
            known.series().equals(series),
            "other-series",
            Map.of("number", number, "series", known.series().letters())));
    taken
        .particulars()
        .slot()
        .ifPresent(slot ->
            breaches.unless(
                day.booked.containsKey(slot.code()) && day.kept.add(slot.code()),
                "not-booked",
                Map.of("code", slot.code().value())));
    day.last.put(series, Math.max(last, count));
    day.tickets.put(
        taken.ticket(), new Track(taken.number(), taken.service(), entry.seq(), entry.at()));
  }

  private void call(TicketCalled called, Entry entry, Breaches breaches) {
    Optional<Track> known = known(called.ticket(), breaches);
    if (known.isEmpty()) {
      return;
    }
    Track ticket = known.get();
    int number = called.window().number();
    String name = ticket.number.toString();
    breaches.unless(
        CALLABLE.contains(ticket.now.stage()),
        "called-not-waiting",
        Map.of("number", name, "window", number, "stage", ticket.now.stage()));
    breaches.unless(
        day.plan.window(called.window()).isPresent(), "unknown-window", Map.of("window", number));
    breaches.unless(
        called.clerk().equals(day.clerks.get(called.window())),
        "not-signed-on",
        Map.of("window", number, "clerk", called.clerk().value()));
    breaches.unless(
        !day.paused.containsKey(called.window()), "call-in-pause", Map.of("window", number));
    TicketId here = day.atWindow.put(called.window(), called.ticket());
    Track other = here == null ? null : day.tickets.get(here);
    if (other != null) {
      breaches.add(
          "two-at-window",
          Map.of("window", number, "number", name, "other", other.number.toString()));
    }
    ticket.touch(entry.seq());
    ticket.now = ticket.now.at(Stage.CALLED, number);
    ticket.pressed(entry.seq(), entry.at(), number);
  }

  private void queue(TicketQueued queued, Entry entry, Breaches breaches) {
    Set<Stage> from =
        switch (queued.cause()) {
          case TRANSFERRED -> EnumSet.of(Stage.SENT_ON);
          case NEXT_STOP -> EnumSet.of(Stage.DONE);
          case PUT_BACK -> EnumSet.of(Stage.NO_SHOW);
          case CAME_BACK -> EnumSet.of(Stage.NO_SHOW, Stage.HELD);
          case PARKED_LONG_ENOUGH -> EnumSet.of(Stage.PARKED);
          case PIN_LAPSED, PRIORITY_GRANTED -> EnumSet.of(Stage.WAITING);
        };
    in(queued.ticket(), from, entry, breaches)
        .ifPresent(ticket -> {
          if (queued.cause() == Event.Cause.CAME_BACK) {
            breaches.unless(
                ticket.now.back().filter(until -> !entry.at().isAfter(until)).isPresent(),
                "no-way-back",
                Map.of("number", ticket.number.toString()));
          }
          ticket.service = queued.service();
          ticket.now = ticket.now.until(Stage.WAITING, Optional.empty());
        });
  }

  /// Only the last key about a ticket can be taken back, and only for a while.
  private void undo(ActionUndone undone, Entry entry, Breaches breaches) {
    Optional<Track> known = known(undone.ticket(), breaches);
    if (known.isEmpty()) {
      return;
    }
    Track ticket = known.get();
    Optional<Press> press =
        ticket.press.filter(
            last -> last.entry() == undone.entry() && last.window() == undone.window().number());
    breaches.unless(
        press
            .filter(last -> !entry.at().isAfter(last.at().plus(day.plan.rules().undoWithin())))
            .isPresent(),
        "nothing-to-undo",
        Map.of("number", ticket.number.toString(), "entry", undone.entry()));
    day.atWindow.remove(undone.window(), undone.ticket());
    day.active.put(undone.window(), entry.at());
    ticket.touch(entry.seq());
    ticket.press = Optional.empty();
    press.ifPresent(last -> restore(ticket, undone, last.was(), breaches));
  }

  private void restore(Track ticket, ActionUndone undone, Standing was, Breaches breaches) {
    ticket.now = was;
    if (!was.asked()) {
      day.asking.values().remove(undone.ticket());
    }
    if (was.stage().isAtWindow()) {
      TicketId here = day.atWindow.put(new WindowId(was.window()), undone.ticket());
      breaches.unless(
          here == null,
          "window-busy",
          Map.of("window", was.window(), "number", ticket.number.toString()));
    }
  }

  private void cancel(TicketId id, Entry entry, Breaches breaches) {
    in(id, EnumSet.of(Stage.WAITING, Stage.PARKED, Stage.HELD, Stage.NO_SHOW), entry, breaches)
        .ifPresent(ticket -> {
          boolean isOver = ticket.now.stage() == Stage.NO_SHOW && ticket.now.back().isEmpty();
          breaches.unless(!isOver, "no-way-back", Map.of("number", ticket.number.toString()));
          ticket.now = ticket.now.until(Stage.CANCELLED, Optional.empty());
        });
  }

  private void expire(TicketId id, Entry entry, Breaches breaches) {
    known(id, breaches)
        .ifPresent(ticket -> {
          boolean endsDay = entry.events().stream().anyMatch(Event.DayOpened.class::isInstance);
          breaches.unless(
              endsDay && ticket.now.stage().isOpen(),
              "expired-wrongly",
              Map.of("number", ticket.number.toString()));
          day.atWindow.values().remove(id);
          ticket.touch(entry.seq());
          ticket.now = ticket.now.until(Stage.EXPIRED, Optional.empty());
        });
  }

  private void ask(TicketId id, WindowId window, Breaches breaches) {
    known(id, breaches)
        .ifPresent(ticket -> {
          day.asking.values().remove(id);
          day.asking.put(window, id);
          ticket.now = ticket.now.asked(true);
        });
  }

  private void answer(TicketId id, WindowId window, Entry entry, Breaches breaches) {
    known(id, breaches)
        .ifPresent(ticket -> {
          breaches.unless(
              day.asking.remove(window, id),
              "rated-unasked",
              Map.of("number", ticket.number.toString(), "window", window.number()));
          ticket.touch(entry.seq());
          ticket.now = ticket.now.asked(false);
        });
  }

  private void lapse(TicketId id, WindowId window, Breaches breaches) {
    known(id, breaches)
        .ifPresent(ticket -> {
          breaches.unless(
              day.asking.remove(window, id),
              "rated-unasked",
              Map.of("number", ticket.number.toString(), "window", window.number()));
          ticket.now = ticket.now.asked(false);
        });
  }

  private void leave(
      TicketId id,
      WindowId window,
      Stage next,
      Optional<Instant> until,
      Entry entry,
      Breaches breaches) {
    step(id, window, AT_WINDOW, entry, breaches)
        .ifPresent(ticket -> leave(ticket, window, entry, next, until));
  }

  private void leave(
      Track ticket, WindowId window, Entry entry, Stage next, Optional<Instant> until) {
    day.atWindow.remove(window);
    day.active.put(window, entry.at());
    ticket.away = entry.at();
    ticket.now = ticket.now.until(next, until);
    ticket.pressed(entry.seq(), entry.at(), window.number());
  }

  /// Something about a ticket at a window.
  private Optional<Track> step(
      TicketId id, WindowId window, Set<Stage> from, Entry entry, Breaches breaches) {
    Optional<Track> known = in(id, from, entry, breaches);
    known.ifPresent(ticket ->
        breaches.unless(
            id.equals(day.atWindow.get(window)),
            "not-at-window",
            Map.of("number", ticket.number.toString(), "window", window.number())));
    return known;
  }

  /// A ticket that stands in one of these ways, and has something done to it.
  private Optional<Track> in(TicketId id, Set<Stage> from, Entry entry, Breaches breaches) {
    Optional<Track> known = known(id, breaches);
    known.ifPresent(ticket -> {
      breaches.unless(
          from.contains(ticket.now.stage()),
          "wrong-stage",
          Map.of("number", ticket.number.toString(), "stage", ticket.now.stage()));
      ticket.touch(entry.seq());
    });
    return known;
  }

  private Optional<Track> known(TicketId id, Breaches breaches) {
    Optional<Track> ticket = Optional.ofNullable(day.tickets.get(id));
    breaches.unless(ticket.isPresent(), "unknown-ticket", Map.of("ticket", id.value()));
    return ticket;
  }
}
