package hall.queue;

import java.util.ArrayList;
import java.util.List;

/// What a hall remembers, told by events, for a record that has lost the entries which led there.
/// Told after [Event.RecordResumed], they make a hall in which the same tickets stand at the same
/// places and the same clerks work at the same windows. What nobody waits for is left out: the last
/// keys, how often each line has had its turn, since when a window pauses.
public final class Restatement {

  private Restatement() {}

  /// The events, entry by entry: first the hall and its windows, then a ticket each, in the order
  /// in which they were taken.
  ///
  /// @param known the hall as the record still tells it
  /// @param lost the hall as it stood later
  public static List<List<Event>> of(HallMemory known, HallMemory lost) {
    List<List<Event>> entries = new ArrayList<>();
    List<Event> hall = new ArrayList<>();
    plan(known, lost, hall);
    lost.clerks().forEach((at, clerk) -> hall.add(new Event.ClerkSignedOn(at, clerk)));
    lost.pauses().forEach((at, pause) -> hall.add(new Event.WindowPaused(at, pause.reason())));
    lost.loans().forEach((at, loan) -> hall.add(new Event.WindowLent(at, loan)));
    for (Appointment kept : lost.appointments()) {
      hall.add(
          new Event.AppointmentBooked(kept.code(), kept.service(), kept.slot(), kept.person()));
    }
    lost.amendments().lateVisits().stream()
        .filter(visit -> !known.amendments().lateVisits().contains(visit))
        .forEach(visit -> hall.add(new Event.LateVisitEntered(visit)));
    if (!hall.isEmpty()) {
      entries.add(List.copyOf(hall));
    }
    for (Ticket ticket : lost.tickets()) {
      entries.add(List.of(new Event.TicketRestored(ticket)));
    }
    return entries;
  }

  private static void plan(HallMemory known, HallMemory lost, List<Event> to) {
    boolean isKnown = known.filePlan().equals(lost.filePlan());
    if (!isKnown) {
      lost.filePlan().ifPresent(plan -> to.add(new Event.PlanChanged(plan)));
    }
    HallPlan now = isKnown ? known.plan() : lost.filePlan().orElse(known.plan());
    if (!now.equals(lost.plan())) {
      to.add(new Event.PlanChanged(lost.plan(), false));
    }
  }
}
