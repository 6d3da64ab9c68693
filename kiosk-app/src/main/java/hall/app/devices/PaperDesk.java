package hall.app.devices;

import hall.app.config.HallFile;
import hall.app.loop.HallLoop;
import hall.app.paper.TicketPaper;
import hall.app.web.Papers;
import hall.app.words.Words;
import hall.device.DeviceFloor;
import hall.device.DeviceId;
import hall.device.State;
import hall.device.Status;
import hall.device.printer.Page;
import hall.device.printer.PrintResult;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Hall;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.Ticket;
import hall.queue.TicketId;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Lets papers out to the printers and notes what became of them, by the printers' own answers.
/// Lives on the loop's thread and waits for no printer.
public final class PaperDesk implements Papers {

  private static final System.Logger LOG = System.getLogger(PaperDesk.class.getName());
  private static final String NO_PRINTER = "no-printer";

  /// As many papers as a printer's driver keeps waiting: more need not even be offered.
  private static final int PAPERS_MOST = 32;

  private final DeviceFloor floor;
  private final HallLoop loop;
  private final TicketPaper paper;
  private final Map<String, Optional<Printer>> printers = new HashMap<>();
  private final Optional<Printer> firstPrinter;
  private final Queue<PaperNote> unnoted = new ConcurrentLinkedQueue<>();
  private final Set<TicketId> under = ConcurrentHashMap.newKeySet();

  /// A printer, and how many papers are on their way to it, of which it will say what became.
  private record Printer(DeviceId id, AtomicInteger papers) {
    static Printer named(String id) {
      return new Printer(new DeviceId(id), new AtomicInteger());
    }
  }

  /// What became of a paper.
  private record PaperNote(TicketId ticket, String printer, String problem) {}

  /// @param loop gets the printers' answers
  public PaperDesk(HallFile file, Words words, DeviceFloor floor, HallLoop loop) {
    this.floor = floor;
    this.loop = loop;
    paper = new TicketPaper(file, words);
    Map<String, Printer> all = new HashMap<>();
    for (HallFile.Kiosk kiosk : file.kiosks()) {
      file.device(kiosk.printer())
          .ifPresent(device -> all.putIfAbsent(device.id(), Printer.named(device.id())));
      printers.put(kiosk.id(), Optional.ofNullable(all.get(kiosk.printer())));
    }
    firstPrinter =
        file.kiosks().isEmpty()
            ? Optional.empty()
            : Optional.ofNullable(all.get(file.kiosks().getFirst().printer()));
  }

  /// Prints the paper of a number just taken, at the kiosk where it was.
  void print(TicketId id, Actor actor, Hall hall) {
    print(id, actor, hall, paper::of);
  }

  /// Prints the paper of a number once more, at the kiosk where it was asked for, and marked so.
  void reprint(TicketId id, Actor actor, Hall hall) {
    print(id, actor, hall, paper::again);
  }

  private void print(TicketId id, Actor actor, Hall hall, BiFunction<Ticket, Integer, Page> page) {
    Optional<Ticket> ticket = hall.ticket(id);
    if (ticket.isEmpty()) {
      return;
    }
    Optional<Printer> printer = printerOf(actor.name());
    if (printer.isEmpty()) {
      noteSoon(new PaperNote(id, "", NO_PRINTER));
      return;
    }
    print(ticket.get(), printer.get(), hall, page);
  }

  private void print(
      Ticket ticket, Printer printer, Hall hall, BiFunction<Ticket, Integer, Page> page) {
    TicketId id = ticket.id();
    String name = printer.id().value();
    under.add(id);
    if (printer.papers().get() >= PAPERS_MOST) {
      noteSoon(new PaperNote(id, name, PrintResult.Failed.QUEUE_FULL));
      return;
    }
    printer.papers().incrementAndGet();
    int ahead = hall.peopleAhead(ticket);
    var _ =
        floor
            .print(printer.id(), () -> page.apply(ticket, ahead))
            .whenComplete((result, failure) -> {
              printer.papers().decrementAndGet();
              noteSoon(new PaperNote(id, name, problem(id, result, failure)));
            });
  }

  /// A paper whose fate nobody knows may be printed again: the person who asks has looked.
  @Override
  public Answer again(TicketId id, String kiosk, Hall hall) {
    Optional<Ticket> ticket = hall.ticket(id);
    if (ticket.isEmpty()) {
      return Answer.UNKNOWN_TICKET;
    }
    if (under.contains(id) || !(ticket.get().paper() instanceof Ticket.Paper.Failed)) {
      return Answer.HAS_PAPER;
    }
    if (!ticket.get().isWaiting()) {
      return Answer.NOT_WAITING;
    }
    Optional<Printer> printer = printerOf(kiosk).filter(this::canPrint);
    printer.ifPresent(here -> print(ticket.get(), here, hall, paper::of));
    return printer.isPresent() ? Answer.PRINTING : Answer.CANNOT_PRINT;
  }

  private boolean canPrint(Printer printer) {
    Status status = floor.statuses().get(printer.id());
    return status != null && status.state() == State.READY;
  }

  private static String problem(
      TicketId id, @Nullable PrintResult result, @Nullable Throwable failure) {
    if (failure != null) {
      LOG.log(Level.ERROR, "The paper of ticket " + id + " failed.", failure);
      return "printer-error";
    }
    return switch (Objects.requireNonNull(result)) {
      case PrintResult.Printed _ -> "";
      case PrintResult.Failed(var code) -> code;
    };
  }

  /// What became of a paper is history, but nobody waits for it: those of a few milliseconds are
  /// written down together, so that a rush of papers does not stand before the next citizen.
  private void noteSoon(PaperNote note) {
    unnoted.add(note);
    loop.settleSoon();
  }

  /// What cannot be written down now is kept in mind until it can: the paper is out, or is not,
  /// whatever the record's disk does.
  private void note(PaperNote note) {
    Request request =
        new Request(
            new Command.NotePaper(note.ticket(), note.problem()),
            new Actor(Actor.Role.PRINTER, note.printer()),
            RequestKey.NONE);
    var _ =
        loop.submit(
                request,
                (_, _) -> {
                  under.remove(note.ticket());
                  return note;
                })
            .exceptionally(failure -> {
              LOG.log(
                  Level.WARNING, "It is not noted yet what became of a paper: " + note, failure);
              noteSoon(note);
              return note;
            });
  }

  /// Has everything written down that is not yet.
  void noteAll() {
    for (int left = unnoted.size(); left > 0; left--) {
      note(unnoted.remove());
    }
  }

  /// The printer of the kiosk of that name, or of the first kiosk.
  private Optional<Printer> printerOf(String name) {
    Optional<Printer> own = printers.get(name);
    return own != null ? own : firstPrinter;
  }
}
