package hall.app.audit;

import hall.app.audit.Track.Stage;
import hall.app.audit.Verdict.Notice;
import hall.app.journal.RecordScan;
import hall.app.words.Words;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// An audit's outcome, in words on a terminal.
final class VerdictPrint {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final PrintStream out;
  private final Words words;
  private final String language;

  VerdictPrint(PrintStream out, Words words, String language) {
    this.out = out;
    this.words = words;
    this.language = language;
  }

  void print(Path data, Verdict verdict, double seconds) {
    line("title", Map.of("data", data));
    Tally tally = verdict.tally();
    line("counted", Map.of("entries", verdict.entries(), "files", verdict.files()));
    line(
        "judged",
        Map.of(
            "events", tally.events,
            "days", tally.days,
            "numbers", tally.numbers,
            "calls", tally.calls,
            "ratings", tally.ratings));
    line(
        "compared",
        Map.of(
            "seals", verdict.seals(),
            "given", verdict.vouched(),
            "snapshots", verdict.snapshots()));
    line("took", Map.of("seconds", String.format(Locale.ROOT, "%.1f", seconds)));
    for (Notice notice : verdict.notices()) {
      line("notice." + notice.what(), notice.facts());
    }
    verdict
        .finding()
        .ifPresentOrElse(
            finding -> bad(finding, verdict.zone()), () -> verdict.end().ifPresent(this::sound));
  }

  private void sound(RecordScan.End end) {
    line("sound", Map.of("entry", end.head().seq(), "seal", SealText.of(end.head().hash())));
  }

  private void bad(Finding finding, ZoneId zone) {
    String at = finding.at().map(moment -> time(moment, zone)).orElse("?");
    line("bad", Map.of());
    line("where", Map.of("file", finding.file(), "offset", finding.offset()));
    line(finding.isOwnTime() ? "entry" : "entry-after", Map.of("entry", finding.seq(), "at", at));
    Map<String, Object> facts = new HashMap<>(finding.facts());
    if (facts.get("stage") instanceof Stage stage) {
      facts.put("stage", words.say(language, "audit.stage." + name(stage)));
    }
    out.println("  " + words.say(language, "audit.finding." + finding.what(), facts));
    line("keep", Map.of());
  }

  private static String name(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String time(Instant moment, ZoneId zone) {
    return MOMENT.format(moment.atZone(zone));
  }

  private void line(String key, Map<String, ?> values) {
    out.println(words.say(language, "audit." + key, values));
  }
}
