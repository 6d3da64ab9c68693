package hall.device.gpio;

import hall.device.line.Alarm;
import hall.device.line.Pace;
import java.time.Duration;
import java.util.function.Consumer;

/// A button, as a person means it: its contacts bounce, so a change counts when it has lasted; and
/// one that is down longer than anybody presses is stuck and not pressed.
final class Button {

  private final Runnable pressed;
  private final Consumer<Boolean> stuck;
  private final Duration debounce;
  private final Duration stuckAfter;
  private final Alarm settles;
  private final Alarm sticks;
  private boolean contact;
  private boolean down;
  private boolean isStuck;

  Button(
      Duration debounce,
      Duration stuckAfter,
      Pace pace,
      Runnable pressed,
      Consumer<Boolean> stuck) {
    this.debounce = debounce;
    this.stuckAfter = stuckAfter;
    this.pressed = pressed;
    this.stuck = stuck;
    settles = new Alarm(pace, this::settled);
    sticks = new Alarm(pace, this::stuck);
  }

  void contact(boolean closed) {
    contact = closed;
    if (contact == down) {
      settles.clear();
    } else if (!settles.isSet()) {
      settles.in(debounce);
    }
  }

  private void settled() {
    down = contact;
    if (down) {
      pressed.run();
      if (!stuckAfter.isZero()) {
        sticks.in(stuckAfter);
      }
    } else {
      sticks.clear();
      if (isStuck) {
        isStuck = false;
        stuck.accept(false);
      }
    }
  }

  private void stuck() {
    isStuck = true;
    stuck.accept(true);
  }
}
