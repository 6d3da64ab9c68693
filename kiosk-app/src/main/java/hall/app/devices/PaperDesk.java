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
import hall.queue.Decision;
import hall.queue.Hall;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.Ticket;
import hall.queue.TicketId;
import java.lang.System.Logger.Level;
import java.time.Instant;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets papers out to the printers and notes what became of them, by the printers' own answers.
/// Lives on the loop's thread and waits for no printer.
///
/// A paper is reserved with its number, sent, and confirmed by the printer. Where the link or the
/// power broke off in between nobody knows what came out: once the printer is back and has answered
/// that it is well, such a paper is printed once more, marked, for whoever still waits.
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
  private final OwedPapers owed = new OwedPapers();

  /// A printer, and how many papers are on their way to it, of which it will say what became.
  private record Printer(DeviceId id, AtomicInteger papers) {
    static Printer named(String id) {
      return new Printer(new DeviceId(id), new AtomicInteger());
    }
  }

  /// What became of a paper that was asked for at a kiosk.
  private record PaperNote(
      TicketId ticket, String kiosk, String printer, Optional<String> problem) {

    Command command() {
      return problem
          .<Command>map(code -> new Command.NotePaper(ticket, code))
          .orElseGet(() -> new Command.NoteSent(ticket));
    }
  }

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
    Optional<Ticket> ticket =
        hall.ticket(id).filter(known -> known.paper() instanceof Ticket.Paper.Pending);
    if (ticket.isEmpty()) {
      return;
    }
    Optional<Printer> printer = printerOf(actor.name());
    if (printer.isEmpty()) {
      noteSoon(new PaperNote(id, actor.name(), "", Optional.of(NO_PRINTER)));
      return;
    }
    int ahead = hall.peopleAhead(ticket.get());
    print(id, actor.name(), printer.get(), () -> page.apply(ticket.get(), ahead));
  }

  private void print(TicketId id, String kiosk, Printer printer, Supplier<Page> page) {
    String name = printer.id().value();
    under.add(id);
    if (printer.papers().get() >= PAPERS_MOST) {
      noteSoon(new PaperNote(id, kiosk, name, Optional.of(PrintResult.Failed.QUEUE_FULL)));
      return;
    }
    printer.papers().incrementAndGet();
    var _ =
        floor
            .print(printer.id(), page)
            .whenComplete((result, failure) -> {
              printer.papers().decrementAndGet();
              noteSoon(new PaperNote(id, kiosk, name, problem(id, result, failure)));
            });
  }

  /// The paper is printed marked, and counted: the first may have come out after all.
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
    if (printerOf(kiosk).filter(this::canPrint).isEmpty()) {
      return Answer.CANNOT_PRINT;
    }
    askAgain(id, kiosk);
    return Answer.PRINTING;
  }

  /// It is written down first that the paper comes out once more, so that after another power cut
  /// it is known and not done a second time.
  private void askAgain(TicketId id, String kiosk) {
    under.add(id);
    Request request =
        new Request(new Command.Reprint(id), new Actor(Actor.Role.KIOSK, kiosk), RequestKey.NONE);
    var _ =
        loop.submit(request, (_, outcome) -> outcome.decision() instanceof Decision.Refused)
            .whenComplete((refused, failure) -> {
              if (failure != null || refused) {
                under.remove(id);
              }
            });
  }

  /// What became of these papers nobody knows: the house was cut off while they were printed.
  ///
  /// @param kiosks where each number was taken
  public void owe(Map<TicketId, String> kiosks) {
    kiosks.forEach((id, kiosk) -> {
      owed.add(id, kiosk);
      printerOf(kiosk).ifPresent(printer -> floor.brokeOff(printer.id()));
    });
  }

  /// Prints what is owed, as far as there is a printer for it again.
  void settleDebts(Hall hall, Instant now) {
    if (!owed.isEmpty()) {
      owed.due(hall, now, kiosk -> printerOf(kiosk).filter(this::canPrint).isPresent())
          .forEach(this::askAgain);
    }
  }

  private boolean canPrint(Printer printer) {
    Status status = floor.statuses().get(printer.id());
    return status != null && status.state() == State.READY;
  }

  /// Empty when it was sent, and nothing better can be known.
  private static Optional<String> problem(
      TicketId id, @Nullable PrintResult result, @Nullable Throwable failure) {
    if (failure != null) {
      LOG.log(Level.ERROR, "The paper of ticket " + id + " failed.", failure);
      return Optional.of("printer-error");
    }
    return switch (Objects.requireNonNull(result)) {
      case PrintResult.Printed _ -> Optional.of("");
      case PrintResult.Sent _ -> Optional.empty();
      case PrintResult.Failed(var code) -> Optional.of(code);
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
        new Request(note.command(), new Actor(Actor.Role.PRINTER, note.printer()), RequestKey.NONE);
    var _ =
        loop.submit(
                request,
                (_, _) -> {
                  under.remove(note.ticket());
                  if (note.problem().equals(Optional.of(PrintResult.Failed.UNKNOWN))) {
                    owed.add(note.ticket(), note.kiosk());
                    loop.settleSoon();
                  }
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
