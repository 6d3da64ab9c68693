package hall.app.config;

import java.util.Map;
import java.util.Set;

/// The device profiles a hall can choose from.
public interface ProfileShelf {

  /// What each profile is good for: profile id → kinds, such as `led` and `voice`.
  ///
  /// @param folder of the hall's own profiles, which come on top of the shipped ones; empty for
  ///   none
  Map<String, Set<String>> kinds(String folder);
}
