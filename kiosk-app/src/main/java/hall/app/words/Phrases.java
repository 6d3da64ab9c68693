package hall.app.words;

import hall.queue.Calendar.Session;
import hall.queue.LineClass;
import hall.queue.Lines;
import hall.queue.ServiceId;
import hall.queue.WindowId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// The parts that sentences about call rules are made of, in one language.
final class Phrases {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

  private final Words words;
  private final ServiceNames services;
  private final String language;

  Phrases(Words words, ServiceNames services, String language) {
    this.words = words;
    this.services = services;
    this.language = language;
  }

  String say(String key, Map<String, ?> values) {
    return words.say(language, "rules." + key, values);
  }

  String say(String key) {
    return say(key, Map.of());
  }

  /// Such as `20 minutes`, or `1 hour 30 minutes`.
  String duration(Duration duration) {
    List<String> parts = new ArrayList<>();
    add("hours", duration.toHours(), parts);
    add("minutes", duration.toMinutesPart(), parts);
    add("seconds", duration.toSecondsPart(), parts);
    if (parts.isEmpty()) {
      return say("duration.minutes", Map.of("n", 0));
    }
    String said = parts.getFirst();
    for (String smaller : parts.subList(1, parts.size())) {
      said = say("duration.joined", Map.of("larger", said, "smaller", smaller));
    }
    return said;
  }

  /// A wait as people tell one another: in whole minutes once it has lasted one.
  String wait(Duration wait) {
    Duration told =
        wait.compareTo(Duration.ofMinutes(1)) < 0
            ? Duration.ofSeconds(Math.max(0, wait.toSeconds()))
            : Duration.ofMinutes(wait.toMinutes());
    return duration(told);
  }

  private void add(String unit, long count, List<String> parts) {
    if (count > 0) {
      parts.add(say("duration." + unit, Map.of("n", count)));
    }
  }

  String time(Instant at, ZoneId zone) {
    return MINUTE.format(at.atZone(zone));
  }

  String times(List<Session> sessions) {
    return list(
        sessions.stream()
            .map(session -> "%s-%s".formatted(clock(session.from()), clock(session.to())))
            .toList());
  }

  private static String clock(int minute) {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }

  String list(List<String> items) {
    return list(items, "list.last");
  }

  private String list(List<String> items, String last) {
    if (items.isEmpty()) {
      return "";
    }
    String first = String.join(say("list.separator"), items.subList(0, items.size() - 1));
    return first.isEmpty() ? items.getLast() : first + say(last) + items.getLast();
  }

  String windows(List<WindowId> windows) {
    return list(windows.stream().sorted().map(WindowId::toString).toList(), "windows.last");
  }

  String service(ServiceId service) {
    return services.of(service, language);
  }

  /// Such as `priority numbers`.
  String line(LineClass of) {
    return say("class." + of.name().toLowerCase(Locale.ROOT));
  }

  String lines(Lines lines) {
    boolean isAll = lines.classes().isEmpty();
    String classes = list(new TreeSet<>(lines.classes()).stream().map(this::line).toList());
    String named = list(lines.services().stream().map(this::service).toList());
    return say(
        "lines." + (lines.isOwn() ? "own" : "services") + (isAll ? "" : "-class"),
        Map.of("classes", classes, "services", named));
  }
}
