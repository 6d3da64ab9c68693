package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.Profile;
import hall.profile.ProfileProof;
import hall.profile.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Runs a profile's vectors both ways: what is sent must be those bytes and must read as a frame
/// again; what is read must have that meaning.
public final class VectorProof implements ProfileProof {

  private static final String NOTHING = "–";

  @Override
  public List<Failure> prove(Profile profile) {
    List<Failure> failures = new ArrayList<>();
    if (!profile.driver().equals(Profile.FRAMES)) {
      return failures;
    }
    FrameEngine engine = FrameEngine.of(profile);
    for (int i = 0; i < profile.vectors().size(); i++) {
      failure(engine, i, profile.vectors().get(i)).ifPresent(failures::add);
    }
    return failures;
  }

  private static Optional<Failure> failure(FrameEngine engine, int number, Vector vector) {
    try {
      return switch (vector) {
        case Vector.Sends sends -> sends(engine, number, sends);
        case Vector.Reads reads -> reads(engine, number, reads);
      };
    } catch (IllegalArgumentException e) {
      return Optional.of(
          new Failure(
              number,
              "vector-refused",
              Map.of("source", vector.source(), "found", String.valueOf(e.getMessage()))));
    }
  }

  private static Optional<Failure> sends(FrameEngine engine, int number, Vector.Sends sends) {
    byte[] bytes = engine.encode(sends.command(), sends.with());
    Bytes made = Bytes.of(bytes);
    if (!made.equals(sends.hex())) {
      return differs(number, "vector-sends", sends, sends.hex().toHex(), made.toHex());
    }
    var parse = new FrameParse(engine.sendLayout(), bytes.length);
    boolean whole =
        parse.parse(bytes, 0, bytes.length, false, true) == FrameParse.WHOLE
            && parse.end() == bytes.length;
    return whole ? Optional.empty() : differs(number, "vector-reads", sends, made.toHex(), NOTHING);
  }

  private static Optional<Failure> reads(FrameEngine engine, int number, Vector.Reads reads) {
    FrameReader reader = engine.reader();
    byte[] bytes = reads.hex().toArray();
    List<Inbound> found = new ArrayList<>(reader.read(bytes, 0, bytes.length));
    found.addAll(reader.idle());
    List<Vector.Meaning> means =
        found.stream()
            .map(said -> new Vector.Meaning(said.emit(), said.values(), said.answer()))
            .toList();
    return means.equals(reads.means())
        ? Optional.empty()
        : differs(number, "vector-reads", reads, shown(reads.means()), shown(means));
  }

  private static String shown(List<Vector.Meaning> means) {
    return means.isEmpty()
        ? NOTHING
        : means.stream()
            .map(meaning ->
                "%s %s %s"
                    .formatted(meaning.emit(), new TreeMap<>(meaning.values()), meaning.reply())
                    .strip())
            .collect(Collectors.joining("; "));
  }

  private static Optional<Failure> differs(
      int number, String code, Vector vector, String expected, String found) {
    return Optional.of(
        new Failure(
            number, code, Map.of("source", vector.source(), "expected", expected, "found", found)));
  }
}
