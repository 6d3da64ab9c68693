package hall.queue;

import java.time.Instant;

/// A ticket called to a window, as the boards show it and the voice says it.
///
/// @param seq the entry that called it last: a recall is a call of its own
/// @param times how often it was called by now
public record Call(
    long seq,
    TicketId ticket,
    TicketNumber number,
    ServiceId service,
    WindowId window,
    Instant at,
    int times) {}
