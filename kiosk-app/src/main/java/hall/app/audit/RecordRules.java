package hall.app.audit;

import hall.app.audit.Breaches.Breach;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Event.DayOpened;
import hall.queue.HallPlan;
import hall.queue.HandServed;
import hall.queue.LateVisit;
import hall.queue.Series;
import hall.queue.Ticket;
import hall.queue.WindowId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// Says of each entry, from the first on, whether what it tells can have happened after those
/// before it. Knows one business day at a time, and no more of the hall's own code than its words.
final class RecordRules {

  private final Day day = new Day();
  private final TicketRules tickets = new TicketRules(day);
  private final WindowRules windows = new WindowRules(day);
  private final Tally tally = new Tally();
  private Instant last = Instant.MIN;

  /// What the entry tells that cannot have happened; empty when all of it can.
  Optional<Breach> judge(Entry entry) {
    Breaches breaches = new Breaches();
    breaches.unless(!entry.events().isEmpty(), "empty", Map.of());
    breaches.unless(!entry.at().isBefore(last), "time-back", Map.of());
    last = entry.at();
    String key = entry.key().text();
    breaches.unless(key.isEmpty() || day.isNew(key), "key-twice", Map.of("key", key));
    for (Event event : entry.events()) {
      judge(event, entry, breaches);
    }
    return breaches.first();
  }

  private void judge(Event event, Entry entry, Breaches breaches) {
    tally.add(event);
    switch (event) {
      case Event.PlanChanged(var plan, _) -> day.plan = plan;
      case DayOpened(var next) -> open(next, breaches);
      case Event.RecordResumed resumed -> day.resume(resumed);
      case Event.ClockCorrected corrected -> {
        last = corrected.restating().of(entry.seq(), entry.at());
        day.correct(corrected);
      }
      case Event.LateVisitEntered(var visit) -> enter(visit, breaches);
      case Event.TicketRestored(var ticket) -> restore(ticket, entry, breaches);
      default -> {
        tickets.judge(event, entry, breaches);
        windows.judge(event, entry.at(), breaches);
      }
    }
  }

  /// A ticket as a snapshot knew it, after a part of the record was lost.
  private void restore(Ticket ticket, Entry entry, Breaches breaches) {
    breaches.unless(
        day.tickets.put(ticket.id(), Track.of(ticket, entry.seq())) == null,
        "id-twice",
        Map.of("number", ticket.number().toString()));
    day.last.merge(ticket.number().series(), ticket.number().count(), Math::max);
    Track track = Track.of(ticket, entry.seq());
    if (track.now.stage().isAtWindow()) {
      day.atWindow.put(new WindowId(track.now.window()), ticket.id());
    }
    if (ticket.feedback() instanceof Ticket.Feedback.Asked(var window, _)) {
      day.asking.put(window, ticket.id());
    }
    ticket.visit().said().slot().ifPresent(slot -> day.kept.add(slot.code()));
  }

  /// A visit that was entered afterwards has a number of its own series, counted for ever.
  private void enter(LateVisit visit, Breaches breaches) {
    String number = visit.number().toString();
    Series series = visit.number().series();
    int before = day.late.getOrDefault(series, 0);
    int count = visit.number().count();
    HandServed served = visit.served();
    breaches.unless(count > before, "number-twice", Map.of("number", number));
    breaches.unless(
        count <= before + 1,
        "number-gap",
        Map.of("number", number, "series", series.letters(), "last", before));
    breaches.unless(
        !served.endedAt().isBefore(served.calledAt()), "late-times", Map.of("number", number));
    day.late.put(series, Math.max(before, count));
  }

  /// Whether the clerk there has done something since then.
  private boolean isAtWork(WindowId window, Instant begins) {
    Instant active = day.active.get(window);
    var ticket = day.atWindow.get(window);
    Track here = ticket == null ? null : day.tickets.get(ticket);
    return (active != null && !active.isBefore(begins))
        || (here != null && !here.takenAt.isBefore(begins));
  }

  private void open(LocalDate next, Breaches breaches) {
    Instant begins = day.plan.calendar().startOf(next);
    breaches.unless(
        day.day.map(next::isAfter).orElse(true),
        "day-back",
        Map.of("day", next, "before", day.day.map(LocalDate::toString).orElse("")));
    day.tickets.values().stream()
        .filter(ticket -> ticket.now.stage().isOpen() && ticket.takenAt.isBefore(begins))
        .findFirst()
        .ifPresent(ticket ->
            breaches.add("left-open", Map.of("number", ticket.number.toString(), "day", next)));
    day.clerks.forEach((window, clerk) ->
        breaches.unless(
            isAtWork(window, begins),
            "left-signed-on",
            Map.of("clerk", clerk.value(), "day", next)));
    day.open(next);
  }

  /// The plan that holds.
  HallPlan plan() {
    return day.plan;
  }

  /// The business day that is open; empty before the first.
  Optional<LocalDate> day() {
    return day.day;
  }

  Tally tally() {
    return tally;
  }
}
