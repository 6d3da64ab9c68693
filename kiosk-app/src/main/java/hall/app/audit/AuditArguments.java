package hall.app.audit;

import hall.app.audit.SealText.Read;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `audit` is asked for.
sealed interface AuditArguments {

  /// Whether the record is as it was written.
  record Check(Path data, List<GivenSeal> seals, String language) implements AuditArguments {}

  /// One number's life.
  record Show(String number, Path data, Optional<LocalDate> day, String language)
      implements AuditArguments {}

  /// How a day's record stands.
  record Seal(Path data, Optional<LocalDate> day, String language) implements AuditArguments {}

  /// It was not understood.
  ///
  /// @param key of the sentence in the message files
  record Wrong(String key, Map<String, ?> values, String language) implements AuditArguments {}

  /// Reads the words after `audit`.
  ///
  /// @param language what the terminal speaks unless `--lang` says otherwise
  /// @param languages what the hall speaks
  static AuditArguments read(List<String> words, String language, List<String> languages) {
    return new Reader(words, language, languages).read();
  }

  /// Goes through the words one by one.
  final class Reader {
    private final Deque<String> words;
    private final List<String> languages;
    private final List<String> plain = new ArrayList<>();
    private final List<GivenSeal> seals = new ArrayList<>();
    private String language;
    private Optional<LocalDate> day = Optional.empty();
    private Optional<Wrong> wrong = Optional.empty();

    private Reader(List<String> words, String language, List<String> languages) {
      this.words = new ArrayDeque<>(words);
      this.language = language;
      this.languages = languages;
    }

    private AuditArguments read() {
      String command = words.isEmpty() ? "" : words.pop();
      if (command.equals("show") && !words.contains("--lang")) {
        language = languages.contains("zh-CN") ? "zh-CN" : language;
      }
      while (!words.isEmpty() && wrong.isEmpty()) {
        String word = words.pop();
        if (word.startsWith("--")) {
          option(word, command);
        } else {
          plain.add(word);
        }
      }
      return wrong.<AuditArguments>map(said -> said).orElseGet(() -> asked(command));
    }

    private AuditArguments asked(String command) {
      int wanted = command.equals("show") ? 2 : 1;
      if (!List.of("verify", "show", "seal").contains(command)) {
        return new Wrong("audit.what", Map.of("value", command), language);
      }
      if (plain.size() != wanted) {
        return new Wrong("audit." + command + "-needs", Map.of(), language);
      }
      Optional<Path> data = path(plain.getLast());
      if (data.isEmpty()) {
        return new Wrong("audit.no-record", Map.of("data", plain.getLast()), language);
      }
      return switch (command) {
        case "verify" -> new Check(data.get(), seals, language);
        case "show" -> new Show(plain.getFirst(), data.get(), day, language);
        default -> new Seal(data.get(), day, language);
      };
    }

    private static Optional<Path> path(String text) {
      try {
        return Optional.of(Path.of(text));
      } catch (InvalidPathException e) {
        return Optional.empty();
      }
    }

    private void option(String option, String command) {
      boolean isKnown =
          switch (option) {
            case "--seal" -> command.equals("verify");
            case "--day" -> !command.equals("verify");
            default -> option.equals("--lang");
          };
      if (!isKnown) {
        fail("start.unknown-option", Map.of("value", option));
      } else if (words.isEmpty()) {
        fail("start.option-needs-value", Map.of("option", option));
      } else {
        value(option, words.pop());
      }
    }

    private void value(String option, String text) {
      switch (option) {
        case "--seal" -> seal(text);
        case "--day" -> day = day(text);
        default -> language(text);
      }
    }

    /// `7K2QF-…`, or with the day it is of, `2026-03-02=7K2QF-…`.
    private void seal(String text) {
      int equals = text.indexOf('=');
      Optional<LocalDate> of =
          equals < 0 ? Optional.empty() : day(text.substring(0, equals).strip());
      String written = text.substring(equals + 1).strip();
      switch (SealText.read(written)) {
        case Read.Good good -> seals.add(new GivenSeal(of, good, written));
        case Read.BadGroup(var group, var part) ->
            fail("audit.seal-group", Map.of("seal", written, "group", group, "part", part));
        case Read.NoSeal() -> fail("audit.seal-malformed", Map.of("seal", written));
      }
    }

    private Optional<LocalDate> day(String text) {
      try {
        return Optional.of(LocalDate.parse(text));
      } catch (DateTimeException e) {
        fail("day.day-malformed", Map.of("value", text));
        return Optional.empty();
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
      if (wrong.isEmpty()) {
        wrong = Optional.of(new Wrong(key, values, language));
      }
    }
  }
}
