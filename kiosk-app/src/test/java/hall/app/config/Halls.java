package hall.app.config;

import hall.app.words.Words;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What the tests of this room share: the shipped halls and a shelf of profiles.
final class Halls {

  static final Path ROOT =
      Objects.requireNonNull(Path.of("").toAbsolutePath().getParent()).resolve("halls");
  static final Words WORDS = Words.load();
  static final ProfileShelf SHELF =
      _ ->
          Map.of(
              "onbon-bx-k", Set.of("led", "voice"),
              "ff68-21key", Set.of("caller", "rating"),
              "syn6288", Set.of("voice"),
              "escpos-80-gb18030", Set.of("printer"),
              "escpos-58", Set.of("printer"),
              "epson-tm-t88v", Set.of("printer"),
              "gpio-panel", Set.of("gpio"));

  private Halls() {}

  static HallReader reader() {
    return new HallReader(SHELF, WORDS);
  }

  static HallFile shipped(String name) {
    return good(reader().readShipped(name));
  }

  static HallFile good(String yaml) {
    return good(reader().read(yaml.getBytes(StandardCharsets.UTF_8), ROOT));
  }

  private static HallFile good(Reading reading) {
    return switch (reading) {
      case Reading.Good(HallFile hall) -> hall;
      case Reading.Bad bad ->
          throw new AssertionError(
              bad.problems().stream().map(each -> each.say(WORDS, "en", "hall.yaml")).toList());
    };
  }
}
