package hall.app.devices;

import hall.app.config.HallFile;
import hall.app.config.HallFile.Device;
import hall.app.web.PlaceNews;
import hall.app.web.PlaceStreams;
import hall.app.web.PlaceStreams.Place;
import hall.device.DeviceEvent;
import hall.device.DeviceId;
import hall.queue.TicketId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes what readers and scanners say to the page of the kiosk or window they stand at.
public final class ReadingDesk implements Consumer<DeviceEvent> {

  /// The QR on the paper leads to `…/t/{id}`; a bar code may be the id alone.
  private static final Pattern TICKET = Pattern.compile("(?:.*/t/)?([0-9A-Z]{16})");

  private final HallFile file;
  private final PlaceStreams streams;

  public ReadingDesk(HallFile file, PlaceStreams streams) {
    this.file = file;
    this.streams = streams;
  }

  /// Something came from a device. May be called from any thread; does not wait.
  @Override
  public void accept(DeviceEvent event) {
    switch (event) {
      case DeviceEvent.CardRead(var device, var card, var at) ->
          tell(
              device,
              at,
              new PlaceNews.Card(
                  card.masked(),
                  card.person(),
                  card.age().name().toLowerCase(Locale.ROOT),
                  card.expired()));
      case DeviceEvent.CardUnread(var device, var cause, var at) ->
          tell(device, at, new PlaceNews.CardUnread(cause));
      case DeviceEvent.CodeScanned(var device, var code, var at) ->
          tell(device, at, new PlaceNews.Scan(code, ticket(code)));
      case DeviceEvent.KeyPressed _,
          DeviceEvent.RatingPressed _,
          DeviceEvent.RatingDeclined _,
          DeviceEvent.ButtonPressed _,
          DeviceEvent.SpeechChanged _,
          DeviceEvent.StatusChanged _ -> {}
    }
  }

  private void tell(DeviceId id, Instant at, PlaceNews news) {
    file.device(id.value())
        .map(ReadingDesk::place)
        .ifPresent(place -> streams.tell(place, id.value(), at, news));
  }

  private static Place place(Device device) {
    return device.kiosk().isEmpty()
        ? new Place("", device.windowNumber())
        : new Place(device.kiosk(), 0);
  }

  static Optional<TicketId> ticket(String code) {
    Matcher found = TICKET.matcher(code);
    try {
      return found.matches() ? Optional.of(new TicketId(found.group(1))) : Optional.empty();
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }
}
