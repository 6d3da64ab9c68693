package hall.app.web;

import hall.queue.Actor;
import hall.queue.RequestKey;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// Who looks after the hall's time, as the manager's page asks and tells.
public interface Timekeeping {

  /// How it stands with the time.
  ///
  /// @param now the hall's time
  /// @param box what the box's clock says
  /// @param leap how far that is ahead; zero as long as the hall follows it
  /// @param witness who says that the hall's time is right: `server`, `server-before`, `manager`,
  ///   `chip` or `nobody`
  record State(Instant now, Instant box, Duration leap, String witness) {}

  State state();

  /// The manager says that the hall's time is right.
  void confirm();

  /// The manager says that the hall's time is wrong by so much. Completes once the record says so.
  CompletableFuture<Boolean> correct(Duration by, Actor manager, RequestKey key);

  /// The earliest that the hall's time can be set to: nothing that a sure clock dated comes after.
  CompletableFuture<Instant> earliest();
}
