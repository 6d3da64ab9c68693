package hall.device.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.profile.Bytes;
import hall.profile.Part;
import hall.profile.Profile;
import hall.profile.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Frames are found however they are cut, whatever stands between them, and without end of memory.
class FrameReaderTest {

  private static final int ROUNDS = 10_000;

  static Stream<Profile> profiles() {
    return Shipped.framed();
  }

  static Stream<Profile> findable() {
    return Shipped.findable();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyCutOfAVectorGivesTheSameFrames(Profile profile) {
    FrameEngine engine = FrameEngine.of(profile);
    for (Vector.Reads vector : Shipped.reads(profile)) {
      byte[] bytes = vector.hex().toArray();
      List<Inbound> whole = engine.reader().read(bytes, 0, bytes.length);
      // Of a frame as long as an identity card's every place is cut at, but not every pair.
      int step = Math.max(1, bytes.length / 100);
      for (int first = 0; first <= bytes.length; first++) {
        for (int second = first; second <= bytes.length; second += step) {
          assertEquals(whole, cut(engine.reader(), bytes, first, second), vector.source());
        }
      }
      assertEquals(whole, byteByByte(engine.reader(), bytes), vector.source());
    }
  }

  private static List<Inbound> cut(FrameReader reader, byte[] bytes, int first, int second) {
    List<Inbound> found = new ArrayList<>(reader.read(bytes, 0, first));
    found.addAll(reader.read(bytes, first, second - first));
    found.addAll(reader.read(bytes, second, bytes.length - second));
    return found;
  }

  private static List<Inbound> byteByByte(FrameReader reader, byte[] bytes) {
    List<Inbound> found = new ArrayList<>();
    for (int i = 0; i < bytes.length; i++) {
      found.addAll(reader.read(bytes, i, 1));
    }
    return found;
  }

  /// The frame after the noise comes out at once, or when as many bytes have followed as the
  /// longest frame has: by then whatever the noise seemed to begin has failed.
  @ParameterizedTest
  @MethodSource("findable")
  void noiseNeverHidesTheNextFrameForLongerThanOneFrame(Profile profile) {
    FrameEngine engine = FrameEngine.of(profile);
    List<Vector.Reads> vectors = small(Shipped.reads(profile));
    byte[] silence = new byte[longestInbound(profile)];
    for (int round = 0; round < ROUNDS; round++) {
      var random = new Random(round);
      Bytes frame = vectors.get(random.nextInt(vectors.size())).hex();
      List<Inbound> expected = engine.reader().read(frame.toArray(), 0, frame.size());
      byte[] noise = noise(random, frame);
      FrameReader reader = engine.reader();

      List<Inbound> found = new ArrayList<>(reader.read(noise, 0, noise.length));
      found.addAll(reader.read(frame.toArray(), 0, frame.size()));
      found.addAll(reader.read(silence, 0, silence.length));

      int seed = round;
      assertTrue(
          found.containsAll(expected),
          () -> "seed %d: %s after %s".formatted(seed, frame, Bytes.of(noise)));
    }
  }

  @ParameterizedTest
  @MethodSource("findable")
  void silenceGivesOutAFrameThatNoiseHadSwallowed(Profile profile) {
    FrameEngine engine = FrameEngine.of(profile);
    List<Vector.Reads> vectors = small(Shipped.reads(profile));
    for (int round = 0; round < ROUNDS; round++) {
      var random = new Random(round);
      Bytes frame = vectors.get(random.nextInt(vectors.size())).hex();
      byte[] noise = noise(random, frame);
      FrameReader reader = engine.reader();

      List<Inbound> found = new ArrayList<>(reader.read(noise, 0, noise.length));
      found.addAll(reader.read(frame.toArray(), 0, frame.size()));
      found.addAll(reader.idle());

      int seed = round;
      List<Inbound> expected = engine.reader().read(frame.toArray(), 0, frame.size());
      assertTrue(found.containsAll(expected), () -> "seed " + seed);
      assertEquals(0, reader.kept());
    }
  }

  /// An xor over a thousand bytes is right by chance once in 256 halves of such a frame.
  private static List<Vector.Reads> small(List<Vector.Reads> vectors) {
    return vectors.stream().filter(vector -> vector.hex().size() <= 200).toList();
  }

  /// Bytes at random, and often the beginnings of frames cut off.
  private static byte[] noise(Random random, Bytes frame) {
    var noise = new ByteSink();
    for (int piece = random.nextInt(4); piece >= 0; piece--) {
      if (random.nextBoolean()) {
        noise.add(frame.toArray(), 0, random.nextInt(frame.size()));
      } else {
        byte[] some = new byte[random.nextInt(40)];
        random.nextBytes(some);
        noise.add(some);
      }
    }
    return noise.toArray();
  }

  private static int longestInbound(Profile profile) {
    int longest = 16;
    for (Part part :
        profile.framing().inbound().stream().flatMap(form -> form.parts().stream()).toList()) {
      longest +=
          switch (part) {
            case Part.Length length ->
                (int) Math.min(length.acceptMax(), profile.limits().frameBytes());
            case Part.Literal literal -> literal.repeat() * literal.bytes().size();
            default -> 4;
          };
    }
    return longest;
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void noBytesMakeItFailOrGrow(Profile profile) {
    FrameEngine engine = FrameEngine.of(profile);
    List<Bytes> vectors = Shipped.bytes(profile);
    FrameReader reader = engine.reader();
    var random = new Random(6);
    long given = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] noise = noise(random, vectors.get(random.nextInt(vectors.size())));
      if (noise.length > 0 && random.nextInt(3) == 0) {
        noise[random.nextInt(noise.length)] ^= (byte) (1 << random.nextInt(8));
      }
      reader.read(noise, 0, noise.length);
      given += noise.length;
      if (random.nextInt(50) == 0) {
        reader.idle();
      }
      assertTrue(reader.kept() <= reader.room());
    }
    assertTrue(reader.dropped() <= given && reader.resyncs() <= reader.dropped());
  }

  @Test
  void aStartSaidWithoutEndIsNeitherKeptNorCountedAsNoise() {
    FrameReader reader = Shipped.engine("onbon-bx-k").reader();
    byte[] starts = new byte[100_000];
    java.util.Arrays.fill(starts, (byte) 0xA5);
    byte[] ack = Bytes.hex("A5 0080FEFF000000000000FE020500 A000000000 14AC 5A").toArray();

    reader.read(starts, 0, starts.length);

    assertTrue(reader.kept() <= 8);
    assertEquals(1, reader.read(ack, 0, ack.length).size());
    assertEquals(0, reader.resyncs());
  }

  @Test
  void everyRunOfThrownBytesIsCountedOnce() {
    FrameReader reader = Shipped.engine("ff68-21key").reader();
    byte[] next = Bytes.hex("FF6803036805010C1216").toArray();
    byte[] noise = Bytes.hex("00 FF 68 09 11 22").toArray();

    assertEquals(1, reader.read(next, 0, next.length).size());
    assertEquals(0, reader.resyncs());
    reader.read(noise, 0, noise.length);
    assertEquals(1, reader.read(next, 0, next.length).size());
    assertEquals(1, reader.resyncs());
    assertEquals(6, reader.dropped());
  }

  @Test
  void aPadDoesNotHearTheHallsOwnWordsAsItsOwn() {
    FrameEngine engine = Shipped.engine("ff68-21key");
    FrameReader reader = engine.reader();
    byte[] show = engine.encode("show", java.util.Map.of("addr", 5, "wait", 3, "ticket", "A012"));
    byte[] beep = engine.encode("beep", java.util.Map.of("addr", 5));

    assertEquals(List.of(), reader.read(show, 0, show.length));
    assertEquals(List.of(), reader.read(beep, 0, beep.length));
    assertEquals(List.of(), reader.idle());
  }
}
