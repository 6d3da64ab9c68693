package hall.device.line;

import java.time.Instant;
import java.util.Optional;

/// How the line of a device fares, for the person who looks for a fault. Counted since the hall was
/// started.
///
/// @param port as the hall file names it
/// @param at what is open now, as the system calls it; empty when nothing is
/// @param openings how often the port was opened
/// @param heardBytes bytes that came, from any device on the line
/// @param toldBytes bytes that left
/// @param heardAt when bytes came last
public record LinkStatus(
    String port,
    String at,
    int openings,
    long heardBytes,
    long toldBytes,
    Optional<Instant> heardAt) {}
