package hall.queue;

import java.time.Instant;
import java.util.Optional;

/// What somebody says afterwards of a visit that was served without the system, when there was no
/// power. No rating belongs to it: the citizen was not asked.
///
/// @param cameAt when they came, if that was written down; without it the visit has no wait
/// @param calledAt when they were called to the window
/// @param slip what stood on the piece of paper they were given by hand, up to 12 characters
/// @param reason why it is entered afterwards, up to 80 characters
public record HandServed(
    ServiceId service,
    WindowId window,
    ClerkId clerk,
    Optional<Instant> cameAt,
    Instant calledAt,
    Instant endedAt,
    Outcome outcome,
    String slip,
    String reason) {}
