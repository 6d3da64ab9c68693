package hall.profile;

import java.util.Map;

/// Why a profile was refused. The sentence for it stands with the words of the hall, under
/// `profile.` and the code; the parameters go into that sentence.
///
/// @param place a JSON pointer into the file; empty where the whole file is meant
/// @param params always with `line`, `0` where no line can be named
public record ProfileProblem(String file, String place, String code, Map<String, String> params) {
  public ProfileProblem {
    params = Map.copyOf(params);
  }
}
