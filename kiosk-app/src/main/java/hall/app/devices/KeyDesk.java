package hall.app.devices;

import hall.app.config.HallFile;
import hall.app.config.HallFile.Device;
import hall.app.loop.HallLoop;
import hall.device.DeviceEvent;
import hall.device.DeviceFloor;
import hall.device.DeviceId;
import hall.device.Key;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Decision.Refused;
import hall.queue.Hall;
import hall.queue.PauseReason;
import hall.queue.Rating;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.Ticket;
import hall.queue.WindowId;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;

/// Takes the keys of callers and pads to the hall. A caller whose key was refused beeps, so that
/// the clerk knows without a screen.
public final class KeyDesk {

  private static final System.Logger LOG = System.getLogger(KeyDesk.class.getName());

  private final HallFile file;
  private final HallLoop loop;
  private final Consumer<DeviceId> beep;

  public KeyDesk(HallFile file, HallLoop loop, DeviceFloor floor) {
    this.file = file;
    this.loop = loop;
    beep = floor::beep;
  }

  /// Something came from a device. May be called from any thread; does not wait.
  public void came(DeviceEvent event) {
    Optional<Device> device = file.device(event.device().value());
    Optional<WindowId> window = device.flatMap(Device::window);
    if (window.isEmpty()) {
      return;
    }
    switch (event) {
      case DeviceEvent.KeyPressed(var caller, var key, _) -> pressed(key, window.get(), caller);
      case DeviceEvent.RatingPressed(var pad, var level, _) ->
          submit(new Command.Rate(window.get(), new Rating(level)), Actor.Role.PAD, pad);
      case DeviceEvent.RatingDeclined _,
          DeviceEvent.ButtonPressed _,
          DeviceEvent.SpeechChanged _,
          DeviceEvent.CardRead _,
          DeviceEvent.CardUnread _,
          DeviceEvent.CodeScanned _,
          DeviceEvent.StatusChanged _ -> {}
    }
  }

  private void pressed(Key key, WindowId window, DeviceId caller) {
    var _ =
        loop.read(hall -> command(key, window, hall))
            .whenComplete((command, failure) -> {
              if (failure == null && command.isPresent()) {
                submit(command.get(), Actor.Role.CALLER, caller);
              } else {
                beep.accept(caller);
              }
            });
  }

  /// What a key asks of the hall as it stands; empty where it asks nothing. A key that means one of
  /// two things looks first: whoever changes it in between is told by a refusal.
  private static Optional<Command> command(Key key, WindowId window, Hall hall) {
    return switch (key) {
      case NEXT -> Optional.of(new Command.CallNext(window));
      case RECALL -> Optional.of(new Command.Recall(window));
      case END -> Optional.of(new Command.End(window));
      case NO_SHOW -> Optional.of(new Command.MarkNoShow(window));
      case CONFIRM -> Optional.of(new Command.Start(window));
      case HOLD -> Optional.of(new Command.Park(window, Optional.empty()));
      case RECALL_HELD ->
          hall.parkedAt(window).stream()
              .max(Comparator.comparingLong(Ticket::order))
              .map(parked -> new Command.CallChosen(window, parked.id(), ""));
      case PAUSE ->
          Optional.of(
              hall.pause(window).isPresent()
                  ? new Command.ResumeWindow(window)
                  : new Command.PauseWindow(window, PauseReason.OTHER));
      case CANCEL -> Optional.of(new Command.Undo(window));
      case LINE, TRANSFER -> Optional.empty();
    };
  }

  private void submit(Command command, Actor.Role role, DeviceId device) {
    Request request = new Request(command, new Actor(role, device.value()), RequestKey.NONE);
    var _ =
        loop.submit(request, (_, outcome) -> outcome.decision() instanceof Refused)
            .whenComplete((refused, failure) -> {
              if (failure != null) {
                LOG.log(Level.WARNING, "A key of " + device.value() + " was not done.", failure);
              }
              if (role == Actor.Role.CALLER && (failure != null || refused)) {
                beep.accept(device);
              }
            });
  }
}
