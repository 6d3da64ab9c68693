package hall.app;

import hall.app.words.Words;
import hall.device.frame.FrameEngine;
import hall.device.frame.FrameTrace;
import hall.device.frame.Inbound;
import hall.profile.Profile;
import hall.profile.ProfileProblem;
import hall.profile.Profiles;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// `tinghao profile`: `check` tells whether a device profile is good, `trace` takes a frame apart
/// by one, byte by byte. Both touch nothing.
final class ProfileCommand {

  private static final int GOOD = 0;
  private static final int BAD = 1;
  private static final int USAGE = 64;
  private static final int MOST_BYTES = 65_536;
  private static final int COLUMN = 24;

  private final Words words;
  private final PrintStream out;
  private String language;

  ProfileCommand(Words words, String language, PrintStream out) {
    this.words = words;
    this.language = language;
    this.out = out;
  }

  /// Does what is asked for.
  ///
  /// @param arguments what stands behind `profile`
  /// @return 0 when the profile or the frame is good, 1 when it is not, 64 when the arguments are
  ///   wrong
  int run(List<String> arguments) {
    List<String> rest = new ArrayList<>(arguments);
    int at = rest.indexOf("--lang");
    if (at >= 0 && at + 1 < rest.size() && words.languages().contains(rest.get(at + 1))) {
      language = rest.get(at + 1);
      rest.subList(at, at + 2).clear();
    }
    if (rest.size() == 2 && rest.getFirst().equals("check")) {
      return check(rest.get(1));
    }
    if (rest.size() >= 3 && rest.getFirst().equals("trace")) {
      return trace(rest.get(1), String.join("", rest.subList(2, rest.size())));
    }
    say("usage", Map.of());
    return USAGE;
  }

  private int check(String name) {
    Profiles profiles = named(name);
    if (!tell(profiles, name)) {
      return BAD;
    }
    Profile profile = asked(profiles, name);
    say(
        profile.driver().equals(Profile.FRAMES) ? "good" : "good-built-in",
        Map.of(
            "id", profile.id(),
            "name", profile.name(language),
            "driver", profile.driver(),
            "commands", profile.commands().size(),
            "rules", profile.rules().size(),
            "vectors", profile.vectors().size()));
    return GOOD;
  }

  /// A file where there is one of that name, else what comes with the hall.
  private static Profiles named(String name) {
    return file(name).map(Profiles::of).orElseGet(Profiles::shipped);
  }

  /// The one in the file, or the one of that id.
  private static Profile asked(Profiles profiles, String name) {
    String id = file(name).isPresent() ? profiles.ids().first() : name;
    return profiles.find(id).orElseThrow();
  }

  private static Optional<Path> file(String name) {
    try {
      return Optional.of(Path.of(name)).filter(Files::exists);
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /// Whether there is exactly what was asked for; what is wrong is told.
  private boolean tell(Profiles profiles, String name) {
    for (ProfileProblem problem : profiles.problems()) {
      out.println(sentence(problem));
    }
    if (!profiles.problems().isEmpty()) {
      say("bad", Map.of("n", profiles.problems().size(), "file", name));
      return false;
    }
    if (file(name).isEmpty() && profiles.find(name).isEmpty()) {
      say("unknown", Map.of("name", name, "known", String.join(", ", profiles.ids())));
      return false;
    }
    return true;
  }

  private String sentence(ProfileProblem problem) {
    Map<String, Object> values = new HashMap<>(problem.params());
    values.put("file", problem.file());
    values.put("place", problem.place());
    values.put("message", words.say(language, "profile." + problem.code(), problem.params()));
    boolean whole = problem.place().isEmpty() || "0".equals(problem.params().get("line"));
    return words.say(language, whole ? "profile.line.whole" : "profile.line", values);
  }

  private int trace(String name, String hex) {
    Profiles profiles = named(name);
    if (!tell(profiles, name)) {
      return BAD;
    }
    Profile profile = asked(profiles, name);
    if (!profile.driver().equals(Profile.FRAMES)) {
      say("no-frames", Map.of("id", profile.id(), "driver", profile.driver()));
      return BAD;
    }
    Optional<byte[]> bytes = bytes(hex);
    if (bytes.isEmpty()) {
      say("bad-hex", Map.of());
      return USAGE;
    }
    return show(profile, FrameTrace.of(FrameEngine.of(profile), bytes.get()));
  }

  private static Optional<byte[]> bytes(String hex) {
    String digits = hex.replaceAll("(?i)0x|[\\s:,_-]", "");
    return digits.matches("([0-9A-Fa-f]{2})+") && digits.length() <= 2 * MOST_BYTES
        ? Optional.of(java.util.HexFormat.of().parseHex(digits))
        : Optional.empty();
  }

  private int show(Profile profile, FrameTrace trace) {
    out.println(profile.id() + "  " + profile.name(language));
    for (FrameTrace.Piece piece : trace.pieces()) {
      show(piece);
    }
    trace
        .command()
        .ifPresent(command ->
            say("command", Map.of("name", command, "params", new TreeMap<>(trace.parameters()))));
    for (Inbound meaning : trace.meanings()) {
      if (meaning.emit().isEmpty() && trace.command().isPresent()) {
        continue;
      }
      Map<String, Object> values = new HashMap<>();
      values.put("name", meaning.emit());
      values.put("values", new TreeMap<>(visible(profile, meaning)));
      say(meaning.emit().isEmpty() ? "no-meaning" : "meaning", values);
      if (!meaning.answer().isEmpty()) {
        say("reply", Map.of("hex", spaced(meaning.answer().toHex())));
      }
    }
    if (trace.fault().isEmpty()) {
      say("valid", Map.of());
      return GOOD;
    }
    FrameTrace.Fault fault = trace.fault().get();
    Map<String, Object> values = new HashMap<>(fault.values());
    values.put("at", fault.at());
    say("fault." + fault.code(), values);
    return BAD;
  }

  /// What a person's card says is not printed either.
  private static Map<String, Object> visible(Profile profile, Inbound meaning) {
    return profile.kinds().contains("id-reader") && meaning.emit().equals("card")
        ? Map.of("number", "********")
        : meaning.values();
  }

  private void show(FrameTrace.Piece piece) {
    boolean inside = piece.code().startsWith("inside-");
    String text = words.say(language, "trace.piece." + piece.code(), shown(piece.values()));
    List<String> rows = rows(piece.bytes().toHex());
    for (int i = 0; i < rows.size(); i++) {
      String place = inside && i == 0 ? "  " + piece.from() : i == 0 ? "" + piece.from() : "";
      String line = "%-7s %-" + COLUMN + "s %s";
      out.println(line.formatted(place, rows.get(i), i == 0 ? text : "").stripTrailing());
    }
  }

  private static Map<String, Object> shown(Map<String, Object> values) {
    Map<String, Object> shown = new HashMap<>(values);
    shown.computeIfPresent("text", (_, text) -> text.equals("") ? "" : "“" + text + "”");
    return shown;
  }

  /// Eight bytes a row; a place that keeps its bytes to itself has one empty row.
  private static List<String> rows(String hex) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < hex.length(); i += 16) {
      rows.add(spaced(hex.substring(i, Math.min(hex.length(), i + 16))));
    }
    return rows.isEmpty() ? List.of("") : rows;
  }

  private static String spaced(String hex) {
    return hex.replaceAll("(..)(?=.)", "$1 ");
  }

  private void say(String key, Map<String, ?> values) {
    out.println(words.say(language, "trace." + key, values));
  }
}
