package hall.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// All products that this hall can speak to. A profile that is wrong in any way is not among them,
/// and why is told; the others do not suffer.
public final class Profiles {

  private static final long LARGEST_FILE = 1 << 20;
  private static final String SHIPPED = "/hall/profile/";

  private final Map<String, Profile> byId = new TreeMap<>();
  private final Map<String, String> fileOf = new HashMap<>();
  private final List<ProfileProblem> problems = new ArrayList<>();
  private final List<ProfileProof> proofs;

  private Profiles() {
    this.proofs =
        ServiceLoader.load(ProfileProof.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  /// The profiles that come with the hall.
  public static Profiles shipped() {
    var profiles = new Profiles();
    for (String file : resource("index.txt").lines().filter(line -> !line.isBlank()).toList()) {
      profiles.take(file, resource(file));
    }
    return profiles;
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
    var profiles = new Profiles();
    profiles.takeFile(file);
    return profiles;
  }

  public SortedSet<String> ids() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(byId.keySet()));
  }

  public Optional<Profile> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// Everything that was refused, in the order of the files.
  public List<ProfileProblem> problems() {
    return List.copyOf(problems);
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
    Optional<Profile> read = reader.read(text);
    read.ifPresent(profile -> prove(profile, reader));
    read.ifPresent(profile ->
        Optional.ofNullable(fileOf.get(profile.id()))
            .ifPresent(other ->
                reader.complain(
                    "/id", "two-of-one-id", Map.of("id", profile.id(), "other", other))));
    problems.addAll(reader.problems());
    if (read.isPresent() && reader.problems().isEmpty()) {
      byId.put(read.get().id(), read.get());
      fileOf.put(read.get().id(), file);
    }
  }

  private void prove(Profile profile, ProfileReader reader) {
    for (ProfileProof proof : proofs) {
      for (ProfileProof.Failure failure : proof.prove(profile)) {
        reader.complain("/vectors/" + failure.vector(), failure.code(), failure.params());
      }
    }
  }

  private static String resource(String name) {
    try (InputStream stream = Profiles.class.getResourceAsStream(SHIPPED + name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(),
          java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
