package hall.day;

import hall.day.DayFigures.Fate;
import hall.day.DayFigures.Visit;
import hall.queue.Amendments;
import hall.queue.Calendar;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.HallMemory;
import hall.queue.Line;
import hall.queue.ServiceId;
import hall.queue.Standing;
import hall.queue.Target;
import hall.queue.Ticket;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import hall.queue.Why;
import hall.queue.WindowId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Follows each number through a day's entries.
final class VisitReader {

  private final Hall hall;
  private final Amendments amendments;
  private final Map<TicketId, Story> stories = new LinkedHashMap<>();

  /// What is known of a number so far.
  private static final class Story {
    private final TicketNumber number;
    private final Line line;
    private final List<Duration> waits = new ArrayList<>();
    private int leg;
    private int passed;
    private int reprints;
    private Fate fate = Fate.LEFT_OVER;

    private Story(TicketNumber number, Line line) {
      this.number = number;
      this.line = line;
    }
  }

  /// @param amendments what was said of the clock since
  VisitReader(HallMemory start, Amendments amendments) {
    hall = new Hall(start);
    this.amendments = amendments;
    hall.tickets().forEach(ticket -> begin(ticket.id(), ticket.number(), ticket.line()));
  }

  List<Visit> read(List<Entry> entries) {
    for (Entry entry : entries) {
      hall.apply(entry);
      for (Event event : entry.events()) {
        follow(event, entry.at());
      }
    }
    List<Visit> visits = new ArrayList<>();
    stories.forEach((id, story) ->
        visits.add(
            new Visit(
                id,
                story.number,
                story.line,
                story.waits,
                story.passed,
                story.reprints,
                story.fate)));
    return visits;
  }

  private void follow(Event event, Instant at) {
    switch (event) {
      case Event.TicketTaken taken ->
          begin(taken.ticket(), taken.number(), new Line(taken.service(), taken.standing().of()));
      case Event.TicketCalled(var id, var window, _, var why) -> call(id, window, why, at);
      case Event.ServiceEnded(var id, _, _) -> fate(id, Fate.SERVED);
      case Event.TicketNotShown(var id, _, _) -> fate(id, Fate.NO_SHOW);
      case Event.TicketCancelled(var id) -> fate(id, Fate.CANCELLED);
      case Event.TicketQueued(var id, _, _, _) -> fate(id, Fate.LEFT_OVER);
      case Event.ReprintAsked(var id) -> reprinted(id);
      case Event.ActionUndone(var id, _, _) -> fate(id, Fate.LEFT_OVER);
      default -> {}
    }
  }

  private void begin(TicketId id, TicketNumber number, Line line) {
    stories.put(id, new Story(number, line));
  }

  private void reprinted(TicketId id) {
    Story story = stories.get(id);
    if (story != null) {
      story.reprints++;
    }
  }

  private void fate(TicketId id, Fate fate) {
    Story story = stories.get(id);
    if (story != null) {
      story.fate = fate;
    }
  }

  /// A leg's wait ends with its first call. Whoever had come earlier and could have been called to
  /// that window instead was passed over.
  private void call(TicketId id, WindowId window, Why why, Instant at) {
    Ticket called = hall.ticket(id).orElseThrow();
    Story story = stories.get(id);
    if (story == null || why.kind() == Why.Kind.WALK_IN) {
      return;
    }
    int leg = called.visit().leg();
    if (leg > story.leg) {
      story.leg = leg;
      Instant from = amendments.told(hall.seq(), called.waitsSince());
      Instant to = amendments.told(hall.seq(), at);
      story.waits.add(open(hall.plan().calendar(), from, to));
    }
    for (ServiceId service : hall.handledAt(window)) {
      for (Ticket other : hall.waitingFor(service)) {
        if (isPassed(other, called, window, at)) {
          Story passed = stories.get(other.id());
          if (passed != null) {
            passed.passed++;
          }
        }
      }
    }
  }

  private boolean isPassed(Ticket waiting, Ticket called, WindowId window, Instant at) {
    int earlier = waiting.waitsSince().compareTo(called.waitsSince());
    boolean cameFirst = earlier < 0 || (earlier == 0 && waiting.order() < called.order());
    return cameFirst && couldBeCalled(waiting, window, at);
  }

  private boolean couldBeCalled(Ticket waiting, WindowId window, Instant at) {
    Standing standing = waiting.standing();
    boolean isDue = standing.from().filter(at::isBefore).isEmpty();
    boolean isForHere =
        standing
            .pin()
            .map(pin ->
                switch (pin.to()) {
                  case Target.ToWindow(var there) -> there.equals(window);
                  case Target.ToClerk(var clerk) -> hall.clerkAt(window).equals(Optional.of(clerk));
                  case Target.ToService _ -> true;
                })
            .orElse(true);
    return isDue && isForHere && standing.afterCall() <= hall.callsOf(waiting.service());
  }

  /// The part of a stretch in which the hall was open.
  static Duration open(Calendar calendar, Instant from, Instant to) {
    Duration open = Duration.ZERO;
    Instant moment = from;
    while (moment.isBefore(to)) {
      Instant edge = calendar.nextEdge(moment).filter(next -> next.isBefore(to)).orElse(to);
      if (calendar.isOpen(moment)) {
        open = open.plus(Duration.between(moment, edge));
      }
      moment = edge;
    }
    return open;
  }
}
