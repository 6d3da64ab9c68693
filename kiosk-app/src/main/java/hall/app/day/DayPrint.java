package hall.app.day;

import hall.app.words.Words;
import hall.day.DayComparison;
import hall.day.DayComparison.Change;
import hall.day.DayComparison.Pair;
import hall.day.DayFigures;
import hall.day.DayFigures.Figures;
import hall.queue.Line;
import hall.queue.TicketNumber;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Prints a day's figures, and two days side by side, in words.
final class DayPrint {

  private static final int NAMED = 5;

  private final PrintStream out;
  private final Words words;
  private final String language;
  private final UnaryOperator<String> serviceName;

  /// @param serviceName what people call the service of an id
  DayPrint(PrintStream out, Words words, String language, UnaryOperator<String> serviceName) {
    this.out = out;
    this.words = words;
    this.language = language;
    this.serviceName = serviceName;
  }

  void figures(DayFigures figures) {
    Columns table = new Columns();
    table.row(
        List.of(
            say("line"),
            say("taken"),
            say("called"),
            say("median"),
            say("ninety"),
            say("worst"),
            say("passed"),
            say("passed-most"),
            say("served"),
            say("no-show"),
            say("cancelled"),
            say("left-over"),
            say("reprints")));
    figures.lines().forEach((line, row) -> table.row(row(name(line), row)));
    table.row(row(say("all"), figures.all()));
    table.lines().forEach(out::println);
    if (!figures.late().isEmpty()) {
      out.println(words.say(language, "day.late", Map.of("n", figures.late().size())));
    }
    out.println(say("legend"));
  }

  private static List<String> row(String name, Figures figures) {
    return List.of(
        name,
        String.valueOf(figures.taken()),
        String.valueOf(figures.called()),
        time(figures.median()),
        time(figures.ninety()),
        time(figures.worst()),
        String.valueOf(figures.passed()),
        String.valueOf(figures.passedMost()),
        String.valueOf(figures.served()),
        String.valueOf(figures.noShow()),
        String.valueOf(figures.cancelled()),
        String.valueOf(figures.leftOver()),
        String.valueOf(figures.reprints()));
  }

  /// @param rules what the second rule set is called
  void comparison(DayComparison comparison, String rules) {
    out.println();
    out.println(words.say(language, "day.compared", Map.of("rules", rules)));
    Columns table = new Columns();
    table.row(
        List.of(
            say("line"),
            say("called"),
            say("median"),
            say("ninety"),
            say("worst"),
            say("passed-most"),
            say("left-over")));
    comparison.lines().forEach((line, pair) -> table.row(row(name(line), pair)));
    table.row(row(say("all"), comparison.all()));
    table.lines().forEach(out::println);
    count("longer", comparison.longer().size(), changes(comparison.longer()));
    count("shorter", comparison.shorter().size(), changes(comparison.shorter()));
    out.println(words.say(language, "day.same", Map.of("n", comparison.same())));
    count("lost", comparison.lost().size(), numbers(comparison.lost()));
    count("won", comparison.won().size(), numbers(comparison.won()));
  }

  private static List<String> row(String name, Pair pair) {
    Figures before = pair.before();
    Figures after = pair.after();
    return List.of(
        name,
        both(String.valueOf(before.called()), String.valueOf(after.called())),
        both(time(before.median()), time(after.median())),
        both(time(before.ninety()), time(after.ninety())),
        both(time(before.worst()), time(after.worst())),
        both(String.valueOf(before.passedMost()), String.valueOf(after.passedMost())),
        both(String.valueOf(before.leftOver()), String.valueOf(after.leftOver())));
  }

  private static String both(String before, String after) {
    return before.equals(after) ? before : before + " → " + after;
  }

  private void count(String key, int count, String some) {
    if (count > 0 || !(key.equals("lost") || key.equals("won"))) {
      out.println(words.say(language, "day." + key, Map.of("n", count, "some", some)));
    }
  }

  private String changes(List<Change> changes) {
    List<String> some =
        changes.stream()
            .limit(NAMED)
            .map(change ->
                "%s (%s → %s)"
                    .formatted(change.number(), time(change.before()), time(change.after())))
            .toList();
    return String.join(say("and"), some);
  }

  private String numbers(List<TicketNumber> numbers) {
    return String.join(
        say("and"), numbers.stream().limit(NAMED).map(TicketNumber::toString).toList());
  }

  private String name(Line line) {
    String of = say("class-" + line.of().name().toLowerCase(Locale.ROOT));
    return words.say(
        language,
        "day.named-line",
        Map.of("service", serviceName.apply(line.service().value()), "class", of));
  }

  private String say(String key) {
    return words.say(language, "day." + key);
  }

  /// Minutes and seconds, such as 7:05 or 76:30.
  static String time(Duration time) {
    long seconds = (time.toMillis() + 500) / 1000;
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }
}
