package hall.queue;

import java.time.Instant;

/// A window that does not call (暂停服务).
public record Pause(PauseReason reason, Instant since) {}
