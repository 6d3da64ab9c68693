package hall.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What the command line asks for.
sealed interface Arguments {

  /// Open a hall.
  ///
  /// @param hall the hall file; the demonstration where none is named
  /// @param data the folder of the record; one of the hall's own where none is named
  /// @param port the hall file's where none is named
  /// @param simulate whether every device is to be simulated
  record Run(
      Optional<Path> hall, Optional<Path> data, OptionalInt port, boolean simulate, String language)
      implements Arguments {}

  /// Read a hall file and tell what is wrong with it.
  record Check(Path hall, String language) implements Arguments {}

  /// It was not understood.
  ///
  /// @param code the key of the sentence in `words/*/start.properties`
  record Wrong(String code, Map<String, ?> values) implements Arguments {}

  /// Reads the command line.
  ///
  /// @param language what the terminal speaks unless `--lang` says otherwise
  /// @param languages what the hall speaks
  static Arguments read(List<String> words, String language, List<String> languages) {
    return new Reader(words, language, languages).read();
  }

  /// Goes through the words one by one.
  final class Reader {
    private static final int PORT_MAX = 65_535;

    private final Deque<String> words;
    private final List<String> languages;
    private Optional<Path> hall = Optional.empty();
    private Optional<Path> data = Optional.empty();
    private OptionalInt port = OptionalInt.empty();
    private boolean simulate;
    private String language;
    private Optional<Wrong> wrong = Optional.empty();

    private Reader(List<String> words, String language, List<String> languages) {
      this.words = new ArrayDeque<>(words);
      this.language = language;
      this.languages = languages;
    }

    private Arguments read() {
      String command = words.isEmpty() ? "run" : words.pop();
      while (!words.isEmpty() && wrong.isEmpty()) {
        option(command, words.pop());
      }
      if (wrong.isPresent()) {
        return wrong.get();
      }
      return switch (command) {
        case "run" -> new Run(hall, data, port, simulate, language);
        case "check" ->
            hall.isPresent()
                ? new Check(hall.get(), language)
                : new Wrong("option-needs-value", Map.of("option", "check"));
        default -> new Wrong("unknown-option", Map.of("value", command));
      };
    }

    private void option(String command, String word) {
      switch (word) {
        case "--hall" -> hall = value(word).flatMap(this::path);
        case "--data" -> data = value(word).flatMap(this::path);
        case "--port" -> value(word).ifPresent(this::port);
        case "--lang" -> value(word).ifPresent(this::language);
        case "--simulate" -> simulate = true;
        default -> {
          if (command.equals("check") && hall.isEmpty() && !word.startsWith("--")) {
            hall = path(word);
          } else {
            wrong = Optional.of(new Wrong("unknown-option", Map.of("value", word)));
          }
        }
      }
    }

    private Optional<String> value(String option) {
      if (words.isEmpty()) {
        wrong = Optional.of(new Wrong("option-needs-value", Map.of("option", option)));
        return Optional.empty();
      }
      return Optional.of(words.pop());
    }

    private Optional<Path> path(String text) {
      try {
        return Optional.of(Path.of(text));
      } catch (InvalidPathException e) {
        wrong = Optional.of(new Wrong("unknown-option", Map.of("value", text)));
        return Optional.empty();
      }
    }

    private void port(String text) {
      if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= PORT_MAX) {
        port = OptionalInt.of(Integer.parseInt(text));
      } else {
        wrong = Optional.of(new Wrong("port-malformed", Map.of("value", text)));
      }
    }

    private void language(String text) {
      if (languages.contains(text)) {
        language = text;
      } else {
        wrong =
            Optional.of(
                new Wrong(
                    "language-unknown",
                    Map.of("value", text, "languages", String.join(", ", languages))));
      }
    }
  }
}
