package hall.app.devices;

import hall.device.DeviceEvent;
import java.util.Optional;
import java.util.function.Consumer;

/// Where devices are heard. Until the house is ready, keys fall on deaf ears: nobody was asked
/// anything yet.
public final class Plugs implements Consumer<DeviceEvent> {

  private volatile Optional<Hearing> hearing = Optional.empty();
  private volatile Optional<PanelDesk> panels = Optional.empty();

  private volatile Consumer<DeviceEvent> echo = _ -> {};

  private record Hearing(KeyDesk keys, ReadingDesk readings, Runnable statusChanged) {}

  /// From now on, keys reach the hall, cards and codes the page they were laid before, and a
  /// changed status whoever shows it.
  public void connect(KeyDesk keys, ReadingDesk readings, Runnable statusChanged) {
    hearing = Optional.of(new Hearing(keys, readings, statusChanged));
    statusChanged.run();
  }

  /// From now on the installer hears all that comes.
  public void connect(Consumer<DeviceEvent> installer) {
    echo = installer;
  }

  /// From now on buttons of panels are heard.
  public void connect(PanelDesk desk) {
    panels = Optional.of(desk);
  }

  @Override
  public void accept(DeviceEvent event) {
    echo.accept(event);
    if (event instanceof DeviceEvent.ButtonPressed pressed) {
      panels.ifPresent(desk -> desk.pressed(pressed));
    }
    hearing.ifPresent(here -> {
      boolean isSeen =
          event instanceof DeviceEvent.StatusChanged || event instanceof DeviceEvent.SpeechChanged;
      if (isSeen) {
        here.statusChanged().run();
      } else {
        here.keys().came(event);
        here.readings().accept(event);
      }
    });
  }
}
