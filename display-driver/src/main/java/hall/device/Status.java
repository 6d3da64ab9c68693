package hall.device;

import java.time.Instant;

/// How a device is, why (a code from [Cause], empty when there is nothing to say), and since when.
public record Status(State state, String cause, Instant since) {}
