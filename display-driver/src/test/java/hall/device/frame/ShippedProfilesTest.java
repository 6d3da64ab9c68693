package hall.device.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hall.profile.Profile;
import hall.profile.ProfileProof;
import hall.profile.Profiles;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every profile that comes with the hall is proved by its vectors.
class ShippedProfilesTest {

  static Stream<Profile> profiles() {
    Profiles profiles = Profiles.shipped();
    return profiles.ids().stream().map(id -> profiles.find(id).orElseThrow());
  }

  @Test
  void allProfilesThatComeWithTheHallAreTaken() {
    Profiles profiles = Profiles.shipped();

    assertEquals(List.of(), profiles.problems());
    assertEquals(
        Set.of(
            "alpha",
            "am03127",
            "board4",
            "epson-tm-t88v",
            "escpos-58",
            "escpos-80-gb18030",
            "ff68-21key",
            "gpio-panel",
            "max7219",
            "modbus-digits-ascii",
            "modbus-digits-rtu",
            "modbus-digits-tcp",
            "onbon-bx-k",
            "scanner-evdev",
            "scanner-hidraw",
            "scanner-serial",
            "sdt-id-reader",
            "sound-card",
            "syn6288"),
        profiles.ids());
  }

  /// So a profile can be read when it is asked for, without a look at the others.
  @Test
  void everyFileIsNamedByItsProfile() {
    Profiles profiles = Profiles.shipped();

    for (String id : profiles.ids()) {
      assertEquals(id, profiles.find(id).orElseThrow().id());
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyProfileWithFramesIsProvedByItsVectors(Profile profile) {
    List<ProfileProof.Failure> failures = new VectorProof().prove(profile);

    assertEquals(List.of(), failures);
    assertFalse(
        profile.driver().equals(Profile.FRAMES) && profile.vectors().isEmpty(),
        () -> profile.id() + " has no vectors");
  }
}
