package hall.app;

import hall.app.devices.PaperDesk;
import hall.app.journal.FileJournal;
import hall.app.loop.HallLoop;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Hall;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.Ticket;
import hall.queue.Ticket.Paper;
import hall.queue.TicketId;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The papers that the house was printing when it ended. Nobody knows whether they came out, so
/// that is what is written down; and those of people who still wait are owed to them.
public final class LostPapers {

  /// The house was cut off before the printer said what became of the paper.
  public static final String INTERRUPTED = "interrupted";

  private static final System.Logger LOG = System.getLogger(LostPapers.class.getName());
  private static final Set<String> UNKNOWN = Set.of(INTERRUPTED, "unknown");
  private static final int MOST = 64;

  private final HallLoop loop;
  private final FileJournal journal;
  private final Actor actor;

  /// @param actor in whose name it is written down
  public LostPapers(HallLoop loop, FileJournal journal, Actor actor) {
    this.loop = loop;
    this.journal = journal;
    this.actor = actor;
  }

  /// Writes down what nobody knows, and hands over what is owed. Returns when that is done; nothing
  /// is printed before.
  public void find(PaperDesk papers) {
    for (TicketId id : loop.read(LostPapers::pending).join()) {
      Command note = new Command.NotePaper(id, INTERRUPTED);
      loop.submit(new Request(note, actor, RequestKey.NONE), (_, _) -> id).join();
    }
    Map<TicketId, String> kiosks = new LinkedHashMap<>();
    for (Ticket ticket : loop.read(LostPapers::unsettled).join()) {
      kiosks.put(ticket.id(), kioskOf(ticket));
    }
    loop.read(
            _ -> {
              papers.owe(kiosks);
              loop.settleSoon();
              return kiosks;
            })
        .join();
  }

  /// The tickets whose paper was reserved, and of which no printer said anything.
  public static List<TicketId> pending(Hall hall) {
    return hall.tickets().stream()
        .filter(ticket -> ticket.paper() instanceof Paper.Pending)
        .map(Ticket::id)
        .toList();
  }

  /// Those that somebody waits with, of unknown fate and never printed once more; the newest.
  public static List<Ticket> unsettled(Hall hall) {
    List<Ticket> all =
        hall.tickets().stream()
            .filter(ticket ->
                ticket.isWaiting()
                    && ticket.visit().reprints() == 0
                    && ticket.paper() instanceof Paper.Failed(var problem)
                    && UNKNOWN.contains(problem))
            .toList();
    return all.subList(Math.max(0, all.size() - MOST), all.size());
  }

  /// Who took the number stands in the entry that made it.
  private String kioskOf(Ticket ticket) {
    try {
      return journal.read(ticket.order(), 1).stream()
          .map(recorded -> recorded.entry().actor().name())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      LOG.log(
          Level.WARNING, "It cannot be read where ticket " + ticket.number() + " was taken.", e);
      return "";
    }
  }
}
