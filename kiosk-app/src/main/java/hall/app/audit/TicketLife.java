package hall.app.audit;

import hall.app.journal.RecordScan;
import hall.app.journal.Recorded;
import hall.app.journal.SoundRecord;
import hall.queue.Event;
import hall.queue.Event.DayOpened;
import hall.queue.Event.PlanChanged;
import hall.queue.Event.TicketTaken;
import hall.queue.HallPlan;
import hall.queue.Restating;
import hall.queue.TicketId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// All that a record says of one ticket, found by its number.
///
/// @param day whose number it is
/// @param lines the entries that speak of it, in their order
/// @param plans the plans by the entries from which they held
/// @param corrections of the clock since then, oldest first
record TicketLife(
    String number,
    LocalDate day,
    TicketId id,
    List<Recorded> lines,
    NavigableMap<Long, HallPlan> plans,
    List<Restating> corrections) {

  /// Finds the number: on that day, or on the newest day that gave it out.
  static Optional<TicketLife> find(RecordScan scan, String number, Optional<LocalDate> day)
      throws IOException {
    String wanted = number.strip().toUpperCase(Locale.ROOT);
    List<LocalDate> days =
        day.map(from -> scan.days().stream().filter(each -> !each.isBefore(from)).toList())
            .orElseGet(() -> scan.days().reversed());
    for (LocalDate each : days) {
      Finder finder = new Finder(wanted, each, day);
      scan.read(each, 0, finder);
      if (finder.ticket.isPresent()) {
        return Optional.of(whole(scan, finder, each, finder.ticket.get()));
      }
    }
    return Optional.empty();
  }

  private static TicketLife whole(RecordScan scan, Finder finder, LocalDate day, TicketId ticket)
      throws IOException {
    List<Recorded> lines = new ArrayList<>();
    List<Restating> corrections = new ArrayList<>();
    scan.read(
        day,
        Integer.MAX_VALUE,
        new Told() {
          @Override
          public void record(SoundRecord record) {
            if (record.mentions(ticket.value())) {
              lines.add(record.recorded());
            }
            if (record.tells("clock-corrected")) {
              for (Event event : record.recorded().entry().events()) {
                if (event instanceof Event.ClockCorrected corrected) {
                  corrections.add(corrected.restating());
                }
              }
            }
          }
        });
    NavigableMap<Long, HallPlan> plans = new TreeMap<>();
    long first = lines.getFirst().entry().seq();
    for (LocalDate each : scan.daysUpTo(day)) {
      if (!plans.isEmpty() && plans.firstKey() <= first) {
        break;
      }
      scan.read(each, 0, new Plans(plans));
    }
    LocalDate of = finder.late.orElse(day);
    return new TicketLife(finder.number, of, ticket, lines, plans, corrections);
  }

  /// The plan that held when an entry was made.
  HallPlan planAt(long seq) {
    var held = plans.floorEntry(seq);
    return held == null ? HallPlan.EMPTY : held.getValue();
  }

  /// When an entry was made, as it is known now.
  Instant at(Recorded line) {
    Instant at = line.entry().at();
    for (Restating correction : corrections) {
      at = correction.of(line.entry().seq(), at);
    }
    return at;
  }

  /// Looks at records and not at files.
  private interface Told extends RecordScan.Reader {
    @Override
    default void file(Path file, LocalDate day, long epoch) {}
  }

  /// Finds who got the number. A file may begin with the end of the day before.
  private static final class Finder implements Told {
    private final String number;
    private final LocalDate day;
    private final Optional<LocalDate> wanted;
    private Optional<LocalDate> open = Optional.empty();
    private Optional<TicketId> ticket = Optional.empty();
    private Optional<LocalDate> late = Optional.empty();

    /// @param day whose files are read
    /// @param wanted the number's day, if only that counts
    Finder(String number, LocalDate day, Optional<LocalDate> wanted) {
      this.number = number;
      this.day = day;
      this.wanted = wanted;
    }

    @Override
    public void record(SoundRecord record) {
      boolean opens = record.tells("day-opened");
      if (ticket.isEmpty() && (opens || record.mentions("\t" + number + "\t"))) {
        record.recorded().entry().events().forEach(this::see);
      }
    }

    private void see(Event event) {
      switch (event) {
        case DayOpened(var next) -> open = Optional.of(next);
        case TicketTaken taken -> {
          boolean isOfDay = open.isEmpty() || open.get().equals(day);
          boolean isWanted = wanted.isEmpty() || wanted.get().equals(day);
          if (isOfDay && isWanted && taken.number().toString().equals(number)) {
            ticket = Optional.of(taken.ticket());
          }
        }
        case Event.LateVisitEntered(var visit) -> {
          boolean isWanted = wanted.isEmpty() || wanted.get().equals(visit.day());
          if (isWanted && visit.number().toString().equals(number)) {
            ticket = Optional.of(visit.id());
            late = Optional.of(visit.day());
          }
        }
        default -> {}
      }
    }
  }

  private record Plans(NavigableMap<Long, HallPlan> plans) implements Told {
    @Override
    public void record(SoundRecord record) {
      if (record.tells("plan-changed")) {
        for (Event event : record.recorded().entry().events()) {
          if (event instanceof PlanChanged changed) {
            plans.put(record.seq(), changed.plan());
          }
        }
      }
    }
  }
}
