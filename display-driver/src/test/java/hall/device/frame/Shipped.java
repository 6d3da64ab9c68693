package hall.device.frame;

import hall.profile.Bytes;
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

  /// Those that say something over a line with noise, and whose frames can be told from it. A
  /// scanner's cannot: whatever stands before the end belongs to the scan. An N of noise before an
  /// AM03127's ACK is a NACK.
  static Stream<Profile> findable() {
    return framed()
        .filter(profile -> !reads(profile).isEmpty())
        .filter(profile -> !profile.kinds().contains("scanner"))
        .filter(profile -> !profile.id().equals("am03127"))
        .filter(profile -> profile.link().over().contains("serial"));
  }

  static FrameEngine engine(String id) {
    return FrameEngine.of(PROFILES.find(id).orElseThrow());
  }

  /// The bytes of all vectors.
  static List<Bytes> bytes(Profile profile) {
    List<Bytes> bytes = new ArrayList<>();
    for (Vector vector : profile.vectors()) {
      bytes.add(
          switch (vector) {
            case Vector.Sends sends -> sends.hex();
            case Vector.Reads reads -> reads.hex();
          });
    }
    return bytes;
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
