package hall.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What was said afterwards about what had been recorded, and what the hall has to know to take it
/// in.
///
/// @param restatings the newest corrections of the clock, oldest first
/// @param lateVisits those entered afterwards whose day is at most [#LATE_DAYS] days ago, in the
///   order they were entered
/// @param lateCount how many were ever entered
/// @param opened the entry that opened the business day; 0 when none did
/// @param dayBefore the business day before the open one
/// @param issuedBefore how many numbers of each series that day had given out
public record Amendments(
    List<Restating> restatings,
    List<LateVisit> lateVisits,
    int lateCount,
    long opened,
    LocalDate dayBefore,
    Map<Series, Integer> issuedBefore) {

  /// How many days back a visit may be entered.
  public static final int LATE_DAYS = 31;

  private static final int RESTATINGS_MOST = 64;

  /// Nothing was amended.
  public static final Amendments NONE =
      new Amendments(List.of(), List.of(), 0, 0, LocalDate.EPOCH, Map.of());

  public Amendments {
    restatings = List.copyOf(restatings);
    lateVisits = List.copyOf(lateVisits);
    issuedBefore = Map.copyOf(issuedBefore);
  }

  /// A moment that an entry tells, as far as it is known by now.
  ///
  /// @param moment as the record has it: the entry's own, or one of something before it
  public Instant told(long seq, Instant moment) {
    Instant told = moment;
    for (Restating restating : restatings) {
      if (seq >= restating.from() && seq <= restating.to()) {
        told = restating.of(told);
      }
    }
    return told;
  }

  Amendments with(Restating restating) {
    List<Restating> all = new ArrayList<>(restatings);
    all.add(restating);
    int from = Math.max(0, all.size() - RESTATINGS_MOST);
    return new Amendments(
        all.subList(from, all.size()), lateVisits, lateCount, opened, dayBefore, issuedBefore);
  }

  Amendments with(LateVisit visit) {
    List<LateVisit> all = new ArrayList<>(lateVisits);
    all.add(visit);
    return new Amendments(restatings, all, visit.number().count(), opened, dayBefore, issuedBefore);
  }

  /// What has been given out on an earlier business day, where it is the one before.
  Map<Series, Integer> issuedOn(LocalDate day) {
    return day.equals(dayBefore) ? issuedBefore : Map.of();
  }

  /// A business day begins.
  ///
  /// @param before the day that ends
  /// @param issued what it has given out
  Amendments opened(long seq, LocalDate today, LocalDate before, Map<Series, Integer> issued) {
    LocalDate oldest = today.minusDays(LATE_DAYS);
    List<LateVisit> kept =
        lateVisits.stream().filter(visit -> !visit.day().isBefore(oldest)).toList();
    return new Amendments(restatings, kept, lateCount, seq, before, issued);
  }
}
