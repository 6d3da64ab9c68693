package hall.app.devices;

import hall.app.config.HallFile;
import hall.app.config.HallFile.Device;
import hall.app.loop.HallLoop;
import hall.app.paper.TicketPaper;
import hall.app.web.Papers;
import hall.app.words.Words;
import hall.device.DeviceFloor;
import hall.device.DeviceId;
import hall.device.State;
import hall.device.Status;
import hall.device.printer.PrintResult;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Hall;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.Ticket;
import hall.queue.TicketId;
import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Lets papers out to the printers and notes what became of them, by the printers' own answers.
/// Lives on the loop's thread and waits for no printer.
public final class PaperDesk implements Papers {

  private static final System.Logger LOG = System.getLogger(PaperDesk.class.getName());
  private static final String NO_PRINTER = "no-printer";

  private final HallFile file;
  private final DeviceFloor floor;
  private final HallLoop loop;
  private final TicketPaper paper;
  private final Queue<PaperNote> unnoted = new ConcurrentLinkedQueue<>();
  private final Set<TicketId> under = ConcurrentHashMap.newKeySet();

  /// What became of a paper.
  private record PaperNote(TicketId ticket, String printer, String problem) {}

  /// @param loop gets the printers' answers
  public PaperDesk(HallFile file, Words words, DeviceFloor floor, HallLoop loop) {
    this.file = file;
    this.floor = floor;
    this.loop = loop;
    paper = new TicketPaper(file, words);
  }

  /// Prints the paper of a number just taken, at the kiosk where it was.
  void print(TicketId id, Actor actor, Hall hall) {
    Optional<Ticket> ticket = hall.ticket(id);
    if (ticket.isEmpty()) {
      return;
    }
    Optional<Device> printer = printerOf(actor.name());
    if (printer.isEmpty()) {
      note(new PaperNote(id, "", NO_PRINTER));
      return;
    }
    print(ticket.get(), printer.get().id(), hall);
  }

  private void print(Ticket ticket, String printer, Hall hall) {
    TicketId id = ticket.id();
    int ahead = hall.peopleAhead(ticket);
    under.add(id);
    var _ =
        floor
            .print(new DeviceId(printer), () -> paper.of(ticket, ahead))
            .whenComplete((result, failure) ->
                note(new PaperNote(id, printer, problem(id, result, failure))));
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
    Optional<Device> printer = printerOf(kiosk).filter(this::canPrint);
    printer.ifPresent(here -> print(ticket.get(), here.id(), hall));
    return printer.isPresent() ? Answer.PRINTING : Answer.CANNOT_PRINT;
  }

  private boolean canPrint(Device printer) {
    Status status = floor.statuses().get(new DeviceId(printer.id()));
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
              unnoted.add(note);
              return note;
            });
  }

  /// Tries once more to note what could not be.
  void noteAgain() {
    for (int left = unnoted.size(); left > 0; left--) {
      note(unnoted.remove());
    }
  }

  /// The printer of the kiosk of that name, or of the first kiosk.
  private Optional<Device> printerOf(String name) {
    return file.kiosks().stream()
        .filter(kiosk -> kiosk.id().equals(name))
        .findFirst()
        .or(() -> file.kiosks().stream().findFirst())
        .flatMap(kiosk -> file.device(kiosk.printer()));
  }
}
