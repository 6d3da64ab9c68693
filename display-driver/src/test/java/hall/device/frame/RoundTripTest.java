package hall.device.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.profile.Bytes;
import hall.profile.DeviceCommand;
import hall.profile.DeviceCommand.Param;
import hall.profile.Profile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a product is told, the frame is read again and written again as the same bytes; what
/// cannot be told is refused, and nothing else ever happens.
class RoundTripTest {

  private static final int ROUNDS = 300;
  private static final String LETTERS = "A0129 请到号窗口[]<>\\\n𠮷é→\u0000";

  static Stream<Profile> profiles() {
    return Shipped.framed();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyFrameIsReadAndWrittenAgain(Profile profile) {
    FrameEngine engine = FrameEngine.of(profile);
    for (DeviceCommand command : profile.commands().values()) {
      int made = 0;
      for (int seed = 0; seed < ROUNDS; seed++) {
        Map<String, Object> params = params(command.params(), new Random(seed), profile);
        Optional<byte[]> frame = frame(engine, command.name(), params);
        made += frame.isPresent() ? 1 : 0;
        frame.ifPresent(bytes ->
            assertEquals(
                Optional.empty(),
                FrameTrace.of(engine, bytes).fault(),
                () -> profile.id() + " " + command.name() + " " + params));
      }
      assertTrue(made > 0, profile.id() + " was never told " + command.name());
    }
  }

  private static Optional<byte[]> frame(
      FrameEngine engine, String command, Map<String, Object> params) {
    try {
      return Optional.of(engine.encode(command, params));
    } catch (IllegalArgumentException refused) {
      assertTrue(String.valueOf(refused.getMessage()).length() > 10, refused::toString);
      return Optional.empty();
    }
  }

  private static Map<String, Object> params(
      Map<String, Param> wanted, Random random, Profile profile) {
    Map<String, Object> params = new HashMap<>();
    wanted.forEach((name, param) -> {
      if (param.usual().isEmpty() || random.nextBoolean()) {
        params.put(name, value(param, random, profile));
      }
    });
    return params;
  }

  private static Object value(Param param, Random random, Profile profile) {
    return switch (param.shape()) {
      case NUMBER -> random.nextLong(param.min(), Math.min(param.max(), param.min() + 300) + 1);
      case TEXT -> random.nextInt(3) == 0 ? word(random, profile) : text(random);
      case BYTES -> bytes(random);
      case LINES ->
          IntStream.range(0, random.nextInt(4))
              .mapToObj(_ -> params(param.inside(), random, profile))
              .toList();
    };
  }

  /// A key of one of the profile's tables, as `on` of a lamp.
  private static String word(Random random, Profile profile) {
    List<String> words =
        profile.tables().bytes().values().stream()
            .flatMap(table -> table.keySet().stream())
            .sorted()
            .toList();
    return words.isEmpty() ? text(random) : words.get(random.nextInt(words.size()));
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    int[] letters = LETTERS.codePoints().toArray();
    for (int i = random.nextInt(30); i > 0; i--) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }

  private static Bytes bytes(Random random) {
    byte[] some = new byte[random.nextInt(8)];
    random.nextBytes(some);
    return Bytes.of(some);
  }
}
