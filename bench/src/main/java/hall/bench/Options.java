package hall.bench;

import java.nio.file.Path;
import java.util.Optional;

/// What the bench was asked for.
///
/// @param house the project's root
/// @param out where the JSON goes
/// @param data the folder whose disk is measured
record Options(Path house, Path out, Path data) {

  /// Reads them; empty when they cannot be understood.
  static Optional<Options> of(String... arguments) {
    Path house = Path.of("").toAbsolutePath();
    Optional<Path> out = Optional.empty();
    Optional<Path> data = Optional.empty();
    if (arguments.length % 2 != 0) {
      return Optional.empty();
    }
    for (int i = 0; i < arguments.length; i += 2) {
      Path value = Path.of(arguments[i + 1]).toAbsolutePath();
      switch (arguments[i]) {
        case "--house" -> house = value;
        case "--out" -> out = Optional.of(value);
        case "--data" -> data = Optional.of(value);
        default -> {
          return Optional.empty();
        }
      }
    }
    Path own = house.resolve("bench/target");
    return Optional.of(new Options(house, out.orElse(own.resolve("bench.json")), data.orElse(own)));
  }
}
