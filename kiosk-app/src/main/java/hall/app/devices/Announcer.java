package hall.app.devices;

import hall.app.config.HallFile;
import hall.app.config.HallFile.Device;
import hall.app.config.HallFile.Use;
import hall.app.words.Words;
import hall.device.Announcement;
import hall.device.Announcement.Phrase;
import hall.device.DeviceFloor;
import hall.device.DeviceId;
import hall.queue.Ticket;
import hall.queue.WindowId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Has calls said aloud, in the hall's words and as loud as the hour asks. Numbers and windows are
/// said, never names.
final class Announcer {

  private final HallFile file;
  private final Words words;
  private final DeviceFloor floor;

  Announcer(HallFile file, Words words, DeviceFloor floor) {
    this.file = file;
    this.words = words;
    this.floor = floor;
  }

  /// Somebody is called to a window, at that moment.
  void call(Ticket ticket, WindowId window, Instant at) {
    Announcement announcement =
        new Announcement(
            languages(ticket).stream()
                .map(language -> new Phrase(language, spoken(language, ticket, window)))
                .toList(),
            file.voice().chime(),
            file.voice().times(),
            file.voice().volumeAt(minute(at)),
            Optional.of(file.voice().clips()).filter(name -> !name.isEmpty()).map(Path::of));
    for (Device device : file.devices()) {
      if (device.use() == Use.VOICE) {
        floor.say(new DeviceId(device.id()), announcement);
      }
    }
  }

  private List<String> languages(Ticket ticket) {
    if (!file.voice().languages().isEmpty()) {
      return file.voice().languages();
    }
    List<String> languages = new ArrayList<>(List.of(file.hall().language()));
    if (!languages.contains(ticket.language())) {
      languages.add(ticket.language());
    }
    return languages;
  }

  private int minute(Instant at) {
    LocalTime time = at.atZone(file.calendar().zone()).toLocalTime();
    return time.getHour() * 60 + time.getMinute();
  }

  private String spoken(String language, Ticket ticket, WindowId window) {
    String name =
        file.windows().stream()
            .filter(each -> each.id().equals(window))
            .map(each -> each.name().in(language))
            .findFirst()
            .orElse("");
    return words.say(
        language,
        name.isEmpty() ? "voice.call" : "voice.call-named",
        Map.of("number", ticket.number(), "window", name.isEmpty() ? window.toString() : name));
  }
}
