package hall.app.day;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What `sim` or `replay` is asked for.
sealed interface DayArguments {

  /// A made-up day.
  ///
  /// @param hall a shipped hall's name or a hall file
  record Sim(String hall, LocalDate day, long seed, Optional<Path> rules, String language)
      implements DayArguments {}

  /// A day of a record.
  record Again(Path data, LocalDate day, Optional<Path> rules, String language)
      implements DayArguments {}

  /// It was not understood.
  ///
  /// @param key of the sentence in the message files
  record Wrong(String key, Map<String, ?> values, String language) implements DayArguments {}

  /// Reads the words after `tinghao`.
  ///
  /// @param language what the terminal speaks unless `--lang` says otherwise
  /// @param languages what the hall speaks
  static DayArguments read(List<String> words, String language, List<String> languages) {
    return new Reader(words, language, languages).read();
  }

  /// Goes through the words one by one.
  final class Reader {
    private final Deque<String> words;
    private final List<String> languages;
    private final boolean isSim;
    private String language;
    private Optional<String> hall = Optional.empty();
    private Optional<Path> data = Optional.empty();
    private Optional<Path> rules = Optional.empty();
    private Optional<LocalDate> day = Optional.empty();
    private OptionalLong seed = OptionalLong.empty();
    private Optional<Wrong> wrong = Optional.empty();

    private Reader(List<String> words, String language, List<String> languages) {
      this.words = new ArrayDeque<>(words);
      this.language = language;
      this.languages = languages;
      isSim = this.words.pop().equals("sim");
    }

    private DayArguments read() {
      while (!words.isEmpty() && wrong.isEmpty()) {
        option(words.pop());
      }
      if (wrong.isPresent()) {
        return wrong.get();
      }
      if (isSim && hall.isEmpty()) {
        return missing("--hall");
      }
      if (!isSim && data.isEmpty()) {
        return missing("--data");
      }
      if (day.isEmpty()) {
        return missing("--day");
      }
      if (isSim && seed.isEmpty()) {
        return missing("--seed");
      }
      return isSim
          ? new Sim(hall.orElseThrow(), day.get(), seed.orElseThrow(), rules, language)
          : new Again(data.orElseThrow(), day.get(), rules, language);
    }

    private Wrong missing(String option) {
      return new Wrong(
          "day.option-missing",
          Map.of("option", option, "command", isSim ? "sim" : "replay"),
          language);
    }

    private void option(String word) {
      boolean isKnown =
          switch (word) {
            case "--hall", "--seed" -> isSim;
            case "--data" -> !isSim;
            case "--day", "--rules", "--lang" -> true;
            default -> false;
          };
      if (!isKnown) {
        fail("start.unknown-option", Map.of("value", word));
      } else if (words.isEmpty()) {
        fail("start.option-needs-value", Map.of("option", word));
      } else {
        value(word, words.pop());
      }
    }

    private void value(String option, String text) {
      switch (option) {
        case "--hall" -> hall = Optional.of(text);
        case "--data" -> data = path(text);
        case "--rules" -> rules = path(text);
        case "--day" -> day(text);
        case "--seed" -> seed(text);
        default -> language(text);
      }
    }

    private Optional<Path> path(String text) {
      try {
        return Optional.of(Path.of(text));
      } catch (InvalidPathException e) {
        fail("start.unknown-option", Map.of("value", text));
        return Optional.empty();
      }
    }

    private void day(String text) {
      try {
        day = Optional.of(LocalDate.parse(text));
      } catch (DateTimeException e) {
        fail("day.day-malformed", Map.of("value", text));
      }
    }

    private void seed(String text) {
      if (text.matches("-?\\d{1,18}")) {
        seed = OptionalLong.of(Long.parseLong(text));
      } else {
        fail("day.seed-malformed", Map.of("value", text));
      }
    }

    private void language(String text) {
      if (languages.contains(text)) {
        language = text;
      } else {
        fail(
            "start.language-unknown",
            Map.of("value", text, "languages", String.join(", ", languages)));
      }
    }

    private void fail(String key, Map<String, ?> values) {
      wrong = Optional.of(new Wrong(key, values, language));
    }
  }
}
