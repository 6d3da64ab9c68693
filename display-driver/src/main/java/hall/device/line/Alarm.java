package hall.device.line;

import hall.device.line.Pace.Timer;
import java.time.Duration;

/// One alarm of a driver. Set again, it forgets the time it was set to before.
public final class Alarm {

  private final Pace pace;
  private final Runnable rings;
  private Timer timer = Timer.NONE;
  private boolean set;

  /// An alarm that is not set.
  public Alarm(Pace pace, Runnable rings) {
    this.pace = pace;
    this.rings = rings;
  }

  /// Rings once, after that time.
  public void in(Duration time) {
    timer.cancel();
    set = true;
    timer =
        pace.after(
            time,
            () -> {
              set = false;
              rings.run();
            });
  }

  /// Does not ring.
  public void clear() {
    timer.cancel();
    set = false;
  }

  /// Whether it is going to ring.
  public boolean isSet() {
    return set;
  }
}
