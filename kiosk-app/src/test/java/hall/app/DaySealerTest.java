package hall.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.config.HallFile;
import hall.app.config.HallReader;
import hall.app.config.Reading;
import hall.app.config.ShippedProfiles;
import hall.app.journal.DaySeal;
import hall.app.journal.FileJournal;
import hall.app.journal.Recorded;
import hall.app.loop.HallClock;
import hall.app.loop.HallLoop;
import hall.app.words.Words;
import hall.queue.Actor;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Event.DayOpened;
import hall.queue.Event.DaySealed;
import hall.queue.Hall;
import hall.queue.RequestKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each business day is sealed once it is over, whether the hall ran then or not.
class DaySealerTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path data;
  private volatile Instant now = MONDAY;

  /// A hall that runs, with nothing but its record and its sealer.
  private final class Open implements AutoCloseable {
    final FileJournal journal;
    final HallLoop loop;
    final DaySealer sealer;

    Open() throws IOException {
      journal = FileJournal.open(data);
      Hall hall = journal.hall();
      if (hall.seq() == 0) {
        List<Event> plan = List.of(new Event.PlanChanged(demonstration().plan()));
        Entry first = new Entry(1, now, Actor.CALENDAR, RequestKey.NONE, plan);
        journal.append(List.of(first));
        hall.apply(first);
      }
      loop = new HallLoop(hall, new JournalRecord(journal), new HallClock(() -> now));
      sealer = new DaySealer(journal, loop);
      loop.start(HallLoop.Outlet.all(List.of(sealer)));
      sealer.look();
      look();
    }

    /// Lets the loop see what time it is.
    void look() {
      loop.read(Hall::seq).join();
    }

    List<DaySealed> await(int seals) throws Exception {
      while (seals(journal).size() < seals) {
        assertTrue(
            journal.awaitAfter(journal.head().seq(), Duration.ofSeconds(20))
                || seals(journal).size() >= seals);
      }
      return seals(journal);
    }

    @Override
    public void close() throws IOException {
      loop.close();
      sealer.close();
      journal.close();
    }
  }

  @Test
  void aDayIsSealedWhenTheNextBegins() throws Exception {
    try (Open hall = new Open()) {
      now = MONDAY.plus(DAY);
      hall.look();
      DaySealed seal = hall.await(1).getFirst();

      assertEquals(LocalDate.of(2026, 3, 2), seal.day());
      assertEquals(opened(hall.journal).getLast(), seal.entry());
      assertEquals(hall.journal.hashAt(seal.entry()).orElseThrow().toString(), seal.head());
      assertEquals(List.of(), hall.journal.seals().missing());
    }
  }

  @Test
  void aDayThatEndedWhileTheHallWasOffIsSealedByTheNextStartAndOnlyOnce() throws Exception {
    new Open().close();
    now = MONDAY.plus(DAY.multipliedBy(3));
    for (int start = 0; start < 3; start++) {
      try (Open hall = new Open()) {
        assertEquals(LocalDate.of(2026, 3, 2), hall.await(1).getFirst().day());
      }
    }
    try (Open hall = new Open()) {
      now = now.plus(DAY);
      hall.look();

      assertEquals(
          List.of(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 5)),
          hall.await(2).stream().map(DaySealed::day).toList());
    }
  }

  @Test
  void aDayOfSeveralFilesIsSealedWhole() throws Exception {
    for (int part = 0; part < 3; part++) {
      new Open().close();
      try (var journal = FileJournal.open(data)) {
        journal.reopen();
      }
    }
    now = MONDAY.plus(DAY);
    try (Open hall = new Open()) {
      DaySealed seal = hall.await(1).getFirst();

      List<Long> opened = opened(hall.journal);
      assertEquals(opened.getLast() - opened.getFirst(), seal.entries());
      DaySeal read = hall.journal.seals().of(seal.day()).orElseThrow();
      assertEquals(seal.entry(), read.entry());
      assertEquals(seal.head(), read.head().toString());
    }
  }

  private static List<DaySealed> seals(FileJournal journal) throws IOException {
    List<DaySealed> seals = new ArrayList<>();
    journal.read(1, recorded -> events(recorded, DaySealed.class, seals));
    return seals;
  }

  private static List<Long> opened(FileJournal journal) throws IOException {
    List<Long> opened = new ArrayList<>();
    journal.read(
        1,
        recorded -> {
          List<DayOpened> here = new ArrayList<>();
          events(recorded, DayOpened.class, here);
          here.forEach(_ -> opened.add(recorded.entry().seq()));
        });
    return opened;
  }

  private static <E> void events(Recorded recorded, Class<E> kind, List<E> into) {
    recorded.entry().events().stream().filter(kind::isInstance).map(kind::cast).forEach(into::add);
  }

  private static HallFile demonstration() {
    HallReader reader = new HallReader(new ShippedProfiles(), Words.load());
    return switch (reader.readShipped("demonstration")) {
      case Reading.Good(var file) -> file;
      case Reading.Bad(var problems) -> throw new AssertionError(problems.toString());
    };
  }
}
