package hall.app.journal;

import hall.queue.Event.DaySealed;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which business days are over and not yet sealed in the record. Only reads; any thread may ask.
public final class SealBook {

  /// A hall that could not seal for so many days does not make up for more.
  private static final int BACK_MOST = 7;

  private static final String NAME = "day-sealed";

  private final Chronicle chronicle;
  private final Shelf shelf;

  SealBook(Chronicle chronicle, Shelf shelf) {
    this.chronicle = chronicle;
    this.shelf = shelf;
  }

  /// The seals that are missing at the record's end, oldest first: as a rule none, or that of the
  /// day that has just ended. Looks back no further than to a day that is sealed.
  public List<DaySeal> missing() throws IOException {
    List<LocalDate> days = chronicle.days();
    List<DaySeal> missing = new ArrayList<>();
    long until = shelf.head().seq();
    Set<LocalDate> sealed = new HashSet<>();
    for (int i = days.size() - 1; i > 0 && missing.size() < BACK_MOST; i--) {
      LocalDate day = days.get(i - 1);
      Optional<Long> ended = chronicle.opening(days.get(i));
      Optional<Long> opened = chronicle.opening(day);
      if (ended.isEmpty() || opened.isEmpty()) {
        continue;
      }
      sealed.addAll(sealedIn(ended.get() + 1, until));
      if (sealed.contains(day)) {
        break;
      }
      until = ended.get();
      missing.addFirst(seal(day, opened.get(), ended.get()));
    }
    return missing;
  }

  /// How the record of the day stands: at its end, or so far when it is not over; empty when the
  /// hall did not open that day.
  public Optional<DaySeal> of(LocalDate day) throws IOException {
    Optional<Long> opened = chronicle.opening(day);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalDate> next = chronicle.days().stream().filter(day::isBefore).findFirst();
    long last =
        next.isPresent()
            ? chronicle.opening(next.get()).orElse(shelf.head().seq())
            : shelf.head().seq();
    return Optional.of(seal(day, opened.get(), last));
  }

  private DaySeal seal(LocalDate day, long opened, long ended) throws IOException {
    return new DaySeal(day, ended, ended - opened, shelf.hashAt(ended).orElseThrow());
  }

  private Set<LocalDate> sealedIn(long from, long to) throws IOException {
    Set<LocalDate> days = new HashSet<>();
    shelf.readThose(
        from,
        to,
        NAME,
        recorded -> {
          for (var event : recorded.entry().events()) {
            if (event instanceof DaySealed seal) {
              days.add(seal.day());
            }
          }
        });
    return days;
  }
}
