package hall.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All products that this hall can speak to. A profile that is wrong in any way is not among them,
/// and why is told; the others do not suffer.
public final class Profiles {

  private static final long LARGEST_FILE = 1 << 20;
  private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([a-z0-9-]{1,60})\"");
  private static final Pattern KINDS = Pattern.compile("\"kinds\"\\s*:\\s*\\[([^\\]]{0,200})");
  private static final Pattern WORD = Pattern.compile("[a-z-]+");

  /// Those that come with the hall, or none.
  private final Optional<ShippedShelf> shipped;

  private final Map<String, Profile> byId = new TreeMap<>();
  private final Map<String, String> fileOf = new HashMap<>();
  private final List<ProfileProblem> problems = new ArrayList<>();
  private final Map<String, Refused> refused = new TreeMap<>();

  /// A profile that cannot be used.
  ///
  /// @param kinds what it says that it is good for, as far as that could be read
  public record Refused(String file, Set<String> kinds) {
    public Refused {
      kinds = Set.copyOf(kinds);
    }
  }

  private Profiles(Optional<ShippedShelf> shipped) {
    this.shipped = shipped;
  }

  /// The profiles that come with the hall. Each is read, and proved by its vectors, when it is
  /// first asked for, once in a process: a hall uses few of them, and its start waits for those.
  public static Profiles shipped() {
    return new Profiles(Optional.of(ShippedShelf.ONLY));
  }

  /// The profiles that come with the hall and every `.json` file of that folder. A profile of the
  /// folder may not take an id that is taken already.
  public static Profiles with(Path extraFolder) {
    Profiles profiles = shipped();
    try (Stream<Path> files = Files.list(extraFolder)) {
      files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(profiles::takeFile);
    } catch (IOException | UncheckedIOException e) {
      profiles.refuse(extraFolder.toString(), "unreadable", e);
    }
    return profiles;
  }

  /// The profile in that file alone, to be looked at.
  public static Profiles of(Path file) {
    var profiles = new Profiles(Optional.empty());
    profiles.takeFile(file);
    return profiles;
  }

  public SortedSet<String> ids() {
    var ids = new TreeSet<>(byId.keySet());
    shipped.ifPresent(shelf -> ids.addAll(shelf.ids()));
    return Collections.unmodifiableSortedSet(ids);
  }

  public Optional<Profile> find(String id) {
    Profile own = byId.get(id);
    return own != null ? Optional.of(own) : shipped.flatMap(shelf -> shelf.find(id));
  }

  /// Everything that was refused, in the order of the files. Asks for all profiles.
  public List<ProfileProblem> problems() {
    List<ProfileProblem> all = new ArrayList<>();
    shipped.ifPresent(shelf -> all.addAll(shelf.problems()));
    all.addAll(problems);
    return List.copyOf(all);
  }

  /// Those that were refused, by the id that they give themselves, else by the name of their file.
  /// An id that another profile has is not among them.
  public Map<String, Refused> refused() {
    return Collections.unmodifiableMap(refused);
  }

  private void takeFile(Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        problems.add(
            new ProfileProblem(
                file.toString(),
                "",
                "too-large",
                Map.of("line", "0", "max", String.valueOf(LARGEST_FILE))));
        return;
      }
      take(file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      refuse(file.toString(), "not-utf-8", e);
    } catch (IOException e) {
      refuse(file.toString(), "unreadable", e);
    }
  }

  private void refuse(String file, String code, Exception cause) {
    problems.add(
        new ProfileProblem(file, "", code, Map.of("line", "0", "found", String.valueOf(cause))));
  }

  private void take(String file, String text) {
    var reader = new ProfileReader(file);
    Optional<Profile> read = reader.readAndProve(text);
    read.ifPresent(profile ->
        fileOf(profile.id())
            .ifPresent(other ->
                reader.complain(
                    "/id", "two-of-one-id", Map.of("id", profile.id(), "other", other))));
    problems.addAll(reader.problems());
    if (read.isPresent() && reader.problems().isEmpty()) {
      byId.put(read.get().id(), read.get());
      fileOf.put(read.get().id(), file);
      refused.remove(read.get().id());
    } else {
      refuse(file, text);
    }
  }

  /// A file that is no profile may still say what it was meant to be.
  private void refuse(String file, String text) {
    Matcher id = ID.matcher(text);
    Matcher kinds = KINDS.matcher(text);
    String known = id.find() ? id.group(1) : file.replaceAll(".*[/\\\\]|\\.json$", "");
    Set<String> said = new TreeSet<>();
    if (kinds.find()) {
      WORD.matcher(kinds.group(1)).results().forEach(word -> said.add(word.group()));
    }
    if (fileOf(known).isEmpty()) {
      refused.putIfAbsent(known, new Refused(file, said));
    }
  }

  private Optional<String> fileOf(String id) {
    return Optional.ofNullable(fileOf.get(id)).or(() -> shipped.flatMap(shelf -> shelf.fileOf(id)));
  }
}
