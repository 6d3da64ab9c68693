package hall.centre;

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
import hall.queue.HallMemory;
import hall.queue.HallPlan;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.Lost;
import hall.queue.Priority;
import hall.queue.Rating;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.Restatement;
import hall.queue.Series;
import hall.queue.ServiceId;
import hall.queue.TicketId;
import hall.queue.WindowId;
import hall.report.HallLog;
import hall.report.ReportLine;
import hall.report.Visits;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// A hall in which people press keys at random, with a record on a disk that forgets what was not
/// forced when the power goes.
final class PressedHall implements HallLog {

  private static final ServiceId TAX = new ServiceId("tax");
  private static final Instant EVENING = Instant.parse("2026-03-02T22:00:00Z");

  private final RandomGenerator random;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Long> sums = new ArrayList<>(List.of(0L));
  private Hall hall = new Hall();
  private int forced;
  private Instant now = EVENING;

  PressedHall(RandomGenerator random) {
    this.random = random;
    setUp();
  }

  /// Somebody presses something, which may be refused.
  void press(Duration later) {
    now = now.plus(later);
    if (now.isBefore(hall.at())) {
      now = hall.at();
    }
    if (!now.isBefore(hall.nextDeadline())) {
      ask(new Command.KeepTime());
    }
    ask(command());
  }

  void force() {
    forced = entries.size();
  }

  /// The power goes: what was not forced is lost, and the hall starts again.
  void cut() {
    restore(List.copyOf(entries.subList(0, forced)));
  }

  List<Entry> backup() {
    return List.copyOf(entries.subList(0, forced));
  }

  /// The disk is replaced by an older copy of it.
  void restore(List<Entry> backup) {
    entries.clear();
    sums.subList(1, sums.size()).clear();
    hall = new Hall();
    backup.forEach(this::write);
    forced = entries.size();
    if (entries.isEmpty()) {
      setUp();
    }
  }

  /// A part of the record turns out to be damaged: what comes after it is set aside, and the hall
  /// goes on in a new epoch, as a snapshot knew it or as it stood before the damage.
  void damage() {
    HallMemory lost = hall.memory();
    int left = random.nextInt(entries.size() + 1);
    restore(List.copyOf(entries.subList(0, left)));
    if (left == 0) {
      return;
    }
    HallMemory known = hall.memory();
    boolean isRestated = random.nextBoolean();
    List<Event> first = new ArrayList<>(isRestated ? hall.opening(lost.day()) : List.<Event>of());
    Optional<Instant> at = Optional.of(known.at());
    Lost what = new Lost("bad-record", "", left + 1, lost.seq(), false, 0, left, at, at, "");
    first.add(new Event.RecordResumed(2, what, isRestated, List.of()));
    write(new Entry(hall.seq() + 1, lost.at(), Actor.CALENDAR, RequestKey.NONE, first));
    if (isRestated) {
      for (List<Event> events : Restatement.of(known, lost)) {
        write(new Entry(hall.seq() + 1, lost.at(), Actor.CALENDAR, RequestKey.NONE, events));
      }
    }
    forced = entries.size();
  }

  /// Every visit in the record, as it stands.
  Map<String, ReportLine> visits() {
    Visits visits = new Visits(1);
    entries.forEach(visits::fold);
    Map<String, ReportLine> all = new HashMap<>();
    visits.untold().forEach(line -> all.put(line.ticket(), line));
    return all;
  }

  void turnClock(Duration by) {
    now = now.plus(by);
  }

  @Override
  public long head() {
    return forced;
  }

  @Override
  public Optional<String> hashAt(long seq) {
    return seq < 0 || seq > forced
        ? Optional.empty()
        : Optional.of(Long.toHexString(sums.get((int) seq)));
  }

  @Override
  public void read(long from, int most, Consumer<Entry> reader) {
    int last = (int) Math.min(forced, from - 1 + most);
    entries.subList((int) from - 1, last).forEach(reader);
  }

  private void setUp() {
    ask(new Command.ChangePlan(plan()));
    ask(new Command.KeepTime());
    ask(new Command.SignOn(new WindowId(1), new ClerkId("c1")));
    ask(new Command.SignOn(new WindowId(2), new ClerkId("c2")));
  }

  private void ask(Command command) {
    Request request = new Request(command, Actor.CALENDAR, RequestKey.NONE);
    if (hall.decide(request, now) instanceof Accepted(var events) && !events.isEmpty()) {
      write(new Entry(hall.seq() + 1, now, Actor.CALENDAR, RequestKey.NONE, events));
    }
  }

  private void write(Entry entry) {
    hall.apply(entry);
    entries.add(entry);
    long mixed = (sums.getLast() ^ entry.hashCode()) * 0x9E3779B97F4A7C15L;
    sums.add(mixed ^ mixed >>> 29 ^ entry.seq());
  }

  private Command command() {
    WindowId window = new WindowId(1 + random.nextInt(2));
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> take();
      case 3 -> new Command.SignOn(window, new ClerkId("c" + window.number()));
      case 4 -> new Command.Recall(window);
      case 5 -> new Command.Start(window);
      case 6 -> random.nextBoolean() ? new Command.MarkNoShow(window) : new Command.End(window);
      case 7 -> new Command.End(window);
      case 8, 9 -> new Command.Rate(window, new Rating(1 + random.nextInt(5)));
      default -> new Command.CallNext(window);
    };
  }

  private Command take() {
    byte[] bits = new byte[10];
    random.nextBytes(bits);
    return new Command.TakeTicket(TicketId.of(bits), TAX, Priority.ORDINARY, "zh-CN");
  }

  private static HallPlan plan() {
    List<Session> always = List.of(new Session(0, 24 * 60));
    Calendar calendar =
        new Calendar(
            ZoneOffset.UTC,
            LocalTime.MIDNIGHT,
            Arrays.stream(DayOfWeek.values())
                .collect(Collectors.toMap(Function.identity(), _ -> always)),
            Map.of());
    return new HallPlan(
        calendar,
        List.of(new ServicePlan(TAX, new Series("A"), 0, calendar)),
        List.of(
            new WindowPlan(new WindowId(1), List.of(TAX), true),
            new WindowPlan(new WindowId(2), List.of(TAX), false)),
        Set.of(new ClerkId("c1"), new ClerkId("c2")),
        new CallRules(Duration.ofMinutes(20), Duration.ofSeconds(30)));
  }
}
