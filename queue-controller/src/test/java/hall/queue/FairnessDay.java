package hall.queue;

import hall.queue.Ticket.Feedback;
import hall.queue.Ticket.Paper;
import hall.queue.Ticket.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tickets that come to a hall's lines and calls of its windows, with nothing else going on.
final class FairnessDay {

  static final Instant OPENS = Instant.parse("2026-03-02T01:00:00Z");

  final HallPlan plan;
  final Queues queues = new Queues();
  final Map<TicketId, Ticket> waiting = new LinkedHashMap<>();
  private final Chooser chooser = new Chooser(queues);
  Instant now = OPENS;
  private int taken;

  FairnessDay(HallPlan plan) {
    this.plan = plan;
    queues.plan(plan);
  }

  void pass(Duration time) {
    now = now.plus(time);
    queues.passed(now);
  }

  /// Somebody comes; an appointment may be early or late for its slot.
  Ticket come(Line line, TicketNumber number, Duration late) {
    Instant base = line.of() == LineClass.APPOINTMENT ? now.minus(late) : now;
    Optional<Booking> slot =
        line.of() == LineClass.APPOINTMENT
            ? Optional.of(new Booking(new AppointmentCode("TEST-" + taken), base))
            : Optional.empty();
    var said = new Particulars(Optional.empty(), Optional.empty(), 1, List.of(), slot);
    Ticket ticket =
        new Ticket(
            new TicketId("%016X".formatted(taken)),
            number,
            line.service(),
            Priority.ORDINARY,
            "zh-CN",
            LocalDate.of(2026, 3, 2),
            ++taken,
            now,
            Standing.at(line.of(), base.minus(plan.rules().credit(line.of()))),
            new Stage.Waiting(),
            new Paper.Printed(),
            new Feedback.NotAsked(),
            Visit.begun(line.service(), said, now));
    waiting.put(ticket.id(), ticket);
    queues.join(ticket);
    queues.passed(now);
    return ticket;
  }

  Optional<Choice> call(WindowId window) {
    Optional<Choice> choice =
        chooser.next(
            window,
            new ClerkId("anna"),
            handled(window),
            plan.rules().windowRule(window),
            plan.calendar(),
            now);
    choice.ifPresent(called -> {
      waiting.remove(called.ticket().id());
      queues.leave(called.ticket());
      queues.called(called.ticket(), called.why());
      queues.passed(now);
    });
    return choice;
  }

  List<ServiceId> handled(WindowId window) {
    List<ServiceId> own = plan.window(window).orElseThrow().services();
    return own.isEmpty() ? plan.services().stream().map(HallPlan.ServicePlan::id).toList() : own;
  }

  /// Plays an example again: everybody comes when it says, the windows call when it says; gives
  /// whom they call.
  static List<Starvation.Made> replay(HallPlan plan, Starvation example) {
    var day = new FairnessDay(plan);
    List<Starvation.Taken> coming = new ArrayList<>(example.others());
    coming.add(example.waiting());
    coming.sort(Comparator.comparingInt(each -> each.number().count()));
    List<Starvation.Made> calls = new ArrayList<>();
    int next = 0;
    for (Starvation.Made call : example.calls()) {
      while (next < coming.size() && coming.get(next).at().isBefore(call.at())) {
        next = day.come(coming, next);
      }
      day.now = call.at();
      day.queues.passed(day.now);
      Optional<Choice> choice = day.call(call.window());
      choice.ifPresent(
          made -> calls.add(new Starvation.Made(call.at(), call.window(), made.ticket().number())));
    }
    return calls;
  }

  private int come(List<Starvation.Taken> coming, int next) {
    now = coming.get(next).at();
    queues.passed(now);
    come(coming.get(next).line(), coming.get(next).number(), Duration.ZERO);
    return next + 1;
  }
}
