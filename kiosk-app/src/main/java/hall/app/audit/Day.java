package hall.app.audit;

import hall.queue.AppointmentCode;
import hall.queue.ClerkId;
import hall.queue.Event;
import hall.queue.HallPlan;
import hall.queue.Lease;
import hall.queue.LeaseId;
import hall.queue.Restating;
import hall.queue.Series;
import hall.queue.TicketId;
import hall.queue.WindowId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the checker knows of the hall: of one business day, and what outlasts it.
final class Day {

  HallPlan plan = HallPlan.EMPTY;
  Optional<LocalDate> day = Optional.empty();
  final Map<TicketId, Track> tickets = new HashMap<>();
  final Map<Series, Integer> last = new HashMap<>();
  final Map<LeaseId, Lease> leases = new HashMap<>();

  /// The last number of each series of visits that were entered afterwards.
  final Map<Series, Integer> late = new HashMap<>();

  final Map<WindowId, TicketId> atWindow = new HashMap<>();
  final Map<WindowId, ClerkId> clerks = new HashMap<>();
  final Map<WindowId, TicketId> asking = new HashMap<>();
  final Map<WindowId, Instant> paused = new HashMap<>();

  /// When the clerk at a window did something last that shows they are there.
  final Map<WindowId, Instant> active = new HashMap<>();

  final Map<WindowId, Instant> loans = new HashMap<>();
  final Map<AppointmentCode, Instant> booked = new HashMap<>();
  final Set<AppointmentCode> kept = new HashSet<>();
  private Map<Series, Integer> lastBefore = Map.of();
  private Optional<LocalDate> dayBefore = Optional.empty();
  private Set<String> keys = new HashSet<>();
  private Set<String> keysBefore = new HashSet<>();

  /// Whether the request key is new in this business day and the one before.
  boolean isNew(String key) {
    return !keysBefore.contains(key) && keys.add(key);
  }

  /// The record goes on after a loss: what stood on the floor is told anew, or as it was left; some
  /// numbers are skipped, for they may have been given out.
  void resume(Event.RecordResumed resumed) {
    if (resumed.isRestated()) {
      tickets.clear();
      last.clear();
      leases.clear();
      atWindow.clear();
      clerks.clear();
      asking.clear();
      paused.clear();
      loans.clear();
      booked.clear();
      kept.clear();
    }
    tickets.values().forEach(ticket -> ticket.press = Optional.empty());
    for (Event.RecordResumed.Skipped each : resumed.skipped()) {
      last.merge(each.series(), each.after(), Math::max);
      late.merge(each.series(), each.after(), Math::max);
    }
  }

  /// A business day begins. Whoever has come since then by the calendar is in it already.
  void open(LocalDate next) {
    Instant begins = plan.calendar().startOf(next);
    lastBefore = Map.copyOf(last);
    dayBefore = day;
    day = Optional.of(next);
    tickets.values().removeIf(ticket -> ticket.takenAt.isBefore(begins));
    last.clear();
    leases.values().removeIf(lease -> lease.at().isBefore(begins));
    leases.values().forEach(lease -> last.merge(lease.series(), lease.last(), Math::max));
    tickets
        .values()
        .forEach(ticket -> last.merge(ticket.number.series(), ticket.number.count(), Math::max));
    atWindow.values().removeIf(id -> !tickets.containsKey(id));
    asking.values().removeIf(id -> !tickets.containsKey(id));
    tickets.values().forEach(ticket -> ticket.press = Optional.empty());
    paused.values().removeIf(since -> since.isBefore(begins));
    loans.values().removeIf(Instant.MAX::equals);
    booked.values().removeIf(slot -> slot.isBefore(begins));
    kept.retainAll(booked.keySet());
    keysBefore = keys;
    keys = new HashSet<>();
  }

  /// The clock was wrong: all moments are told anew, and a day that was opened too early gets its
  /// right date, on which the numbers go on.
  void correct(Event.ClockCorrected corrected) {
    Restating by = corrected.restating();
    tickets.values().forEach(ticket -> ticket.restate(by));
    leases.replaceAll((id, lease) ->
        new Lease(id, lease.series(), lease.first(), lease.last(), by.of(lease.at())));
    paused.replaceAll((_, since) -> by.of(since));
    active.replaceAll((_, since) -> by.of(since));
    if (!day.equals(Optional.of(corrected.day()))) {
      day = Optional.of(corrected.day());
      if (day.equals(dayBefore)) {
        lastBefore.forEach((series, count) -> last.merge(series, count, Math::max));
      }
    }
  }
}
