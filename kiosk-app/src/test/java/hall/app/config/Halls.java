package hall.app.config;

import hall.app.words.Words;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/// What the tests of this room share: where the shipped halls lie and how they are read.
final class Halls {

  static final Path ROOT =
      Objects.requireNonNull(Path.of("").toAbsolutePath().getParent()).resolve("halls");
  static final Words WORDS = Words.load();
  private static final ProfileShelf SHELF = new ShippedProfiles();

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
