package hall.queue;

import hall.queue.Standing.Pin;
import hall.queue.Target.ToClerk;
import hall.queue.Target.ToWindow;
import hall.queue.Ticket.Feedback;
import hall.queue.Ticket.Paper;
import hall.queue.Ticket.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// A morning in which all happens to the queues that can: tickets come, are called, return in every
/// way there is, are kept for somebody, given a priority, taken back; rules change, clerks change
/// windows, the hall starts again. The deeds are told to a [Watch], who says what must hold.
final class Scene {

  static final List<ServiceId> SERVICES = List.of(Halls.TAX, Halls.PENSION, Halls.PERMIT);
  static final List<WindowId> WINDOWS = List.of(Halls.ONE, Halls.TWO, Halls.THREE);
  private static final LineClass[] CLASSES = LineClass.values();

  /// A deed, its numbers read as fits what there is: so it still means something when others before
  /// it have been left out.
  record Deed(What what, int a, int b, int c) {

    static Deed any(RandomGenerator random) {
      What[] all = What.values();
      int chance = random.nextInt(100);
      What what =
          chance < 40 ? What.TAKE : chance < 70 ? What.CALL : all[random.nextInt(all.length)];
      return new Deed(what, random.nextInt(1000), random.nextInt(1000), random.nextInt(1000));
    }
  }

  enum What {
    TAKE,
    CHECK_IN,
    CALL,
    COME_BACK,
    END,
    CANCEL,
    NOTE,
    GRANT,
    LAPSE,
    UNDO,
    WAIT,
    SWAP_CLERKS,
    CHANGE_RULES,
    RESTART,
    GO_ON_AS_COPY
  }

  /// Somebody was asked for.
  ///
  /// @param waiting all who waited then
  /// @param turns what the turns had counted before
  record Asked(
      Instant now,
      WindowId window,
      ClerkId clerk,
      List<ServiceId> handled,
      WindowRule rule,
      Optional<Choice> choice,
      List<Ticket> waiting,
      Map<String, List<Integer>> turns) {}

  /// Who looks on, and fails when something is not as it must be.
  interface Watch {
    default void asked(Scene scene, Asked asked) {}

    default void done(Scene scene, Deed deed) {}
  }

  private final Watch watch;
  Queues queues = new Queues();
  Chooser chooser = new Chooser(queues);
  HallPlan plan;
  Instant now = Halls.NINE;
  final SlowKernel slow = new SlowKernel();
  final Map<TicketId, Ticket> waiting = new LinkedHashMap<>();
  final Map<WindowId, Ticket> served = new TreeMap<>();
  final Map<WindowId, ClerkId> clerks = new TreeMap<>();

  /// Those to whom more has happened than to be taken and called.
  final Set<TicketId> touched = new HashSet<>();

  private Optional<Runnable> undo = Optional.empty();
  private long seq;

  Scene(HallPlan plan, Watch watch) {
    this.watch = watch;
    this.plan = plan;
    queues.plan(plan);
    slow.plan = plan;
    clerks.put(Halls.ONE, Halls.ANNA);
    clerks.put(Halls.TWO, Halls.BO);
    clerks.put(Halls.THREE, Halls.CHEN);
  }

  /// Plays all of them, some seconds apart or at the same instant. Each is an entry, except that
  /// time goes by of itself.
  Scene play(List<Deed> deeds) {
    deeds.forEach(this::play);
    return this;
  }

  void play(Deed deed) {
    seq++;
    now = now.plusSeconds(deed.c() % 4 == 0 ? 0 : deed.c() % 60);
    if (deed.what() == What.CALL) {
      ask(window(deed.a()));
    } else {
      change(deed);
    }
    if (deed.what() != What.WAIT) {
      queues.passed(now);
      slow.passed(now);
    }
    watch.done(this, deed);
  }

  private void change(Deed deed) {
    switch (deed.what()) {
      case TAKE -> take(deed);
      case CHECK_IN -> checkIn(deed);
      case CALL, END -> served.remove(window(deed.a()));
      case COME_BACK ->
          Optional.ofNullable(served.remove(window(deed.a())))
              .ifPresent(ticket -> comeBack(ticket, deed));
      case CANCEL -> someone(deed).ifPresent(this::leave);
      case NOTE -> someone(deed).ifPresent(this::note);
      case GRANT -> someone(deed).ifPresent(ticket -> grant(ticket, deed));
      case LAPSE -> queues.due(now).forEach(this::lapse);
      case UNDO -> undo.ifPresent(Runnable::run);
      case WAIT -> now = now.plus(Duration.ofMinutes(deed.a() % 20));
      case SWAP_CLERKS -> {
        List<ClerkId> there = new ArrayList<>(clerks.values());
        Collections.rotate(there, deed.a());
        clerks.replaceAll((_, _) -> there.removeFirst());
      }
      case CHANGE_RULES -> {
        plan = Rules.ALL.get(deed.a() % Rules.ALL.size());
        queues.plan(plan);
        slow.plan = plan;
        Counts counts = queues.counts();
        slow.turns.keySet().retainAll(counts.turns().keySet());
        slow.on.retainAll(counts.on());
      }
      case RESTART -> restart();
      case GO_ON_AS_COPY -> goOnAsCopy();
    }
    if (deed.what() != What.NOTE && deed.what() != What.WAIT) {
      undo = Optional.empty();
    }
  }

  List<ServiceId> handled(WindowId window) {
    List<ServiceId> skills = plan.clerk(clerkAt(window)).orElseThrow().skills();
    return plan.window(window).orElseThrow().services().stream()
        .filter(service -> skills.isEmpty() || skills.contains(service))
        .toList();
  }

  ClerkId clerkAt(WindowId window) {
    return Optional.ofNullable(clerks.get(window)).orElseThrow();
  }

  Optional<Choice> choose(WindowId window) {
    return chooser.next(
        window,
        clerkAt(window),
        handled(window),
        plan.rules().windowRule(window),
        plan.calendar(),
        now);
  }

  Optional<Choice> glance(WindowId window) {
    return chooser.nextUnexplained(
        window,
        clerkAt(window),
        handled(window),
        plan.rules().windowRule(window),
        plan.calendar(),
        now);
  }

  private void ask(WindowId window) {
    served.remove(window);
    Counts counts = queues.counts();
    Optional<Choice> choice = choose(window);
    watch.asked(
        this,
        new Asked(
            now,
            window,
            clerkAt(window),
            handled(window),
            plan.rules().windowRule(window),
            choice,
            List.copyOf(waiting.values()),
            counts.turns()));
    choice.ifPresent(chosen -> call(window, chosen));
  }

  private void call(WindowId window, Choice choice) {
    Ticket ticket = choice.ticket();
    Why why = choice.why();
    String step = why.chosen().of() > 0 ? why.rule() + "/" + why.step() : "";
    Slip slip = new Slip(seq, now, ticket, step, queues.turns(step));
    leave(ticket);
    queues.called(ticket, why);
    slow.called(ticket, why);
    served.put(window, ticket);
    undo =
        Optional.of(() -> {
          served.remove(window);
          touched.add(ticket.id());
          queues.undo(slip);
          if (!step.isEmpty() && slip.turns().isEmpty()) {
            slow.turns.remove(step);
          } else if (!step.isEmpty()) {
            slow.turns.put(step, slip.turns());
          }
          join(ticket);
        });
  }

  private void take(Deed deed) {
    LineClass of = CLASSES[Math.max(0, deed.b() % 6 - 2)];
    if (of == LineClass.APPOINTMENT) {
      of = LineClass.ORDINARY;
    }
    Standing standing = Standing.at(of, now.minus(plan.rules().credit(of)));
    join(ticket(service(deed.a()), standing, Particulars.NONE));
  }

  private void checkIn(Deed deed) {
    Instant slot = now.plus(Duration.ofMinutes(deed.b() % 30 - 10L));
    Instant from = slot.minus(plan.rules().appointments().early());
    Standing standing =
        Standing.at(LineClass.APPOINTMENT, slot)
            .notBefore(from.isAfter(now) ? Optional.of(from) : Optional.empty());
    Booking booking = new Booking(new AppointmentCode("2026-%d".formatted(seq)), slot);
    Particulars said =
        new Particulars(Optional.empty(), Optional.empty(), 1, List.of(), Optional.of(booking));
    join(ticket(service(deed.a()), standing, said));
  }

  private Ticket ticket(ServiceId service, Standing standing, Particulars said) {
    return ticket(seq, service, standing, said, now);
  }

  /// A ticket taken then, by that entry.
  static Ticket ticket(
      long seq, ServiceId service, Standing standing, Particulars said, Instant now) {
    return new Ticket(
        Halls.id((int) seq),
        new TicketNumber(new Series("A"), (int) seq),
        service,
        Priority.ORDINARY,
        "zh-CN",
        LocalDate.of(2026, 3, 2),
        seq,
        now,
        standing,
        new Stage.Waiting(),
        new Paper.Pending(),
        new Feedback.NotAsked(),
        Visit.begun(service, said, now));
  }

  private void comeBack(Ticket ticket, Deed deed) {
    touched.add(ticket.id());
    ServiceId service = deed.b() % 3 == 0 ? service(deed.c()) : ticket.service();
    LineClass of = ticket.standing().of();
    Instant front = waiting.values().stream().map(Ticket::rank).min(Instant::compareTo).orElse(now);
    Instant soon = now.plus(Duration.ofMinutes(5 + deed.c() % 10));
    Standing arrived = Standing.at(of, ticket.takenAt().minus(plan.rules().credit(of)));
    Standing standing =
        switch (deed.b() % 7) {
          case 0 -> arrived;
          case 1 -> Standing.at(of, now);
          case 2 -> Standing.at(of, front.minusNanos(1));
          case 3, 4 -> arrived.notBeforeCall(queues.callsOf(service) + 1 + deed.c() % 4);
          case 5 -> arrived.pinned(Optional.of(new Pin(new ToWindow(window(deed.c())), soon)));
          default ->
              arrived
                  .pinned(Optional.of(new Pin(new ToClerk(clerkAt(window(deed.c()))), Instant.MAX)))
                  .notBeforeCall(deed.c() % 2 == 0 ? queues.callsOf(service) + 2 : 0);
        };
    join(ticket.queued(service, standing));
  }

  private void note(Ticket ticket) {
    Ticket noted = ticket.on(new Paper.Failed("paper-out " + seq));
    queues.replace(noted);
    waiting.put(noted.id(), noted);
    slow.waiting.replaceAll(each -> each.id().equals(noted.id()) ? noted : each);
  }

  private void grant(Ticket ticket, Deed deed) {
    touched.add(ticket.id());
    LineClass of = CLASSES[deed.b() % 3];
    Instant rank = ticket.takenAt().minus(plan.rules().credit(of));
    leave(ticket);
    join(ticket.queued(ticket.service(), Standing.at(of, rank)));
  }

  private void lapse(Ticket ticket) {
    touched.add(ticket.id());
    leave(ticket);
    join(ticket.queued(ticket.service(), ticket.standing().pinned(Optional.empty())));
  }

  private void restart() {
    Queues next = new Queues();
    next.restore(queues.counts());
    next.plan(plan);
    waiting.values().forEach(next::join);
    next.passed(now);
    queues = next;
    chooser = new Chooser(queues);
  }

  /// And what becomes of the one it was copied from is no matter.
  private void goOnAsCopy() {
    Queues left = queues;
    queues = left.copy();
    chooser = new Chooser(queues);
    left.passed(now.plus(Duration.ofHours(1)));
    waiting
        .values()
        .forEach(ticket -> {
          left.leave(ticket);
          left.called(ticket, choiceWhy(ticket));
        });
  }

  private static Why choiceWhy(Ticket ticket) {
    Why.Head head =
        new Why.Head(ticket.number(), ticket.line(), ticket.takenAt(), ticket.rank(), 0, 0, 1);
    return new Why(Why.Kind.RULE, "front", "turns", List.of(), head, List.of(), "");
  }

  private void join(Ticket ticket) {
    queues.join(ticket);
    waiting.put(ticket.id(), ticket);
    slow.waiting.add(ticket);
  }

  private void leave(Ticket ticket) {
    queues.leave(ticket);
    waiting.remove(ticket.id());
    slow.waiting.removeIf(each -> each.id().equals(ticket.id()));
  }

  private Optional<Ticket> someone(Deed deed) {
    List<Ticket> all = List.copyOf(waiting.values());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(deed.a() % all.size()));
  }

  private static ServiceId service(int number) {
    return SERVICES.get(number % SERVICES.size());
  }

  private static WindowId window(int number) {
    return WINDOWS.get(number % WINDOWS.size());
  }
}
