package hall.app.journal;

import hall.queue.Actor;
import hall.queue.Calendar;
import hall.queue.Calendar.Session;
import hall.queue.CallRules;
import hall.queue.ClerkId;
import hall.queue.Command;
import hall.queue.Decision.Accepted;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.HallPlan;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.LineClass;
import hall.queue.Particulars;
import hall.queue.Priority;
import hall.queue.Rating;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.Series;
import hall.queue.ServiceId;
import hall.queue.Standing;
import hall.queue.Ticket;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import hall.queue.WindowId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// A hall in which people press keys at random, the same for the same seed. Gives what its record
/// should hold.
public final class MadeUpDays {

  static final Actor KIOSK = new Actor(Actor.Role.KIOSK, "kiosk-1");
  private static final Actor CLERK = new Actor(Actor.Role.CLERK, "0236");
  private static final ServiceId SOCIAL = new ServiceId("social-insurance");
  private static final ServiceId TAX = new ServiceId("tax");
  private static final List<ServiceId> SERVICES = List.of(SOCIAL, TAX);

  private final Hall hall = new Hall();
  private final Random chance;
  private final RarePresses rare;
  private final Duration pace;
  private Instant now = Instant.parse("2026-03-02T01:00:00.123456789Z");
  private int requests;

  /// A hall with so much time, more or less, between two presses.
  public MadeUpDays(long seed, Duration pace) {
    chance = new Random(seed);
    rare = new RarePresses(chance);
    this.pace = pace;
  }

  /// A hall with a plan and an open day, ten seconds between two presses.
  static MadeUpDays of(long seed) {
    return new MadeUpDays(seed, Duration.ofSeconds(20));
  }

  static HallPlan plan(int credit) {
    var day = List.of(new Session(0, 1440));
    var always =
        new Calendar(
            ZoneId.of("Asia/Shanghai"),
            LocalTime.of(4, 0),
            Map.of(
                DayOfWeek.MONDAY,
                day,
                DayOfWeek.TUESDAY,
                day,
                DayOfWeek.WEDNESDAY,
                day,
                DayOfWeek.THURSDAY,
                day,
                DayOfWeek.FRIDAY,
                day,
                DayOfWeek.SATURDAY,
                day),
            Map.of(LocalDate.of(2026, 10, 1), List.of()));
    var mornings =
        new Calendar(
            ZoneId.of("Asia/Shanghai"),
            LocalTime.of(4, 0),
            Map.of(DayOfWeek.MONDAY, List.of(new Session(540, 720), new Session(810, 1020))),
            Map.of());
    return new HallPlan(
        always,
        List.of(
            new ServicePlan(SOCIAL, new Series("A"), 0, always),
            new ServicePlan(TAX, new Series("B"), 500, mornings)),
        List.of(
            new WindowPlan(new WindowId(1), SERVICES, true),
            new WindowPlan(new WindowId(2), List.of(TAX), false)),
        Set.of(new ClerkId("0236"), new ClerkId("c07")),
        new CallRules(Duration.ofMinutes(credit), Duration.ofSeconds(30)));
  }

  /// The hall as it stands after the entries given so far.
  public Hall hall() {
    return hall;
  }

  /// The next so many entries.
  public List<Entry> entries(int count) {
    List<Entry> entries = new ArrayList<>();
    while (entries.size() < count) {
      next().ifPresent(entries::add);
    }
    return entries;
  }

  private Optional<Entry> next() {
    if (hall.seq() == 0) {
      return ask(
          new Command.ChangePlan(RarePresses.rich(plan(20))),
          new Actor(Actor.Role.MANAGER, "setup"));
    }
    now = now.plus(pace.multipliedBy(1 + chance.nextInt(3)).dividedBy(2));
    if (!now.isBefore(hall.nextDeadline())) {
      return ask(new Command.KeepTime(), Actor.CALENDAR);
    }
    return chance.nextInt(3) == 0 ? ask(take(), KIOSK) : ask(press(), CLERK);
  }

  private Optional<Entry> ask(Command command, Actor actor) {
    var key =
        chance.nextInt(4) == 0
            ? RequestKey.NONE
            : new RequestKey("k" + requests++, command.hashCode());
    if (hall.decide(new Request(command, actor, key), now) instanceof Accepted(var events)
        && !events.isEmpty()) {
      return Optional.of(kept(new Entry(hall.seq() + 1, now, actor, key, events)));
    }
    return Optional.empty();
  }

  private Entry kept(Entry entry) {
    hall.apply(entry);
    now = now.plus(Duration.between(entry.at(), hall.at()));
    return entry;
  }

  private Command take() {
    byte[] bits = new byte[10];
    chance.nextBytes(bits);
    if (chance.nextInt(4) == 0) {
      return rare.take(TicketId.of(bits), Priority.STATUTORY);
    }
    return new Command.TakeTicket(
        TicketId.of(bits),
        SERVICES.get(chance.nextInt(2)),
        chance.nextInt(5) == 0 ? Priority.STATUTORY : Priority.ORDINARY,
        chance.nextBoolean() ? "zh-CN" : "en");
  }

  private Command press() {
    var window = new WindowId(1 + chance.nextInt(2));
    return switch (chance.nextInt(24)) {
      case 0 -> new Command.SignOff(window);
      case 1 ->
          new Command.ChangePlan(
              RarePresses.rich(plan(10 + chance.nextInt(3))), chance.nextBoolean());
      case 2, 3 -> new Command.SignOn(window, new ClerkId(chance.nextBoolean() ? "0236" : "c07"));
      case 4, 5, 6 -> new Command.CallNext(window);
      case 7 -> new Command.Recall(window);
      case 8 -> new Command.Start(window);
      case 9 -> new Command.MarkNoShow(window);
      case 10, 11 -> new Command.End(window);
      case 12, 13 -> new Command.Rate(window, new Rating(1 + chance.nextInt(5)));
      case 14, 15, 16, 17, 18, 19, 20, 21 -> rare.press(hall, window, now);
      default -> paper();
    };
  }

  private Command paper() {
    List<Ticket> tickets = hall.tickets();
    if (tickets.isEmpty()) {
      return new Command.KeepTime();
    }
    TicketId ticket = tickets.get(chance.nextInt(tickets.size())).id();
    return new Command.NotePaper(ticket, chance.nextInt(4) == 0 ? "paper-out" : "");
  }

  /// An entry that takes one ticket; nothing needs to have happened before.
  static Entry ticket(long seq, TicketId id, RequestKey key) {
    var taken =
        new Event.TicketTaken(
            id,
            new TicketNumber(new Series("A"), (int) seq),
            SOCIAL,
            Priority.ORDINARY,
            "zh-CN",
            Particulars.NONE,
            Standing.at(LineClass.ORDINARY, Instant.EPOCH.plusSeconds(seq)));
    return new Entry(seq, Instant.EPOCH.plusSeconds(seq), KIOSK, key, List.of(taken));
  }
}
