package hall.app.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/// The device profiles a hall can choose from, as far as its file must agree with them.
public interface ProfileShelf {

  /// What stands on the shelf.
  ///
  /// @param folder of the hall's own profiles, which come on top of the shipped ones; empty for
  ///   none
  Shelf open(String folder);

  /// The profiles that can be used, and those that were refused.
  interface Shelf {

    /// The ids of those that can be used.
    SortedSet<String> ids();

    /// What the profile with that id asks; empty when there is none to be used.
    Optional<Model> find(String id);

    /// What is known of the profile with that id, where it cannot be used.
    Optional<Refused> refused(String id);

    /// Everything that is wrong with those that were refused.
    List<Refusal> refusals();
  }

  /// A profile that cannot be used.
  ///
  /// @param kinds what it says that it is good for; empty when that could not be read
  record Refused(String file, Set<String> kinds) {
    public Refused {
      kinds = Set.copyOf(kinds);
    }
  }

  /// What a profile asks of its place in the hall.
  ///
  /// @param kinds what it is good for, such as `led` and `voice`
  /// @param isShared whether several, each with its own address, may hang on one port
  /// @param highestAddress the highest address it can be told
  record Model(Set<String> kinds, boolean isShared, int highestAddress) {
    public Model {
      kinds = Set.copyOf(kinds);
    }
  }

  /// A profile file that is wrong.
  ///
  /// @param line 0 when no line can be named
  record Refusal(String file, String line, Saying reason) {}
}
