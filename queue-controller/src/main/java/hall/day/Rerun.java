package hall.day;

import hall.day.DayScript.Act;
import hall.day.DayScript.Outside;
import hall.day.DayScript.Tick;
import hall.day.Stays.Stay;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Decision;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.HallMemory;
import hall.queue.Refusal;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.Ticket;
import hall.queue.TicketId;
import hall.queue.WindowId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One day lived again, from moment to moment: whatever is due first happens first.
final class Rerun {

  private final DayScript script;
  private final boolean isOwnRules;
  private final HallMemory start;
  private final Hall hall;
  private final Agenda agenda = new Agenda();
  private final Clockwork clockwork = new Clockwork();
  private final Readiness readiness = new Readiness();
  private final Stays stays = new Stays(readiness);
  private final TurnsLeft turns;
  private final Scenes scenes;
  private final List<Outside> deferred = new ArrayList<>();
  private final Map<TicketId, Outside> notYetGone = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private Optional<Instant> nextLook = Optional.empty();
  private Instant now;
  private boolean isOver;
  private int leftOut;

  Rerun(DayScript script, HallMemory start, boolean isOwnRules) {
    this(script, start, isOwnRules, new RecordedScenes(script));
  }

  /// @param scenes what happens at the windows, where that is not the script's
  Rerun(DayScript script, HallMemory start, boolean isOwnRules, Scenes scenes) {
    this.script = script;
    this.start = start;
    this.isOwnRules = isOwnRules;
    hall = new Hall(start);
    now = start.at();
    this.scenes = scenes;
    turns = new TurnsLeft(script.turns(), !isAsRecorded());
  }

  Replay.Run run() {
    for (Outside outside : script.outside()) {
      agenda.put(outside.at(), outside.order(), () -> come(outside));
    }
    for (Tick tick : script.looks()) {
      agenda.put(tick.at(), tick.order(), this::look);
    }
    if (isAsRecorded()) {
      script.kept().forEach(tick -> agenda.put(tick.at(), tick.order(), this::keepTime));
    }
    while (!isOver && step()) {
      if (!deferred.isEmpty()) {
        comeAgain();
      }
    }
    return new Replay.Run(start, entries, leftOut + deferred.size());
  }

  /// Does what is due next; says whether there was anything before the day ends.
  private boolean step() {
    Tick next = agenda.next();
    Tick clock = isAsRecorded() ? Agenda.NEVER : clockwork.next(hall, now);
    Tick look = nextLook.map(at -> new Tick(at, Agenda.FIRST)).orElse(Agenda.NEVER);
    Tick first = Agenda.earlier(look, Agenda.earlier(clock, next));
    if (first.at().isAfter(script.ends())) {
      return false;
    }
    now = first.at();
    if (first.equals(look)) {
      look();
    } else if (first.equals(clock)) {
      keepTime();
    } else {
      agenda.take().run();
    }
    return true;
  }

  /// Under its own rules a recorded day's clock comes round when it did.
  private boolean isAsRecorded() {
    return isOwnRules && script.isRecorded();
  }

  private void keepTime() {
    long before = hall.seq();
    Optional<Refusal> refusal = decide(Clockwork.KEEP_TIME);
    if (refusal.isPresent() || hall.seq() == before) {
      clockwork.inVain(hall);
    }
  }

  private void come(Outside outside) {
    Command command = outside.request().command();
    if (command instanceof Command.ChangePlan && !isOwnRules) {
      return;
    }
    Optional<WindowId> window = Deed.window(command);
    if (window.isPresent() && deferred.stream().anyMatch(before -> isAt(window, before))) {
      deferred.add(outside);
      return;
    }
    decide(outside.request()).ifPresent(refusal -> refused(outside, refusal));
  }

  private static boolean isAt(Optional<WindowId> window, Outside outside) {
    return Deed.window(outside.request().command()).equals(window);
  }

  /// What a window cannot do now, for it has a ticket, it does when it is free; whoever is not gone
  /// yet comes back as long after going as they did.
  private void refused(Outside outside, Refusal refusal) {
    if (mustWait(refusal)) {
      deferred.add(outside);
    } else if (outside.request().command() instanceof Command.ComeBack(var ticket)
        && hall.ticket(ticket).filter(Rerun::mayStillGo).isPresent()) {
      notYetGone.put(ticket, outside);
    } else {
      leftOut++;
    }
  }

  private static boolean mustWait(Refusal refusal) {
    return refusal instanceof Refusal.WindowBusy || refusal instanceof Refusal.ClerkBusyElsewhere;
  }

  private static boolean mayStillGo(Ticket ticket) {
    return switch (ticket.stage()) {
      case Ticket.Stage.Waiting _, Ticket.Stage.Called _, Ticket.Stage.Serving _ -> true;
      case Ticket.Stage.Parked _ -> true;
      default -> false;
    };
  }

  private void comeAgain() {
    for (Outside outside : List.copyOf(deferred)) {
      Optional<WindowId> window = Deed.window(outside.request().command());
      boolean isFirst =
          deferred.stream()
              .filter(other -> isAt(window, other))
              .findFirst()
              .equals(Optional.of(outside));
      if (isFirst && !window.flatMap(hall::ticketAt).isPresent()) {
        Optional<Refusal> refusal = decide(outside.request());
        if (refusal.isEmpty() || !mustWait(refusal.get())) {
          deferred.remove(outside);
          leftOut += refusal.isEmpty() ? 0 : 1;
        }
      }
    }
  }

  private Optional<Refusal> decide(Request request) {
    Decision decision = hall.decide(request, now);
    if (decision instanceof Decision.Refused(var refusal)) {
      return Optional.of(refusal);
    }
    if (decision instanceof Decision.Accepted(var events) && !events.isEmpty()) {
      Entry entry = new Entry(hall.seq() + 1, now, request.actor(), request.key(), events);
      hall.apply(entry);
      entries.add(entry);
      events.forEach(event -> follow(event, request));
      if (Readiness.matters(entry)) {
        look();
      }
    }
    return Optional.empty();
  }

  private void follow(Event event, Request request) {
    switch (event) {
      case Event.TicketCalled(var ticket, var window, _, _) -> {
        turns.called(window, request);
        begin(ticket, window);
      }
      case Event.TicketNotShown(var ticket, _, _) -> gone(ticket);
      case Event.TicketHeld(var ticket, _, _, _) -> gone(ticket);
      case Event.TicketExpired(var ticket) -> stays.expired(ticket);
      case Event.DayOpened _ -> isOver = true;
      default -> {}
    }
  }

  private void gone(TicketId ticket) {
    Outside back = notYetGone.remove(ticket);
    if (back != null) {
      agenda.put(now.plus(back.away()), back.order(), () -> come(back));
    }
  }

  private void begin(TicketId id, WindowId window) {
    Ticket ticket = hall.ticket(id).orElseThrow();
    Scenes.Post post = new Scenes.Post(window, hall.clerkAt(window));
    Scenes.Scene scene = scenes.at(ticket, stays.callsOf(id), post, now);
    Stay stay = stays.begin(id, window, Deed.atWindow(scene.acts()));
    for (Act act : scene.acts()) {
      agenda.put(now.plus(act.after()), act.order(), () -> act(stay, act));
    }
    for (Outside later : scene.later()) {
      agenda.put(later.at(), later.order(), () -> come(later));
    }
  }

  private void act(Stay stay, Act act) {
    Command command = Deed.at(stay.window(), act.request().command());
    boolean isHere =
        hall.ticketAt(stay.window()).map(Ticket::id).equals(Optional.of(stay.ticket()));
    boolean isPossible =
        switch (command) {
          case Command.Rate _ ->
              hall.askedAt(stay.window()).map(Ticket::id).equals(Optional.of(stay.ticket()));
          case Command.Undo _ -> isHere || hall.ticketAt(stay.window()).isEmpty();
          default -> isHere;
        };
    if (Deed.of(command) == Deed.AT_WINDOW) {
      stays.acted(stay);
    }
    Request request = new Request(command, act.request().actor(), act.request().key());
    if (!isPossible || decide(request).isPresent()) {
      leftOut++;
      look();
    }
  }

  /// Looks who could call now; whoever just began to be able to does so when the clerk is ready.
  private void look() {
    readiness.look(hall, now).forEach(this::plan);
    nextLook = readiness.nextLook(hall, now);
  }

  private void plan(WindowId window) {
    long changes = readiness.changes(window);
    turns
        .next(window)
        .ifPresent(turn -> {
          Instant due = now.plus(turn.ready()).minus(readiness.ready(window, now));
          Instant next = due.isBefore(now) ? now : due;
          agenda.put(next, turn.order(), () -> call(window, turn, changes));
        });
  }

  private void call(WindowId window, DayScript.Turn turn, long changes) {
    if (readiness.changes(window) != changes) {
      return;
    }
    switch (turn.cause()) {
      case OTHERWISE -> {
        turns.passed(window);
        readiness.restart(window, now);
        plan(window);
      }
      case BY_ITSELF -> {
        if (hall.plan().rules().windowRule(window).autoCall().isEmpty()) {
          next(window, turn.request());
        }
      }
      case NEXT -> next(window, turn.request());
    }
  }

  private void next(WindowId window, Request before) {
    Actor actor =
        hall.clerkAt(window)
            .map(clerk -> new Actor(Actor.Role.CLERK, clerk.value()))
            .orElse(Actor.CALENDAR);
    boolean isPress = before.command() instanceof Command.CallNext;
    decide(
        new Request(
            new Command.CallNext(window),
            isPress ? before.actor() : actor,
            isPress ? before.key() : RequestKey.NONE));
  }
}
