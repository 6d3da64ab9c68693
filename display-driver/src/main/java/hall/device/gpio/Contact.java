package hall.device.gpio;

import hall.device.line.Alarm;
import hall.device.line.Pace;
import java.time.Duration;
import java.util.function.Consumer;

/// A contact that is closed or open for long, such as a paper sensor's: what lasts is told, what
/// flutters is not.
final class Contact {

  private final Duration debounce;
  private final Consumer<Boolean> told;
  private final Alarm settles;
  private boolean now;
  private boolean said;

  Contact(Duration debounce, Pace pace, Consumer<Boolean> told) {
    this.debounce = debounce;
    this.told = told;
    settles = new Alarm(pace, this::settled);
  }

  void is(boolean closed) {
    now = closed;
    if (now == said) {
      settles.clear();
    } else if (!settles.isSet()) {
      settles.in(debounce);
    }
  }

  private void settled() {
    said = now;
    told.accept(said);
  }
}
