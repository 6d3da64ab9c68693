package hall.profile;

import java.util.List;
import java.util.Map;

/// Runs a profile's vectors. This room does not know how a frame is made, so the room that does
/// leaves its proof where [java.util.ServiceLoader] finds it, and no profile is used unproved.
public interface ProfileProof {

  /// What does not come out as the vectors say; empty when all is well.
  List<Failure> prove(Profile profile);

  /// A vector that did not come out.
  ///
  /// @param vector its number in the profile, from 0
  record Failure(int vector, String code, Map<String, String> params) {
    public Failure {
      params = Map.copyOf(params);
    }
  }
}
