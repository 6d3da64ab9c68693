package hall.app.devices;

import hall.app.config.HallFile;
import hall.app.config.HallFile.Device;
import hall.app.config.HallFile.Kiosk;
import hall.app.config.HallFile.Use;
import hall.app.loop.HallLoop;
import hall.device.DeviceEvent;
import hall.device.DeviceFloor;
import hall.device.DeviceId;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Decision.Refused;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.Priority;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.Ticket;
import hall.queue.TicketId;
import hall.queue.WindowId;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What panels of buttons, lamps and buzzers mean. At a window the lamp is lit while somebody is
/// called there, the buzzer sounds with each call, and the button calls the next. At a kiosk the
/// lamp is lit and the buzzer sounds when a paper did not come out, and the button takes a number
/// for the first service of the hall file.
public final class PanelDesk implements HallLoop.Outlet {

  private static final System.Logger LOG = System.getLogger(PanelDesk.class.getName());
  private static final Duration BUZZ = Duration.ofMillis(400);
  private static final int CHANCE_BYTES = 10;

  private final HallFile file;
  private final DeviceFloor floor;
  private final HallLoop loop;
  private final List<Device> panels;
  private final Map<String, Boolean> lit = new HashMap<>();
  private final SecureRandom chance = new SecureRandom();

  /// @param loop does what the buttons ask for
  public PanelDesk(HallFile file, DeviceFloor floor, HallLoop loop) {
    this.file = file;
    this.floor = floor;
    this.loop = loop;
    panels = file.devices().stream().filter(device -> device.use() == Use.GPIO).toList();
  }

  @Override
  public void kept(List<Entry> entries, Hall hall) {
    if (panels.isEmpty()) {
      return;
    }
    show(hall);
    for (Entry entry : entries) {
      for (Event event : entry.events()) {
        happened(event, entry.actor());
      }
    }
  }

  @Override
  public void issuing(Optional<String> trouble, Hall hall) {
    show(hall);
  }

  @Override
  public void settle(Hall hall, Instant now) {
    // Lamps follow what is kept, and nothing but that.
  }

  @Override
  public Instant nextEdge(Hall hall, Instant now) {
    return Instant.MAX;
  }

  private void show(Hall hall) {
    for (Device panel : panels) {
      panel
          .window()
          .ifPresent(window ->
              lamps(
                  panel,
                  hall.ticketAt(window)
                      .map(Ticket::stage)
                      .filter(Ticket.Stage.Called.class::isInstance)
                      .isPresent()));
    }
  }

  private void happened(Event event, Actor actor) {
    switch (event) {
      case Event.TicketCalled called -> buzzAt(called.window());
      case Event.TicketRecalled recalled -> buzzAt(recalled.window());
      case Event.PrintFailed _ -> paper(actor, true);
      case Event.TicketPrinted _ -> paper(actor, false);
      default -> LOG.log(Level.TRACE, "A panel has nothing to do with {0}.", event);
    }
  }

  private void buzzAt(WindowId window) {
    panels.stream()
        .filter(panel -> panel.window().equals(Optional.of(window)))
        .forEach(panel -> floor.buzz(new DeviceId(panel.id()), BUZZ));
  }

  /// The kiosk's panel says to those around that the printer wants a hand.
  private void paper(Actor printer, boolean failed) {
    for (Kiosk kiosk : file.kiosks()) {
      if (kiosk.printer().equals(printer.name())) {
        panels.stream()
            .filter(panel -> panel.kiosk().equals(kiosk.id()))
            .forEach(panel -> {
              lamps(panel, failed);
              if (failed) {
                floor.buzz(new DeviceId(panel.id()), BUZZ);
              }
            });
      }
    }
  }

  /// A lamp that nobody has lit is off.
  private void lamps(Device panel, boolean on) {
    boolean before = lit.getOrDefault(panel.id(), false);
    lit.put(panel.id(), on);
    if (before != on) {
      floor.lamps(new DeviceId(panel.id()), on);
    }
  }

  /// A button was pressed. May be called from any thread; does not wait.
  public void pressed(DeviceEvent.ButtonPressed pressed) {
    panels.stream()
        .filter(panel -> panel.id().equals(pressed.device().value()))
        .findFirst()
        .flatMap(this::request)
        .ifPresent(request -> {
          var _ =
              loop.submit(request, (_, outcome) -> outcome.decision() instanceof Refused)
                  .whenComplete((refused, failure) -> {
                    if (failure != null || refused) {
                      LOG.log(Level.INFO, "A button was pressed in vain: " + pressed, failure);
                      floor.buzz(pressed.device(), BUZZ);
                    }
                  });
        });
  }

  private Optional<Request> request(Device panel) {
    Optional<Kiosk> kiosk =
        file.kiosks().stream().filter(each -> each.id().equals(panel.kiosk())).findFirst();
    if (kiosk.isPresent()) {
      byte[] bytes = new byte[CHANCE_BYTES];
      chance.nextBytes(bytes);
      Command take =
          new Command.TakeTicket(
              TicketId.of(bytes),
              file.services().getFirst().id(),
              Priority.ORDINARY,
              kiosk.get().language());
      return Optional.of(
          new Request(take, new Actor(Actor.Role.KIOSK, kiosk.get().id()), RequestKey.NONE));
    }
    return panel
        .window()
        .map(window ->
            new Request(
                new Command.CallNext(window),
                new Actor(Actor.Role.CALLER, panel.id()),
                RequestKey.NONE));
  }
}
