package hall.app.config;

import hall.profile.Part;
import hall.profile.Profile;
import hall.profile.Profiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// The shelf of the house: the profiles that come with it, and those of the hall's own folder.
public final class ShippedProfiles implements ProfileShelf {

  private static final String ADDRESS = "addr";

  /// The two highest numbers of two bytes mean every screen on the line.
  private static final long HIGHEST = 65533;

  @Override
  public Shelf open(String folder) {
    return new Standing(folder.isEmpty() ? Profiles.shipped() : Profiles.with(Path.of(folder)));
  }

  private record Standing(Profiles profiles) implements Shelf {

    @Override
    public SortedSet<String> ids() {
      return profiles.ids();
    }

    @Override
    public Optional<Model> find(String id) {
      return profiles.find(id).map(ShippedProfiles::model);
    }

    @Override
    public Optional<Refused> refused(String id) {
      return Optional.ofNullable(profiles.refused().get(id))
          .map(each -> new Refused(name(each.file()), each.kinds()));
    }

    @Override
    public List<Refusal> refusals() {
      return profiles.problems().stream()
          .map(each ->
              new Refusal(
                  name(each.file()),
                  each.params().getOrDefault("line", "0"),
                  new Saying("profile." + each.code(), each.params())))
          .toList();
    }
  }

  private static Model model(Profile profile) {
    return new Model(profile.kinds(), profile.link().isShared(), highestAddress(profile));
  }

  private static int highestAddress(Profile profile) {
    return (int)
        profile.framing().send().stream()
            .filter(part -> part instanceof Part.Numeral number && number.name().equals(ADDRESS))
            .mapToLong(part -> ((Part.Numeral) part).as().max())
            .reduce(HIGHEST, Math::min);
  }

  private static String name(String file) {
    Path last = Path.of(file).getFileName();
    return last == null ? file : last.toString();
  }
}
