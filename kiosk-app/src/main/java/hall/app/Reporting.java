package hall.app;

import hall.app.centre.CentreLink;
import hall.app.centre.JournalLog;
import hall.app.centre.ReportedHall;
import hall.app.config.HallFile;
import hall.app.config.HallFile.Centre;
import hall.app.journal.FileJournal;
import hall.app.journal.RecordClock;
import hall.app.loop.HallLoop;
import hall.centre.Receiver;
import hall.queue.Entry;
import hall.queue.Hall;
import hall.report.Rhythm;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the hall's visits are told: to the centre of the hall file, to a receiver of the house's
/// own in the demonstration, or to nobody; then nothing is started and nothing piles up.
final class Reporting implements HallLoop.Outlet {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int RECEIVER_PORT_AFTER = 10;

  private final Optional<CentreLink> link;
  private final Optional<URI> demonstration;

  private Reporting(Optional<CentreLink> link, Optional<URI> demonstration) {
    this.link = link;
    this.demonstration = demonstration;
  }

  /// What is told from.
  ///
  /// @param clock the box's, which dates what is sent
  record Told(FileJournal journal, RecordClock clock) {}

  /// Begins to tell, if there is anyone to tell.
  ///
  /// @param port of the hall's doors; the demonstration's receiver stands ten above, or on any free
  ///   port where that one is taken
  static Reporting open(
      Vertx vertx, HallFile file, Told told, Path data, int port, Closing closing) {
    return switch (file.centre()) {
      case Centre.None() -> new Reporting(Optional.empty(), Optional.empty());
      case Centre.At(var url) ->
          new Reporting(
              Optional.of(link(vertx, url, file, told, Rhythm.STEADY, closing)), Optional.empty());
      case Centre.Demonstration() -> {
        URI url = receiver(vertx, data, port, closing);
        yield new Reporting(
            Optional.of(link(vertx, url, file, told, Rhythm.LIVELY, closing)), Optional.of(url));
      }
    };
  }

  private static URI receiver(Vertx vertx, Path data, int port, Closing closing) {
    Path folder = data.resolve("centre");
    int wanted = port == 0 ? 0 : port + RECEIVER_PORT_AFTER;
    Receiver receiver =
        Receiver.start(vertx, LOOPBACK, wanted, folder)
            .recover(_ -> Receiver.start(vertx, LOOPBACK, 0, folder))
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    closing.add(
        "the receiver", () -> receiver.close().toCompletionStage().toCompletableFuture().join());
    return URI.create("http://" + LOOPBACK + ":" + receiver.port());
  }

  private static CentreLink link(
      Vertx vertx, URI url, HallFile file, Told told, Rhythm rhythm, Closing closing) {
    JournalLog log = new JournalLog(told.journal());
    CentreLink link = CentreLink.start(vertx, url, reported(file), log, rhythm, told.clock());
    closing.add("the link to the centre", link);
    return link;
  }

  private static ReportedHall reported(HallFile file) {
    Map<String, String> letters = new HashMap<>();
    file.groups().forEach(group -> letters.put(group.id(), String.valueOf(group.letter())));
    Map<String, ReportedHall.ServiceSign> services = new HashMap<>();
    for (HallFile.ServiceEntry service : file.services()) {
      services.put(
          service.id().value(),
          new ReportedHall.ServiceSign(
              service.name().texts(), letters.getOrDefault(service.group(), "A")));
    }
    return new ReportedHall(file.hall().id(), file.hall().name().texts(), services);
  }

  /// Where the demonstration shows what arrived.
  Optional<URI> demonstration() {
    return demonstration;
  }

  @Override
  public void kept(List<Entry> entries, Hall hall) {
    link.ifPresent(telling -> telling.noteDurable(hall.seq()));
  }

  @Override
  public void issuing(Optional<String> trouble, Hall hall) {}

  @Override
  public void settle(Hall hall, Instant now) {}

  @Override
  public Instant nextEdge(Hall hall, Instant now) {
    return Instant.MAX;
  }
}
