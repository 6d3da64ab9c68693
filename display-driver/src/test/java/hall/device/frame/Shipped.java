package hall.device.frame;

import hall.profile.Profile;
import hall.profile.Profiles;
import hall.profile.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The shipped profiles with frames, for tests.
final class Shipped {

  private static final Profiles PROFILES = Profiles.shipped();

  private Shipped() {}

  static Stream<Profile> framed() {
    return PROFILES.ids().stream()
        .map(PROFILES::find)
        .flatMap(Optional::stream)
        .filter(profile -> profile.driver().equals(Profile.FRAMES));
  }

  static FrameEngine engine(String id) {
    return FrameEngine.of(PROFILES.find(id).orElseThrow());
  }

  /// What the device says, in the profile's vectors.
  static List<Vector.Reads> reads(Profile profile) {
    List<Vector.Reads> reads = new ArrayList<>();
    for (Vector vector : profile.vectors()) {
      if (vector instanceof Vector.Reads read) {
        reads.add(read);
      }
    }
    return reads;
  }
}
