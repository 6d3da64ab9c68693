package hall.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that a hall remembers, as values: what a snapshot keeps. A hall made from it goes on exactly
/// as the one that gave it.
///
/// @param seq the last entry applied
/// @param at the time of that entry
/// @param filePlan the plan that the hall file gave last; the running plan may have been changed
///   since
/// @param issued how many numbers each series has given out in this business day
/// @param leases the blocks of emergency numbers given out in this business day, in their order
/// @param tickets those of this business day, in the order they were taken
/// @param clerks who has signed on where
/// @param pauses the windows that do not call
/// @param loans the windows that handle more than their own services
/// @param freeSince since when each window with a clerk has had nobody
/// @param slips the last key of each window
/// @param appointments those of this business day and later ones
/// @param counts what the window rules count
/// @param calls the newest calls, newest first
/// @param answered the entries of this business day that carry a request key
/// @param answeredBefore those of the business day before
/// @param amendments what was said afterwards about what had been recorded
public record HallMemory(
    long seq,
    Instant at,
    HallPlan plan,
    Optional<HallPlan> filePlan,
    LocalDate day,
    Map<Series, Integer> issued,
    List<Lease> leases,
    List<Ticket> tickets,
    Map<WindowId, ClerkId> clerks,
    Map<WindowId, Pause> pauses,
    Map<WindowId, Loan> loans,
    Map<WindowId, Instant> freeSince,
    Map<WindowId, Slip> slips,
    List<Appointment> appointments,
    Counts counts,
    List<Call> calls,
    List<Entry> answered,
    List<Entry> answeredBefore,
    Amendments amendments) {

  public HallMemory {
    issued = Map.copyOf(issued);
    leases = List.copyOf(leases);
    tickets = List.copyOf(tickets);
    clerks = Map.copyOf(clerks);
    pauses = Map.copyOf(pauses);
    loans = Map.copyOf(loans);
    freeSince = Map.copyOf(freeSince);
    slips = Map.copyOf(slips);
    appointments = List.copyOf(appointments);
    calls = List.copyOf(calls);
    answered = List.copyOf(answered);
    answeredBefore = List.copyOf(answeredBefore);
  }

  /// The same hall laid out otherwise.
  public HallMemory under(HallPlan other) {
    return new HallMemory(
        seq,
        at,
        other,
        filePlan,
        day,
        issued,
        leases,
        tickets,
        clerks,
        pauses,
        loans,
        freeSince,
        slips,
        appointments,
        counts,
        calls,
        answered,
        answeredBefore,
        amendments);
  }

  /// A hall in which nothing has happened yet, not even a plan.
  public static HallMemory empty() {
    return new HallMemory(
        0,
        Instant.EPOCH,
        HallPlan.EMPTY,
        Optional.empty(),
        LocalDate.EPOCH,
        Map.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        Counts.NONE,
        List.of(),
        List.of(),
        List.of(),
        Amendments.NONE);
  }
}
