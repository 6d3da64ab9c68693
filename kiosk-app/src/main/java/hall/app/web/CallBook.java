package hall.app.web;

import hall.queue.CallRules;
import hall.queue.Entry;
import hall.queue.Event.DayOpened;
import hall.queue.Event.LateVisitEntered;
import hall.queue.Event.PlanChanged;
import hall.queue.Event.TicketCalled;
import hall.queue.Event.TicketRecalled;
import hall.queue.LateVisit;
import hall.queue.TicketId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The calls as the record has them, found from its end.
final class CallBook {

  private static final int PAGE = 512;

  private final Past past;

  CallBook(Past past) {
    this.past = past;
  }

  /// Somebody's turn at a window, as an entry tells it.
  sealed interface Found {
    Entry entry();
  }

  /// A call with why it was.
  ///
  /// @param entry the entry that called
  /// @param call what it said
  record Called(Entry entry, TicketCalled call) implements Found {}

  /// Somebody who was served by hand, as was entered afterwards (补录).
  record Late(Entry entry, LateVisit visit) implements Found {}

  /// The rules that held when an entry was made.
  ///
  /// @param current those that hold now
  CallRules rulesAt(long seq, CallRules current) throws IOException {
    boolean changed = false;
    for (long from = seq + 1; from <= past.head() && !changed; from += PAGE) {
      changed = past.entries(from, PAGE).stream().anyMatch(entry -> plan(entry).isPresent());
    }
    for (long end = seq; changed && end > 0; end -= PAGE) {
      long from = Math.max(1, end - PAGE + 1);
      Optional<CallRules> held =
          past.entries(from, (int) (end - from + 1)).reversed().stream()
              .flatMap(entry -> plan(entry).stream())
              .findFirst();
      if (held.isPresent()) {
        return held.get();
      }
    }
    return current;
  }

  private static Optional<CallRules> plan(Entry entry) {
    return entry.events().reversed().stream()
        .flatMap(event ->
            event instanceof PlanChanged changed
                ? Optional.of(changed.plan().rules()).stream()
                : Optional.<CallRules>empty().stream())
        .findFirst();
  }

  /// The newest calls of the business day, newest first.
  ///
  /// @param before only calls of entries before this one
  List<Found> newest(long before, int most) throws IOException {
    List<Found> found = new ArrayList<>();
    long end = Math.min(before - 1, past.head());
    while (end > 0 && found.size() < most) {
      long from = Math.max(1, end - PAGE + 1);
      List<Entry> page = past.entries(from, (int) (end - from + 1));
      for (Entry entry : page.reversed()) {
        for (var event : entry.events().reversed()) {
          switch (event) {
            case TicketCalled call when found.size() < most -> found.add(new Called(entry, call));
            case LateVisitEntered(var visit) when found.size() < most ->
                found.add(new Late(entry, visit));
            case DayOpened _ -> {
              return found;
            }
            default -> {}
          }
        }
      }
      end = from - 1;
    }
    return found;
  }

  /// The call that an entry made, or called out again.
  Optional<Found> at(long seq) throws IOException {
    if (seq < 1 || seq > past.head()) {
      return Optional.empty();
    }
    Entry entry = past.entries(seq, 1).getFirst();
    for (var event : entry.events()) {
      switch (event) {
        case TicketCalled call -> {
          return Optional.of(new Called(entry, call));
        }
        case LateVisitEntered(var visit) -> {
          return Optional.of(new Late(entry, visit));
        }
        case TicketRecalled again -> {
          return before(seq, again.ticket());
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private Optional<Found> before(long seq, TicketId ticket) throws IOException {
    long end = seq - 1;
    while (end > 0) {
      long from = Math.max(1, end - PAGE + 1);
      for (Entry entry : past.entries(from, (int) (end - from + 1)).reversed()) {
        for (var event : entry.events()) {
          if (event instanceof TicketCalled call && call.ticket().equals(ticket)) {
            return Optional.of(new Called(entry, call));
          }
          if (event instanceof DayOpened) {
            return Optional.empty();
          }
        }
      }
      end = from - 1;
    }
    return Optional.empty();
  }
}
