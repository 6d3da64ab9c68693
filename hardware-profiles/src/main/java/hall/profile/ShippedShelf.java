package hall.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The profiles that come with the hall, each in the file of its id. They never change while the
/// program runs, so each is read once, when somebody first asks for it; any thread may.
final class ShippedShelf {

  static final ShippedShelf ONLY = new ShippedShelf();

  private static final String FOLDER = "/hall/profile/";
  private static final String ENDING = ".json";

  private final SortedSet<String> ids;
  private final Map<String, Read> taken = new ConcurrentHashMap<>();

  private record Read(Optional<Profile> profile, List<ProfileProblem> problems) {}

  private ShippedShelf() {
    var all = new TreeSet<String>();
    resource("index.txt")
        .lines()
        .filter(file -> file.endsWith(ENDING))
        .forEach(file -> all.add(file.substring(0, file.length() - ENDING.length())));
    ids = Collections.unmodifiableSortedSet(all);
  }

  SortedSet<String> ids() {
    return ids;
  }

  Optional<Profile> find(String id) {
    return ids.contains(id) ? read(id).profile() : Optional.empty();
  }

  Optional<String> fileOf(String id) {
    return ids.contains(id) ? Optional.of(id + ENDING) : Optional.empty();
  }

  /// What is wrong with any of them; a test sees to it that nothing is.
  List<ProfileProblem> problems() {
    return ids.stream().flatMap(id -> read(id).problems().stream()).toList();
  }

  private Read read(String id) {
    return taken.computeIfAbsent(
        id,
        _ -> {
          var reader = new ProfileReader(id + ENDING);
          Optional<Profile> profile = reader.readAndProve(resource(id + ENDING));
          return new Read(profile.filter(_ -> reader.problems().isEmpty()), reader.problems());
        });
  }

  private static String resource(String name) {
    try (InputStream stream = ShippedShelf.class.getResourceAsStream(FOLDER + name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
