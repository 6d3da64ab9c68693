package hall.app.journal;

import java.time.LocalDate;

/// How the record of a business day stands: who knows it can tell later whether anything up to the
/// end of that day was changed.
///
/// @param entry the entry that ended the day; of a day that is not over, the last there is
/// @param entries how many there are after the one that opened the day, up to that one
/// @param head the chain hash after that entry
public record DaySeal(LocalDate day, long entry, long entries, Hash head) {}
