package hall.app.audit;

import hall.app.journal.ClockQuality;
import hall.app.journal.Recorded;
import hall.app.words.WhyWords;
import hall.app.words.Words;
import hall.queue.Actor;
import hall.queue.Event;
import hall.queue.TicketId;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/// One ticket's life in words, a line for each thing that happened to it.
final class LifePrint {

  /// Both times are told when they lie further apart: the record is made within a breath.
  private static final Duration SAME = Duration.ofSeconds(2);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final PrintStream out;
  private final Words words;
  private final String language;

  LifePrint(PrintStream out, Words words, String language) {
    this.out = out;
    this.words = words;
    this.language = language;
  }

  void print(TicketLife life) {
    ZoneId zone = life.planAt(Long.MAX_VALUE).calendar().zone();
    Recorded first = life.lines().getFirst();
    Recorded last = life.lines().getLast();
    say(
        "life-title",
        Map.of(
            "number", life.number(),
            "day", life.day(),
            "ticket", life.id().value(),
            "from", first.entry().seq(),
            "to", last.entry().seq()));
    boolean isUnsure = life.lines().stream().allMatch(LifePrint::isUnsure);
    for (Recorded line : life.lines()) {
      print(line, life, zone, !isUnsure);
    }
    if (isUnsure) {
      say("clock-unsure-all", Map.of());
    }
  }

  private static boolean isUnsure(Recorded line) {
    return line.clock() == ClockQuality.UNKNOWN;
  }

  private void print(Recorded line, TicketLife life, ZoneId zone, boolean markUnsure) {
    Instant at = life.at(line);
    EventWords events = new EventWords(words, language, zone);
    WhyWords why = new WhyWords(words, (service, _) -> service.value(), zone);
    StringBuilder times = new StringBuilder(time(at, life, zone));
    if (!at.equals(line.entry().at())) {
      String then = MOMENT.format(line.entry().at().atZone(zone));
      times.append(words.say(language, "audit.corrected", Map.of("at", then)));
    }
    if (Duration.between(at, line.recordedAt()).abs().compareTo(SAME) > 0) {
      String recorded = MOMENT.format(line.recordedAt().atZone(zone));
      times.append(words.say(language, "audit.recorded", Map.of("at", recorded)));
    }
    if (markUnsure && isUnsure(line)) {
      times.append(words.say(language, "audit.clock-unsure"));
    }
    for (Event event : line.entry().events()) {
      if (isAbout(event, life.id())) {
        out.println("%s  %s".formatted(times, events.sentence(event, actor(line.entry().actor()))));
        if (event instanceof Event.TicketCalled called) {
          var rules = life.planAt(line.entry().seq()).rules();
          out.println("          " + why.sentence(called.why(), at, rules, language));
        }
      }
    }
  }

  /// Of those that came in one entry, what speaks of another ticket is its own life.
  private static boolean isAbout(Event event, TicketId id) {
    return EventWords.fields(event).stream().anyMatch(id.value()::equals);
  }

  private static String time(Instant at, TicketLife life, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    return local.toLocalDate().equals(life.day()) ? TIME.format(local) : MOMENT.format(local);
  }

  private String actor(Actor actor) {
    String role = actor.role().name().toLowerCase(Locale.ROOT);
    return words.say(language, "audit.actor." + role, Map.of("name", actor.name()));
  }

  private void say(String key, Map<String, ?> values) {
    out.println(words.say(language, "audit." + key, values));
  }
}
