package hall.profile;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/// Reads one profile file. Everything that is wrong with it is said at once; a profile with one
/// problem is not made.
final class ProfileReader {

  private static final String[] KEYS = {
    "$schema",
    "id",
    "name",
    "kinds",
    "driver",
    "link",
    "timing",
    "charset",
    "sanitize",
    "newline",
    "unknown",
    "limits",
    "frame",
    "readFrame",
    "readFrames",
    "escape",
    "tables",
    "meanings",
    "ratings",
    "begin",
    "send",
    "on",
    "capabilities",
    "vectors"
  };
  private static final String[] KINDS = {
    "caller", "rating", "led", "printer", "voice", "gpio", "scanner", "id-reader"
  };
  private static final List<String> WAYS = List.of("serial", "tcp", "file");
  private static final JsonMapper JSON =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(40).build())
                  .build())
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final List<ProfileProof> PROOFS =
      ServiceLoader.load(ProfileProof.class).stream().map(ServiceLoader.Provider::get).toList();

  private final String file;
  private final List<ProfileProblem> problems = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  ProfileReader(String file) {
    this.file = file;
  }

  List<ProfileProblem> problems() {
    return List.copyOf(problems);
  }

  /// Says that something at that place is wrong.
  void complain(String place, String code, Map<String, String> params) {
    Map<String, String> all = new HashMap<>(params);
    all.put("line", String.valueOf(line(place)));
    problems.add(new ProfileProblem(file, place, code, all));
  }

  /// The profile in that text, proved by its vectors; what fails is a problem like any other.
  Optional<Profile> readAndProve(String text) {
    Optional<Profile> read = read(text);
    for (ProfileProof proof : PROOFS) {
      for (ProfileProof.Failure failure : read.map(proof::prove).orElse(List.of())) {
        complain("/vectors/" + failure.vector(), failure.code(), failure.params());
      }
    }
    return read;
  }

  /// The profile in that text; nothing when there are problems.
  private Optional<Profile> read(String text) {
    Optional<JsonNode> tree = tree(text);
    if (tree.isEmpty()) {
      return Optional.empty();
    }
    Profile profile = profile(new JsonPlace(tree.get(), "", this::complain));
    return problems.isEmpty() ? Optional.of(profile) : Optional.empty();
  }

  private Optional<JsonNode> tree(String text) {
    try {
      findLines(text);
      JsonNode node = JSON.readTree(text);
      if (node.isMissingNode()) {
        complain("", "empty-file", Map.of());
        return Optional.empty();
      }
      if (!node.isObject()) {
        complain("", "not-an-object", Map.of("value", node.getNodeType().name()));
        return Optional.empty();
      }
      return Optional.of(node);
    } catch (JacksonException e) {
      var where = Optional.ofNullable(e.getLocation());
      int line = where.map(place -> place.getLineNr()).orElse(0);
      int column = where.map(place -> place.getColumnNr()).orElse(0);
      problems.add(
          new ProfileProblem(
              file,
              "",
              "bad-json",
              Map.of(
                  "line", String.valueOf(line),
                  "column", String.valueOf(column),
                  "found", e.getOriginalMessage())));
      return Optional.empty();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void findLines(String text) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      while (parser.nextToken() != null) {
        lines.putIfAbsent(
            parser.getParsingContext().pathAsPointer().toString(),
            parser.currentTokenLocation().getLineNr());
      }
    }
  }

  /// A place that is missing is looked for where it should have been.
  private int line(String place) {
    String there = place;
    while (!there.isEmpty() && !lines.containsKey(there)) {
      there = there.substring(0, there.lastIndexOf('/'));
    }
    return lines.getOrDefault(there, 1);
  }

  private Profile profile(JsonPlace place) {
    place.only(KEYS);
    String id = place.text("id");
    if (!id.isEmpty() && !id.matches("[a-z0-9][a-z0-9-]{0,47}")) {
      place.at("id").complain("bad-name", Map.of("value", id));
    }
    String driver =
        place.oneOf(
            "driver", Profile.FRAMES, Profile.FRAMES, Profile.ESCPOS, Profile.GPIO, Profile.SOUND);
    Profile.Link link = link(place.at("link"));
    Profile.Ratings ratings = TableSection.ratings(place.at("ratings"));
    Profile.Tables tables = TableSection.read(place, ratings);
    var check = new TemplateCheck(tables);
    Profile.Framing framing = framing(place, driver, link);
    Map<String, DeviceCommand> commands =
        new CommandSection(framing.send(), check).read(place.at("send"));
    List<Rule> rules =
        new RuleSection(framing.inbound(), framing.read().isEmpty(), check).read(place.at("on"));
    answersExist(place.at("send"), commands, rules);
    kindsServe(place, driver, commands);
    return new Profile(
        id,
        place.at("name").each(JsonPlace::text),
        kinds(place),
        driver,
        link,
        timing(place.at("timing"), link, commands),
        text(place),
        limits(place.at("limits")),
        framing,
        commands,
        begin(place, commands),
        rules,
        tables,
        ratings,
        CapabilitySection.read(place.at("capabilities"), driver),
        vectors(place, driver, commands));
  }

  private static Set<String> kinds(JsonPlace place) {
    if (place.texts("kinds").isEmpty()) {
      place.complain("missing", Map.of("key", "kinds"));
    }
    for (JsonPlace kind : place.at("kinds").elements()) {
      if (!List.of(KINDS).contains(kind.text())) {
        kind.notOneOf(kind.text(), List.of(KINDS));
      }
    }
    return new HashSet<>(place.texts("kinds"));
  }

  private static Profile.Link link(JsonPlace place) {
    place.only("over", "baud", "bauds", "line", "bus", "flow", "tcp-port", "transfer-bytes");
    String line = place.text("line", "8N1");
    if (!line.matches("[5-8][NEO][12]")) {
      place.at("line").complain("bad-line", Map.of("value", line));
    }
    for (JsonPlace way : place.at("over").elements()) {
      if (!WAYS.contains(way.text())) {
        way.notOneOf(way.text(), WAYS);
      }
    }
    List<String> over = place.texts("over");
    if (over.contains("tcp") && !place.has("tcp-port")) {
      place.complain("missing", Map.of("key", "tcp-port"));
    }
    return new Profile.Link(
        over.isEmpty() ? List.of("serial") : over,
        place.number("baud", 9600, 300, 4_000_000),
        place.at("bauds").elements().stream().map(each -> each.number(300, 4_000_000)).toList(),
        line,
        place.oneOf("bus", "rs232", "rs232", "rs485", "usb", "spi", "gpio"),
        place.oneOf("flow", "none", "none", "rts-cts", "dtr-dsr", "xon-xoff"),
        place.number("tcp-port", 0, 1, 65_535),
        place.number("transfer-bytes", 0, 1, 4096));
  }

  private static Profile.Timing timing(
      JsonPlace place, Profile.Link link, Map<String, DeviceCommand> commands) {
    place.only(
        "answer-ms", "retries", "gap-ms", "interval-ms", "idle-ms", "poll", "poll-ms", "times");
    // Twenty letters of silence, and never less than an operating system can tell.
    int idle = Math.max(30, 20 * 10 * 1000 / Math.max(1, link.baud()));
    String poll = place.text("poll", "");
    if (!poll.isEmpty() && !commands.containsKey(poll)) {
      place
          .at("poll")
          .complain(
              "unknown-command",
              Map.of("name", poll, "known", TemplateCheck.listed(commands.keySet())));
    }
    return new Profile.Timing(
        place.number("answer-ms", 1000, 10, 60_000),
        place.number("retries", 2, 0, 10),
        place.number("gap-ms", 0, 0, 10_000),
        place.number("interval-ms", 0, 0, 60_000),
        place.number("idle-ms", idle, 5, 10_000),
        poll,
        place.number("poll-ms", 15_000, 100, 3_600_000),
        place.number("times", 1, 1, 5));
  }

  private static List<String> begin(JsonPlace place, Map<String, DeviceCommand> commands) {
    for (JsonPlace name : place.at("begin").elements()) {
      if (!commands.containsKey(name.text())) {
        name.complain(
            "unknown-command",
            Map.of("name", name.text(), "known", TemplateCheck.listed(commands.keySet())));
      }
    }
    return place.texts("begin");
  }

  private static Profile.TextRules text(JsonPlace place) {
    Charset charset = java.nio.charset.StandardCharsets.US_ASCII;
    String name = place.text("charset", "US-ASCII");
    try {
      charset = Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      place.at("charset").complain("unknown-charset", Map.of("value", name));
    }
    Map<String, String> replace = new LinkedHashMap<>();
    place
        .at("sanitize")
        .members()
        .forEach((letter, instead) -> {
          if (letter.codePointCount(0, letter.length()) != 1) {
            instead.complain("not-one-letter", Map.of("value", letter));
          }
          replace.put(letter, instead.text());
        });
    Bytes newline = place.has("newline") ? FrameSection.fixed(place.at("newline")) : Bytes.NONE;
    return new Profile.TextRules(charset, replace, newline, place.text("unknown", "?"));
  }

  private static Profile.Limits limits(JsonPlace place) {
    place.only("frame-bytes", "text-bytes", "text-letters");
    int bytes = place.number("text-bytes", 512, 1, 65_536);
    return new Profile.Limits(
        place.number("frame-bytes", 1024, 1, 65_536),
        bytes,
        place.number("text-letters", bytes, 1, 65_536));
  }

  private static Profile.Framing framing(JsonPlace place, String driver, Profile.Link link) {
    if (driver.equals(Profile.FRAMES) && !place.has("frame")) {
      place.complain("missing", Map.of("key", "frame"));
    }
    boolean hasOwn = place.has("readFrame") || place.has("readFrames");
    // On TCP no noise and no other product's frames come between.
    boolean noisy = link.isShared() && link.over().contains("serial");
    boolean speaks = noisy && !place.at("on").elements().isEmpty();
    List<Part> send = FrameSection.read(place.at("frame"), speaks && !hasOwn);
    List<Profile.Form> read = new ArrayList<>();
    if (place.has("readFrame")) {
      read.add(new Profile.Form("", FrameSection.read(place.at("readFrame"), speaks)));
    }
    place
        .at("readFrames")
        .members()
        .forEach((name, form) -> read.add(new Profile.Form(name, FrameSection.read(form, speaks))));
    return new Profile.Framing(send, read, EscapeSection.read(place.at("escape")));
  }

  /// What a hall asks of every product of a kind.
  private static void kindsServe(
      JsonPlace place, String driver, Map<String, DeviceCommand> commands) {
    Map<String, String> needed = Map.of("led", "show", "voice", "speak", "rating", "ask");
    for (JsonPlace kind : place.at("kinds").elements()) {
      String command = needed.getOrDefault(kind.text(), "");
      if (driver.equals(Profile.FRAMES) && !command.isEmpty() && !commands.containsKey(command)) {
        kind.complain("kind-needs-command", Map.of("kind", kind.text(), "command", command));
      }
    }
  }

  private static void answersExist(
      JsonPlace send, Map<String, DeviceCommand> commands, List<Rule> rules) {
    Set<String> emitted = new HashSet<>();
    rules.forEach(rule -> emitted.addAll(List.of(rule.emit(), rule.otherwise(), rule.outside())));
    commands.forEach((name, command) -> {
      List<String> named = new ArrayList<>(command.answer().ok());
      named.addAll(command.answer().bad());
      named.addAll(command.answer().busy());
      for (String answer : named) {
        if (!emitted.contains(answer)) {
          send.at(name)
              .at("answer")
              .complain(
                  "unknown-answer", Map.of("name", answer, "known", TemplateCheck.listed(emitted)));
        }
      }
    });
  }

  private static List<Vector> vectors(
      JsonPlace place, String driver, Map<String, DeviceCommand> commands) {
    List<Vector> vectors = new VectorSection(commands).read(place.at("vectors"));
    if (vectors.isEmpty() && driver.equals(Profile.FRAMES)) {
      place.complain("no-vectors", Map.of());
    }
    return vectors;
  }
}
