package hall.report;

import hall.queue.Calendar;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Event.ActionUndone;
import hall.queue.Event.AppointmentBooked;
import hall.queue.Event.AppointmentCancelled;
import hall.queue.Event.CaseEnded;
import hall.queue.Event.CasesAdded;
import hall.queue.Event.ClerkSignedOff;
import hall.queue.Event.ClerkSignedOn;
import hall.queue.Event.ClockCorrected;
import hall.queue.Event.DayOpened;
import hall.queue.Event.DaySealed;
import hall.queue.Event.LateVisitEntered;
import hall.queue.Event.NumbersLeased;
import hall.queue.Event.PaperSent;
import hall.queue.Event.PlanChanged;
import hall.queue.Event.PrintFailed;
import hall.queue.Event.PriorityGranted;
import hall.queue.Event.RatingAsked;
import hall.queue.Event.RatingLapsed;
import hall.queue.Event.RecordResumed;
import hall.queue.Event.ReprintAsked;
import hall.queue.Event.RouteSet;
import hall.queue.Event.ServiceEnded;
import hall.queue.Event.ServiceStarted;
import hall.queue.Event.TicketCalled;
import hall.queue.Event.TicketCancelled;
import hall.queue.Event.TicketExpired;
import hall.queue.Event.TicketHeld;
import hall.queue.Event.TicketNotShown;
import hall.queue.Event.TicketParked;
import hall.queue.Event.TicketPrinted;
import hall.queue.Event.TicketQueued;
import hall.queue.Event.TicketRated;
import hall.queue.Event.TicketRecalled;
import hall.queue.Event.TicketRestored;
import hall.queue.Event.TicketTaken;
import hall.queue.Event.TicketTransferred;
import hall.queue.Event.VisitOwned;
import hall.queue.Event.WindowGivenBack;
import hall.queue.Event.WindowLent;
import hall.queue.Event.WindowPaused;
import hall.queue.Event.WindowResumed;
import hall.queue.HallPlan;
import hall.queue.Leased;
import hall.queue.Priority;
import hall.queue.Restating;
import hall.queue.TicketId;
import hall.report.ReportLine.Call;
import hall.report.ReportLine.Feedback;
import hall.report.ReportLine.Progress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The visits of a hall, folded from its record: each as it stands now, and which of them changed
/// since the centre was told.
///
/// A visit is forgotten once the centre knows it and its business day is over, for nothing can
/// change it any more. So memory holds one day, and what is being told.
public final class Visits {

  private final Map<String, ReportLine> visits = new HashMap<>();
  private final LinkedHashMap<String, ReportLine> untold = new LinkedHashMap<>();
  private final Map<String, Optional<ReportLine>> before = new HashMap<>();

  /// The visits as they were before each entry that can be taken back.
  private final Map<Long, ReportLine> pressed = new HashMap<>();

  /// The same before the first correction of the clock that the centre was not told of.
  private Optional<Map<Long, ReportLine>> pressedBefore = Optional.empty();

  private Calendar calendar = HallPlan.EMPTY.calendar();
  private Calendar calendarBefore = calendar;
  private LocalDate day = LocalDate.EPOCH;
  private LocalDate dayBefore = LocalDate.EPOCH;
  private long folded;
  private long told;

  /// No visits, folded from nothing.
  ///
  /// @param next the first entry that the centre does not know
  public Visits(long next) {
    told = next;
  }

  /// The last entry folded; 0 before the first.
  public long folded() {
    return folded;
  }

  /// The first entry that the centre does not know.
  public long told() {
    return told;
  }

  /// The visits that changed since the centre was told, as they stand, in the order of the entries
  /// that changed them last.
  public List<ReportLine> untold() {
    return List.copyOf(untold.values());
  }

  public int untoldCount() {
    return untold.size();
  }

  /// How many visits are held in memory.
  public int size() {
    return visits.size();
  }

  /// A visit as it stands; empty when it was never made or is forgotten.
  public Optional<ReportLine> visit(TicketId ticket) {
    return Optional.ofNullable(visits.get(ticket.value()));
  }

  /// Moves on by one entry; they come in their sequence, without a gap.
  public void fold(Entry entry) {
    if (entry.seq() != folded + 1) {
      throw new IllegalStateException(
          "Entry %d cannot follow entry %d.".formatted(entry.seq(), folded));
    }
    folded = entry.seq();
    entry.events().forEach(event -> fold(event, entry));
    if (folded < told) {
      remember();
    }
  }

  /// The centre has answered that it knows all entries before this one: all that are folded, or
  /// even more.
  public void acknowledge(long next) {
    if (next <= folded) {
      throw new IllegalArgumentException(
          "Entries up to %d are folded, so %d is no place to go on from.".formatted(folded, next));
    }
    told = next;
    untold.clear();
    before.clear();
    visits.values().removeIf(line -> line.late().isPresent());
    forgetBefore(day);
    remember();
  }

  /// From here it is gone on when the next stretch has to be told again.
  private void remember() {
    dayBefore = day;
    calendarBefore = calendar;
    pressedBefore = Optional.empty();
  }

  /// Goes back to where the centre was told, so that another stretch can be folded from there.
  public void rewind() {
    if (folded < told) {
      return;
    }
    before.forEach((ticket, line) ->
        line.ifPresentOrElse(known -> visits.put(ticket, known), () -> visits.remove(ticket)));
    before.clear();
    untold.clear();
    pressedBefore.ifPresent(lines -> {
      pressed.clear();
      pressed.putAll(lines);
    });
    day = dayBefore;
    calendar = calendarBefore;
    folded = told - 1;
  }

  private void fold(Event event, Entry entry) {
    Instant at = entry.at();
    switch (event) {
      case DayOpened(var next) -> openDay(next, entry);
      case TicketTaken take -> put(waiting(take, entry));
      case TicketCalled(var id, var window, var clerk, _) ->
          press(id, entry, _ -> called(at, window.number(), clerk.value()));
      case TicketRecalled(var id, _) -> move(id, entry, Visits::again);
      case ServiceStarted(var id, _) -> move(id, entry, before -> started(before, at));
      case TicketNotShown(var id, _, _) -> press(id, entry, before -> notShown(before, at));
      case ServiceEnded(var id, _, _) -> press(id, entry, before -> ended(before, at));
      case TicketTransferred(var id, _, _) -> press(id, entry, _ -> new Progress.Waiting());
      case TicketParked(var id, _, _) -> press(id, entry, _ -> new Progress.Waiting());
      case TicketHeld(var id, _, _, _) -> press(id, entry, _ -> new Progress.Waiting());
      case TicketQueued(var id, _, _, _) -> move(id, entry, _ -> new Progress.Waiting());
      case TicketCancelled(var id) -> move(id, entry, _ -> new Progress.Cancelled(at));
      case TicketExpired(var id) -> move(id, entry, before -> new Progress.Expired(before, at));
      case ActionUndone(var id, _, var undone) -> undo(id, undone, entry);
      case PriorityGranted(var id, var priority, _, _) ->
          change(id, line -> line.granted(word(priority), entry));
      case TicketRated(var id, _, var rating) ->
          change(id, line -> line.rated(new Feedback.Given(rating.level(), "pad"), entry));
      case RatingLapsed(var id, _) -> change(id, line -> line.rated(new Feedback.Lapsed(), entry));
      case RatingAsked(var id, _, _) -> asked(id, entry);
      case TicketRestored(var ticket) -> put(RestoredVisit.line(ticket, day, entry));
      case ClockCorrected(var restating, var right) -> restate(restating, right, entry);
      case LateVisitEntered(var visit) -> enter(ReportLine.of(visit, entry));
      case PlanChanged(var plan, _) -> calendar = plan.calendar();
      case TicketPrinted _, PaperSent _, PrintFailed _, ReprintAsked _ -> {}
      case RecordResumed _, NumbersLeased _, DaySealed _ -> {}
      case AppointmentBooked _,
          AppointmentCancelled _,
          ClerkSignedOn _,
          ClerkSignedOff _,
          WindowPaused _,
          WindowResumed _,
          WindowLent _,
          WindowGivenBack _,
          RouteSet _,
          CasesAdded _,
          CaseEnded _,
          VisitOwned _ -> {}
    }
  }

  /// A key that can be taken back.
  private void press(TicketId id, Entry entry, UnaryOperator<Progress> step) {
    ReportLine line = visits.get(id.value());
    if (line != null) {
      pressed.putIfAbsent(entry.seq(), line);
      move(id, entry, step);
    }
  }

  private void undo(TicketId id, long undone, Entry entry) {
    ReportLine was = pressed.get(undone);
    if (was != null) {
      change(id, line -> line.again(was, entry));
    }
  }

  /// A case or a leg before this one may have been rated: that stays beside the newest question.
  private void asked(TicketId id, Entry entry) {
    ReportLine line = visits.get(id.value());
    if (line != null && !(line.feedback() instanceof Feedback.None)) {
      put(line.askedAgain(entry));
    }
  }

  static String word(Priority priority) {
    return priority.name().toLowerCase(Locale.ROOT);
  }

  /// Nothing changes a visit that was entered afterwards, so it is only held until it is told.
  private void enter(ReportLine late) {
    if (late.seq() >= told) {
      put(late);
    }
  }

  /// The clock was wrong: every visit it touched is told anew, those of the open day under its
  /// right date.
  private void restate(Restating restating, LocalDate right, Entry entry) {
    LocalDate wrong = day;
    day = right;
    if (pressedBefore.isEmpty()) {
      pressedBefore = Optional.of(Map.copyOf(pressed));
    }
    for (ReportLine line : List.copyOf(visits.values())) {
      LocalDate on = line.day().equals(wrong) && line.late().isEmpty() ? right : line.day();
      ReportLine told = line.late().isPresent() ? line : line.restated(restating, on, entry);
      if (!told.takenAt().equals(line.takenAt())
          || !told.progress().equals(line.progress())
          || !told.day().equals(line.day())) {
        put(told);
      }
    }
    pressed.replaceAll((_, line) ->
        line.restated(restating, line.day().equals(wrong) ? right : line.day(), entry));
  }

  private void openDay(LocalDate next, Entry entry) {
    Instant begins = calendar.startOf(next);
    for (ReportLine line : List.copyOf(visits.values())) {
      boolean isOfToday = line.day().equals(day) && !line.takenAt().isBefore(begins);
      if (isOfToday && line.late().isEmpty()) {
        put(line.on(next, entry));
      }
    }
    day = next;
    if (entry.seq() < told) {
      forgetBefore(next);
    }
  }

  private void forgetBefore(LocalDate today) {
    if (!dayBefore.equals(today)) {
      visits.values().removeIf(line -> line.day().isBefore(today));
      pressed.values().removeIf(line -> line.day().isBefore(today));
    }
  }

  private ReportLine waiting(TicketTaken take, Entry entry) {
    Instant at = take.particulars().leased().map(Leased::takenAt).orElse(entry.at());
    return new ReportLine(
        take.ticket().value(),
        take.number().toString(),
        day,
        take.service().value(),
        take.number().series().letters(),
        word(take.priority()),
        at,
        new Progress.Waiting(),
        new Feedback.None(),
        List.of(),
        entry.at(),
        entry.seq());
  }

  private static Progress called(Instant at, int window, String clerk) {
    return new Progress.Called(new Call(at, window, clerk, 1));
  }

  private static Progress again(Progress before) {
    return before instanceof Progress.Called(Call(var at, var window, var clerk, var times))
        ? new Progress.Called(new Call(at, window, clerk, times + 1))
        : before;
  }

  private static Progress started(Progress before, Instant at) {
    return before instanceof Progress.Called(var call) ? new Progress.Serving(call, at) : before;
  }

  private static Progress notShown(Progress before, Instant at) {
    return before instanceof Progress.Called(var call) ? new Progress.NoShow(call, at) : before;
  }

  /// Where the start was not pressed, the service counts from the call.
  private static Progress ended(Progress before, Instant at) {
    return switch (before) {
      case Progress.Called(var call) -> new Progress.Done(call, call.at(), at);
      case Progress.Serving(var call, var startedAt) -> new Progress.Done(call, startedAt, at);
      case Progress.Waiting _,
          Progress.Done _,
          Progress.NoShow _,
          Progress.Expired _,
          Progress.Cancelled _ ->
          before;
    };
  }

  private void move(TicketId id, Entry entry, UnaryOperator<Progress> step) {
    change(id, line -> line.moved(step.apply(line.progress()), entry));
  }

  private void change(TicketId id, UnaryOperator<ReportLine> step) {
    ReportLine line = visits.get(id.value());
    if (line != null) {
      put(step.apply(line));
    }
  }

  private void put(ReportLine line) {
    Optional<ReportLine> known = Optional.ofNullable(visits.put(line.ticket(), line));
    if (line.seq() >= told) {
      before.putIfAbsent(line.ticket(), known);
      untold.remove(line.ticket());
      untold.put(line.ticket(), line);
    }
  }
}
