package hall.device.line;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what goes over a line; the line's threads count, anybody reads.
final class LinkCount {

  private final AtomicInteger openings = new AtomicInteger();
  private final AtomicLong heard = new AtomicLong();
  private final AtomicLong told = new AtomicLong();
  private volatile Optional<Instant> heardAt = Optional.empty();

  void opened() {
    openings.incrementAndGet();
  }

  void heard(int bytes, Instant at) {
    heard.addAndGet(bytes);
    heardAt = Optional.of(at);
  }

  void told(int bytes) {
    told.addAndGet(bytes);
  }

  LinkStatus status(String port, String at) {
    return new LinkStatus(port, at, openings.get(), heard.get(), told.get(), heardAt);
  }
}
