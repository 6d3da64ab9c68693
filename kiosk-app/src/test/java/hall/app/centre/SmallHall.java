package hall.app.centre;

import hall.app.journal.FileJournal;
import hall.queue.Actor;
import hall.queue.Calendar;
import hall.queue.Calendar.Session;
import hall.queue.CallRules;
import hall.queue.ClerkId;
import hall.queue.Command;
import hall.queue.Decision.Accepted;
import hall.queue.Entry;
import hall.queue.Hall;
import hall.queue.HallPlan;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.Priority;
import hall.queue.Rating;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.Series;
import hall.queue.ServiceId;
import hall.queue.TicketId;
import hall.queue.WindowId;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A hall with one window and a real journal, in which visits are made.
final class SmallHall implements AutoCloseable {

  private static final WindowId WINDOW = new WindowId(1);
  private static final ServiceId SERVICE = new ServiceId("medical-claim");
  private static final SecureRandom CHANCE = new SecureRandom();

  final FileJournal journal;
  private final Hall hall;
  private Instant now;

  private SmallHall(FileJournal journal, Hall hall) {
    this.journal = journal;
    this.hall = hall;
    this.now = hall.seq() == 0 ? Instant.parse("2026-03-02T01:00:00Z") : hall.at();
  }

  /// Goes on from what the folder holds.
  static SmallHall in(Path folder) throws IOException {
    FileJournal journal = FileJournal.open(folder);
    SmallHall small = new SmallHall(journal, journal.hall());
    if (small.hall.seq() == 0) {
      small.ask(new Command.ChangePlan(plan()));
      small.ask(new Command.KeepTime());
      small.ask(new Command.SignOn(WINDOW, new ClerkId("0236")));
    }
    return small;
  }

  /// Someone takes a number.
  TicketId take() throws IOException {
    byte[] bits = new byte[10];
    CHANCE.nextBytes(bits);
    TicketId ticket = TicketId.of(bits);
    ask(new Command.TakeTicket(ticket, SERVICE, Priority.ORDINARY, "zh-CN"));
    return ticket;
  }

  /// One visit in every state there is, the older ones on the day before.
  void everyKindOfVisit() throws IOException {
    take();
    ask(new Command.CallNext(WINDOW));
    ask(new Command.Recall(WINDOW));
    take();
    now = now.plus(Duration.ofDays(1));
    ask(new Command.KeepTime());
    ask(new Command.SignOn(WINDOW, new ClerkId("0236")));
    visit(2);
    take();
    ask(new Command.CallNext(WINDOW));
    ask(new Command.MarkNoShow(WINDOW));
    take();
    ask(new Command.CallNext(WINDOW));
    ask(new Command.End(WINDOW));
    now = now.plus(Duration.ofMinutes(1));
    ask(new Command.KeepTime());
    take();
    ask(new Command.CallNext(WINDOW));
    ask(new Command.Start(WINDOW));
    take();
  }

  /// A whole visit, from the number to the rating.
  TicketId visit(int rating) throws IOException {
    TicketId ticket = take();
    ask(new Command.CallNext(WINDOW));
    ask(new Command.Start(WINDOW));
    ask(new Command.End(WINDOW));
    ask(new Command.Rate(WINDOW, new Rating(rating)));
    return ticket;
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }

  private void ask(Command command) throws IOException {
    now = now.plus(Duration.ofSeconds(20));
    Request request = new Request(command, Actor.CALENDAR, RequestKey.NONE);
    if (!(hall.decide(request, now) instanceof Accepted(var events))) {
      throw new IllegalStateException("Refused: " + hall.decide(request, now));
    }
    Entry entry = new Entry(hall.seq() + 1, now, Actor.CALENDAR, RequestKey.NONE, events);
    hall.apply(entry);
    journal.append(List.of(entry));
  }

  private static HallPlan plan() {
    List<Session> always = List.of(new Session(0, 24 * 60));
    Calendar calendar =
        new Calendar(
            ZoneOffset.UTC,
            LocalTime.MIDNIGHT,
            Arrays.stream(DayOfWeek.values())
                .collect(Collectors.toMap(Function.identity(), _ -> always)),
            java.util.Map.of());
    return new HallPlan(
        calendar,
        List.of(new ServicePlan(SERVICE, new Series("B"), 0, calendar)),
        List.of(new WindowPlan(WINDOW, List.of(SERVICE), true)),
        Set.of(new ClerkId("0236")),
        new CallRules(Duration.ofMinutes(20), Duration.ofSeconds(30)));
  }
}
