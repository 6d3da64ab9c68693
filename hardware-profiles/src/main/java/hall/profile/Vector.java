package hall.profile;

import java.util.List;
import java.util.Map;

/// Bytes and their meaning, as the maker printed them or as they were worked out by other means:
/// the profile's proof. Where it came from stands in `source`.
public sealed interface Vector {

  String source();

  /// Telling the device `command` with these parameters gives exactly these bytes.
  record Sends(String source, String command, Map<String, Object> with, Bytes hex)
      implements Vector {
    public Sends {
      with = Map.copyOf(with);
    }
  }

  /// These bytes from the device mean this.
  record Reads(String source, Bytes hex, List<Meaning> means) implements Vector {
    public Reads {
      means = List.copyOf(means);
    }
  }

  /// One meaning read out of bytes.
  ///
  /// @param reply what the device is told at once, none when empty
  record Meaning(String emit, Map<String, Object> values, Bytes reply) {
    public Meaning {
      values = Map.copyOf(values);
    }
  }
}
