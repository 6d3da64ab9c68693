package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.Profile;
import hall.profile.ProfileProof;
import hall.profile.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs a profile's vectors both ways: what is sent must be those bytes and must read as a frame
/// again; what is read must have that meaning.
public final class VectorProof implements ProfileProof {

  @Override
  public List<Failure> prove(Profile profile) {
    List<Failure> failures = new ArrayList<>();
    if (!profile.driver().equals(Profile.FRAMES)) {
      return failures;
    }
    FrameEngine engine = FrameEngine.of(profile);
    for (int i = 0; i < profile.vectors().size(); i++) {
      int number = i;
      failure(engine, profile.vectors().get(i))
          .ifPresent(params -> failures.add(new Failure(number, code(profile, number), params)));
    }
    return failures;
  }

  private static String code(Profile profile, int vector) {
    return profile.vectors().get(vector) instanceof Vector.Sends ? "vector-sends" : "vector-reads";
  }

  private static Optional<Map<String, String>> failure(FrameEngine engine, Vector vector) {
    try {
      return switch (vector) {
        case Vector.Sends sends -> sends(engine, sends);
        case Vector.Reads reads -> reads(engine, reads);
      };
    } catch (IllegalArgumentException e) {
      return differs(vector.source(), "", String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Map<String, String>> sends(FrameEngine engine, Vector.Sends sends) {
    byte[] bytes = engine.encode(sends.command(), sends.with());
    String made = Bytes.of(bytes).toHex();
    if (!made.equals(sends.hex().toHex())) {
      return differs(sends.source(), sends.hex().toHex(), made);
    }
    var parse = new FrameParse(engine.sendLayout(), bytes.length);
    boolean whole =
        parse.parse(bytes, 0, bytes.length, false) == FrameParse.WHOLE
            && parse.end() == bytes.length;
    return whole ? Optional.empty() : differs(sends.source(), made, "");
  }

  private static Optional<Map<String, String>> reads(FrameEngine engine, Vector.Reads reads) {
    FrameReader reader = engine.reader();
    List<Inbound> found =
        new ArrayList<>(reader.read(reads.hex().toArray(), 0, reads.hex().size()));
    found.addAll(reader.idle());
    List<Vector.Meaning> means =
        found.stream()
            .map(said -> new Vector.Meaning(said.emit(), said.values(), said.answer()))
            .toList();
    return means.equals(reads.means())
        ? Optional.empty()
        : differs(reads.source(), reads.means().toString(), means.toString());
  }

  private static Optional<Map<String, String>> differs(
      String source, String expected, String found) {
    return Optional.of(Map.of("source", source, "expected", expected, "found", found));
  }
}
