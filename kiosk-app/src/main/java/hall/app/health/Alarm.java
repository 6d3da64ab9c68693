package hall.app.health;

import java.time.Instant;
import java.util.Map;

/// Something that is not well now.
///
/// @param id which one; the part before a `:` is its kind, by which `alarm.KIND.what` and
///   `alarm.KIND.remedy` say it, so that `copy-behind:usb` and `copy-behind:nas` may stand together
/// @param since when it began
/// @param facts what the words are filled with. A moment as [Instant#toString] writes it is said in
///   the hall's own time; all else as it is
public record Alarm(String id, Severity severity, Instant since, Map<String, String> facts) {

  public Alarm {
    if (!id.matches("[a-z][a-z0-9-]*(:.+)?")) {
      throw new IllegalArgumentException(
          "An alarm's id is small letters, digits and '-', perhaps ':' and which one, not '%s'."
              .formatted(id));
    }
    facts = Map.copyOf(facts);
  }

  /// What its words are found by.
  public String kind() {
    int colon = id.indexOf(':');
    return colon < 0 ? id : id.substring(0, colon);
  }
}
