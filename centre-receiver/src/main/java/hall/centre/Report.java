package hall.centre;

import hall.report.ReportLine;
import java.time.Instant;
import java.util.List;

/// A batch as a hall sent it, read and checked at the door.
///
/// @param from the first entry of the hall's record that it covers
/// @param to the first entry it no longer covers
/// @param prev the sum of the hall's record before `from`
/// @param digest the sum of the hall's record before `to`
/// @param boot names one start of the hall's program
/// @param clock how far the hall trusts its clock: `synced`, `holdover` or `unknown`
/// @param head the newest entry of the hall's record
/// @param names what the hall and its services are called, as JSON; empty when it was not said
record Report(
    String hall,
    long epoch,
    long from,
    long to,
    String prev,
    String digest,
    Instant sentAt,
    String boot,
    String clock,
    long head,
    String names,
    List<Item> items) {

  Report {
    items = List.copyOf(items);
  }

  /// One record of the batch.
  sealed interface Item {

    /// A visit as it stands (`hall.ticket.v1`).
    ///
    /// @param extra fields this centre does not know yet, as JSON; empty when there are none
    record Visit(ReportLine line, String extra) implements Item {}

    /// A kind of record this centre does not know yet: kept as it came, for the centre that will.
    record Unknown(long seq, String id, String type, String body) implements Item {}

    /// A record that cannot be read: kept for a person to look at, and never in the way of the
    /// rest.
    ///
    /// @param seq 0 when even that cannot be read
    /// @param code what is wrong, such as `bad-field`
    /// @param field where, empty when it is the whole record
    record Unreadable(long seq, String id, String code, String field, String body)
        implements Item {}
  }
}
