package hall.app.install;

import hall.app.web.Installing.Heard;
import hall.device.DeviceEvent;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Remembers for the installer what was last pressed, rated, laid on and scanned at the devices of
/// the hall. Cards and identity numbers in codes come masked, as everywhere.
public final class KeyEcho implements Consumer<DeviceEvent> {

  private static final int MOST = 40;

  private final Deque<Heard> last = new ArrayDeque<>();

  /// May be called from any thread.
  @Override
  public void accept(DeviceEvent event) {
    heard(event).ifPresent(this::keep);
  }

  private synchronized void keep(Heard heard) {
    last.addLast(heard);
    if (last.size() > MOST) {
      last.removeFirst();
    }
  }

  /// The newest last. May be called from any thread.
  public synchronized List<Heard> heard() {
    return List.copyOf(last);
  }

  private static Optional<Heard> heard(DeviceEvent event) {
    return switch (event) {
      case DeviceEvent.KeyPressed(_, var key, _) ->
          heard(event, "key", key.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      case DeviceEvent.ButtonPressed(_, var button, _) -> heard(event, "key", button);
      case DeviceEvent.RatingPressed(_, int level, _) ->
          heard(event, "rating", Integer.toString(level));
      case DeviceEvent.RatingDeclined _ -> heard(event, "declined", "");
      case DeviceEvent.CardRead(_, var card, _) -> heard(event, "card", card.masked());
      case DeviceEvent.CardUnread(_, var cause, _) -> heard(event, "card-unread", cause);
      case DeviceEvent.CodeScanned(_, var code, _) -> heard(event, "code", code);
      case DeviceEvent.SpeechChanged _, DeviceEvent.StatusChanged _ -> Optional.empty();
    };
  }

  private static Optional<Heard> heard(DeviceEvent event, String what, String value) {
    Instant at = event.at();
    return Optional.of(new Heard(event.device().value(), what, value, at));
  }
}
