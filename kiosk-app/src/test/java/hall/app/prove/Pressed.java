package hall.app.prove;

import hall.app.journal.FileJournal;
import hall.app.journal.SimulatedRecord;
import hall.app.loop.HallClock;
import hall.app.loop.HallLoop;
import hall.app.loop.HallRecord;
import hall.app.loop.Outcome;
import hall.queue.Actor;
import hall.queue.ClerkId;
import hall.queue.Command;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.Priority;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.ServiceId;
import hall.queue.TicketId;
import hall.queue.WindowId;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/// A process in which many press for numbers and windows call them, as fast as the record takes it,
/// until it is killed. It says which press was answered with which number once it was.
final class Pressed {

  private static final ServiceId SERVICE = new ServiceId("social-insurance");
  private static final WindowId WINDOW = new WindowId(1);
  private static final Actor CLERK = new Actor(Actor.Role.CLERK, "0236");
  private static final int SNAPSHOT_EVERY = 700;

  private final PrintStream out;
  private final FileJournal journal;
  private final HallLoop loop;

  private record Written(FileJournal journal) implements HallRecord {
    @Override
    public void append(List<Entry> entries) throws IOException {
      journal.append(entries);
    }

    @Override
    public Hall hall() throws IOException {
      return journal.hall();
    }

    @Override
    public void reopen() throws IOException {
      journal.reopen();
    }
  }

  private Pressed(Path data, InstantSource clock, PrintStream out) throws IOException {
    this.out = out;
    journal = FileJournal.open(data);
    Hall hall = journal.hall();
    if (hall.seq() == 0) {
      Event plan = new Event.PlanChanged(SimulatedRecord.plan());
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      Entry first = new Entry(1, now, CLERK, RequestKey.NONE, List.of(plan));
      journal.append(List.of(first));
      hall.apply(first);
    }
    loop = new HallLoop(hall, new Written(journal), new HallClock(clock));
    loop.start(HallLoop.Outlet.all(List.of()));
  }

  /// Takes the data folder, by how many milliseconds the hall's clock is before the machine's, and
  /// for each who presses the number of their next press.
  public static void main(String[] arguments) throws IOException {
    Prove.quieten();
    var out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
    InstantSource clock =
        InstantSource.offset(
            InstantSource.system(), Duration.ofMillis(-Long.parseLong(arguments[1])));
    Pressed house = new Pressed(Path.of(arguments[0]), clock, out);
    out.println("open");
    Command signOn = new Command.SignOn(WINDOW, new ClerkId("0236"));
    house.loop.submit(new Request(signOn, CLERK, RequestKey.NONE), (_, _) -> WINDOW).join();
    for (int who = 0; who + 2 < arguments.length; who++) {
      int first = Integer.parseInt(arguments[who + 2]);
      int name = who;
      Thread.ofPlatform().name("presses-" + who).start(() -> house.press(name, first));
    }
  }

  private void press(int who, int first) {
    Random chance = new Random();
    for (int press = first; ; press++) {
      byte[] bits = new byte[10];
      chance.nextBytes(bits);
      String key = who + "-" + press;
      Command take = new Command.TakeTicket(TicketId.of(bits), SERVICE, Priority.ORDINARY, "zh-CN");
      Actor kiosk = new Actor(Actor.Role.KIOSK, "kiosk-" + who);
      String number =
          loop.submit(
                  new Request(take, kiosk, new RequestKey(key, 1)), (_, outcome) -> number(outcome))
              .join();
      out.println("ack " + who + " " + press + " " + number + ";");
      if (who == 0) {
        call(press);
      }
    }
  }

  private static String number(Outcome outcome) {
    return outcome.entry().stream()
        .flatMap(entry -> entry.events().stream())
        .filter(Event.TicketTaken.class::isInstance)
        .map(event -> ((Event.TicketTaken) event).number().toString())
        .findFirst()
        .orElse("none:" + outcome.decision());
  }

  /// The window takes the next, and now and then a snapshot is kept beside it all.
  private void call(int press) {
    Command command = press % 2 == 0 ? new Command.CallNext(WINDOW) : new Command.End(WINDOW);
    loop.submit(new Request(command, CLERK, RequestKey.NONE), (_, _) -> press).join();
    if (journal.sinceSnapshot() > SNAPSHOT_EVERY) {
      try {
        journal.keep(loop.read(Hall::memory).join());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
