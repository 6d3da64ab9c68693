package hall.device.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.profile.DeviceCommand;
import hall.profile.DeviceCommand.Param;
import hall.profile.Profile;
import hall.profile.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The quick ways of making and finding frames and the general ones do the same, whatever they are
/// given.
class QuickWaysTest {

  private static final int ROUNDS = 200;
  private static final List<String> TEXTS =
      List.of(
          "", "A012", "7", "A001 -> 3", "请到3号窗口", "[x]<\\?\n", "a text that is rather long, 0123");

  static Stream<Profile> profiles() {
    return Shipped.framed();
  }

  @Test
  void theShortCommandsAreMadeTheQuickWay() {
    Map<String, List<String>> quick =
        Map.of(
            "ff68-21key", List.of("show", "beep", "ask", "stars"),
            "board4", List.of("show"),
            "modbus-digits-rtu", List.of("show", "set", "ask"),
            "syn6288", List.of("chime", "status"),
            "sdt-id-reader", List.of("find", "select", "read"),
            "am03127", List.of("show"),
            "alpha", List.of("show"));

    quick.forEach((id, commands) -> {
      FrameEngine engine = FrameEngine.of(profile(id));
      commands.forEach(command -> assertTrue(engine.isFixed(command), id + " " + command));
    });
  }

  private static Profile profile(String id) {
    return profiles().filter(some -> some.id().equals(id)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void bothWaysMakeTheSameFrames(Profile profile) {
    FrameEngine engine = FrameEngine.of(profile);
    for (DeviceCommand command : profile.commands().values()) {
      for (int seed = 0; seed < ROUNDS; seed++) {
        Map<String, Object> params = params(command, new Random(seed));
        Object general = outcome(() -> engine.encodeGenerally(command.name(), params));
        Object quick = outcome(() -> engine.encode(command.name(), params));
        assertEquals(general, quick, () -> profile.id() + " " + command.name() + " " + params);
      }
    }
  }

  private static Object outcome(java.util.function.Supplier<byte[]> making) {
    try {
      return hall.profile.Bytes.of(making.get());
    } catch (IllegalArgumentException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private static Map<String, Object> params(DeviceCommand command, Random random) {
    Map<String, Object> params = new HashMap<>();
    for (Param param : command.params().values()) {
      if (random.nextInt(5) > 0) {
        value(param, random).ifPresent(value -> params.put(param.name(), value));
      }
    }
    return params;
  }

  private static Optional<Object> value(Param param, Random random) {
    return switch (param.shape()) {
      case NUMBER ->
          Optional.of(
              switch (random.nextInt(8)) {
                case 0 -> "";
                case 1 -> "12";
                case 2 -> 7L;
                case 3 -> random.nextInt();
                default ->
                    (int)
                        random.nextLong(
                            param.min(), Math.min(param.max(), param.min() + 1_100) + 1);
              });
      case TEXT ->
          Optional.of(
              random.nextInt(8) == 0 ? (Object) 1_234 : TEXTS.get(random.nextInt(TEXTS.size())));
      case BYTES -> Optional.of("41303031");
      case LINES -> Optional.empty();
    };
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void bothWaysFindTheSameFrames(Profile profile) {
    FrameEngine engine = FrameEngine.of(profile);
    Random random = new Random(7);
    for (byte[] frame : frames(profile)) {
      for (int round = 0; round < ROUNDS; round++) {
        byte[] bytes = damaged(frame, round, random);
        for (Layout layout : engine.inboundLayouts()) {
          PlainLook.of(layout, profile.limits().frameBytes())
              .ifPresent(look -> assertSame(look, layout, profile, bytes));
        }
      }
    }
  }

  private static void assertSame(PlainLook look, Layout layout, Profile profile, byte[] bytes) {
    var parse = new FrameParse(layout, profile.limits().frameBytes());
    int general = parse.parse(bytes, 0, bytes.length, true, false);
    int quick = look.look(bytes, 0, bytes.length);
    String what = profile.id() + " " + layout.name + " " + hall.profile.Bytes.of(bytes);
    if (quick == PlainLook.UNSURE) {
      assertTrue(general != FrameParse.WHOLE, what);
      return;
    }
    assertEquals(general, quick, what);
    if (quick == FrameParse.WHOLE) {
      assertEquals(parse.end(), look.size(), what);
      assertArrayEquals(parse.live().starts(), look.found(bytes, 0).starts(), what);
    }
  }

  private static List<byte[]> frames(Profile profile) {
    List<byte[]> frames = new ArrayList<>();
    for (Vector vector : profile.vectors()) {
      if (vector instanceof Vector.Reads reads) {
        frames.add(reads.hex().toArray());
      }
    }
    return frames;
  }

  /// The frame itself, and then with a byte changed, cut, or followed by more.
  private static byte[] damaged(byte[] frame, int round, Random random) {
    byte[] bytes = frame.clone();
    return switch (round % 4) {
      case 0 -> bytes;
      case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 2 -> Arrays.copyOf(bytes, bytes.length + random.nextInt(9));
      default -> {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        yield bytes;
      }
    };
  }
}
