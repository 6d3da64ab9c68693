package hall.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A profile that is wrong is refused, told where and why, and stops no other.
class BadProfilesTest {

  private static final String GOOD =
      """
      {
        "id": "mini", // the smallest profile that serves
        "kinds": ["led"],
        "link": {"bus": "rs485"},
        "charset": "GBK",
        "frame": [
          {"lit": "02"},
          {"var": "addr"},
          {"len": "u8", "of": "data"},
          {"var": "data", "as": "bytes"},
          {"sum": "sum8", "of": "addr..data"},
          {"lit": "03"}
        ],
        "escape": {},
        "tables": {"colours": {"red": "01", "other": "02"}},
        "send": {
          "show": {
            "params": {"text": {"as": "text"}},
            "fields": {"data": "{text|text}"},
            "answer": {"ok": ["ack"]}
          }
        },
        "on": [{"when": {"data": "06"}, "emit": "ack", "values": {"addr": "{addr}"}}],
        "vectors": [{"source": "by hand", "send": "show", "with": {"addr": 1, "text": "A"}, "hex": "02 01 01 41 43 03"}]
      }
      """;

  @TempDir Path folder;

  @Test
  void theProfileThatAllTheseAreMadeFromIsGood() throws IOException {
    Files.writeString(folder.resolve("mini.json"), GOOD);

    Profiles profiles = Profiles.with(folder);

    assertEquals(List.of(), profiles.problems());
    assertEquals(true, profiles.find("mini").isPresent());
  }

  static Stream<Arguments> bad() {
    return Stream.of(basics(), lengths(), checks(), ends(), templates(), rules())
        .flatMap(Function.identity());
  }

  private static Stream<Arguments> basics() {
    return Stream.of(
        bad("\"id\": \"mini\",", "\"id\": \"mini\"", "bad-json  @3"),
        bad("\"id\": \"mini\"", "\"id\": \"mini\", \"id\": \"maxi\"", "bad-json  @2"),
        bad("\"id\": \"mini\"", "\"id\": \"Mini!\"", "bad-name /id @2"),
        bad("\"id\": \"mini\",", "", "missing  @1"),
        bad("\"id\": \"mini\"", "\"id\": 7", "not-a-text /id @2"),
        bad("[\"led\"]", "[\"lamp\"]", "not-one-of /kinds/0 @3"),
        bad("[\"led\"]", "[]", "missing  @1"),
        bad("[\"led\"]", "[\"voice\"]", "kind-needs-command /kinds/0 @3"),
        bad("\"bus\"", "\"buss\"", "unknown-key /link/buss @4"),
        bad("rs485\"", "rs485\", \"line\": \"9X1\"", "bad-line /link/line @4"),
        bad("rs485\"", "rs485\", \"baud\": 12", "out-of-range /link/baud @4"),
        bad("GBK", "GBQ", "unknown-charset /charset @5"));
  }

  private static Stream<Arguments> lengths() {
    return Stream.of(
        bad("{\"lit\": \"02\"},", "", "no-start /frame @6"),
        bad("{\"lit\": \"02\"}", "{\"lit\": \"0\"}", "bad-template /frame/0/lit @7"),
        bad("{\"lit\": \"02\"}", "{\"light\": \"02\"}", "not-a-part /frame/0 @7"),
        bad("{\"lit\": \"02\"}", "{\"lit\": \"\"}", "empty-literal /frame/0/lit @7"),
        bad(
            "{\"lit\": \"02\"}",
            "{\"lit\": \"02\", \"name\": \"addr\"}",
            "two-parts /frame/1/var @8"),
        bad("\"u8\", \"of\": \"data\"", "\"u9\", \"of\": \"data\"", "not-one-of /frame/2/len @9"),
        bad("\"u8\", \"of\": \"data\"", "\"u8\", \"of\": \"body\"", "range-missing /frame/2/of @9"),
        bad(
            "\"u8\", \"of\": \"data\"",
            "\"u8\", \"of\": \"data..addr\"",
            "range-impossible /frame/2/of @9"),
        bad(
            "\"u8\", \"of\": \"data\"",
            "\"u8\", \"of\": \"addr..data\"",
            "range-impossible /frame/2/of @9"),
        bad(
            "\"u8\", \"of\": \"data\"",
            "\"u8\", \"of\": \"data\", \"accept\": \"9..3\"",
            "length-range /frame/2/accept @9"),
        bad(
            "\"u8\", \"of\": \"data\"",
            "\"u8\", \"of\": \"data\", \"accept\": \"1..300\"",
            "length-range /frame/2/accept @9"),
        bad(
            "\"u8\", \"of\": \"data\"",
            "\"u8\", \"of\": \"data\", \"add\": 5, \"accept\": \"1..4\"",
            "length-impossible /frame/2 @9"),
        bad("\"u8\", \"of\": \"data\"", "\"u8\", \"of\": \"addr\"", "no-length /frame/3 @10"));
  }

  private static Stream<Arguments> checks() {
    return Stream.of(
        bad("sum8", "sum9", "not-one-of /frame/4/sum @11"),
        bad("addr..data", "addr..body", "checksum-range-missing /frame/4/of @11"),
        bad("addr..data", "data..addr", "checksum-range-impossible /frame/4/of @11"),
        bad("\"escape\": {}", "\"escape\": {\"02\": \"1B\"}", "escape-pair /escape/02 @14"),
        bad("\"escape\": {}", "\"escape\": {\"02\": \"1B01\"}", "escape-ambiguous /escape @14"),
        bad("\"01\", \"other\"", "\"{x}\", \"other\"", "bad-template /tables/colours/red @15"));
  }

  /// What ends where, and what is reached how.
  private static Stream<Arguments> ends() {
    return Stream.of(
        bad(
            "{\"lit\": \"03\"}",
            "{\"lit\": \"03\", \"repeat\": 0}",
            "out-of-range /frame/5/repeat @12"),
        bad("\"sum8\"", "\"crc32\", \"as\": \"u8\"", "checksum-width /frame/4 @11"),
        bad(
            "{\"lit\": \"02\"}",
            "{\"hex\": \"begin\"}",
            "escapes-unpaired /frame @6",
            "no-start /frame @6"),
        bad("\"rs485\"", "\"rs485\", \"over\": [\"tcp\"]", "missing /link @4"),
        bad("\"rs485\"", "\"rs485\", \"over\": [\"radio\"]", "not-one-of /link/over/0 @4"),
        bad("\"charset\"", "\"begin\": [\"wake\"], \"charset\"", "unknown-command /begin/0 @5"));
  }

  private static Stream<Arguments> templates() {
    return Stream.of(
        bad("{text|text}", "{words|text}", "unknown-parameter /send/show/fields/data @19"),
        bad("{text|text}", "{text|map:colors}", "unknown-table /send/show/fields/data @19"),
        bad(
            "{text|text}", "{text|step:colours}",
            "not-a-ladder /send/show/fields/data @19", "not-a-ladder /send/show/fields/data @19"),
        bad("{text|text}", "{text|txt}", "unknown-step /send/show/fields/data @19"),
        bad("{text|text}", "{text|text", "bad-template /send/show/fields/data @19"),
        bad("{text|text}", "@u16le({text|text}", "bad-template /send/show/fields/data @19"),
        bad("{text|text}", "@u17({text|text})", "bad-template /send/show/fields/data @19"),
        bad("{text|text}", "@each text ({text|text})", "not-lines /send/show/fields/data @19"),
        bad(
            "\"fields\": {\"data\"",
            "\"fields\": {\"cmd\"",
            "unknown-part /send/show/fields/cmd @19"),
        bad("{\"as\": \"text\"}", "{\"as\": \"word\"}", "not-one-of /send/show/params/text/as @18"),
        bad(
            "{\"as\": \"text\"}",
            "{\"as\": \"number\", \"max\": 9, \"default\": 12}",
            "bad-default /send/show/params/text/default @18"));
  }

  private static Stream<Arguments> rules() {
    return Stream.of(
        bad("[\"ack\"]", "[\"okay\"]", "unknown-answer /send/show/answer @20"),
        bad("{\"data\": \"06\"}", "{\"body\": \"06\"}", "unknown-part /on/0/when/body @23"),
        bad("{\"data\": \"06\"}", "{\"data\": \"6\"}", "bad-hex /on/0/when/data @23"),
        bad("{addr}", "{address}", "unknown-parameter /on/0/values/addr @23"),
        bad("{addr}", "{addr|map:ratios}", "unknown-table /on/0/values/addr @23"),
        bad("{addr}", "{addr|digits:3:0A}", "step-only-sends /on/0/values/addr @23"),
        bad(
            "\"emit\": \"ack\",",
            "\"emit\": \"ack\", \"reply\": \"shout\",",
            "not-one-of /on/0/reply @23"),
        bad("\"send\": \"show\"", "\"send\": \"tell\"", "unknown-command /vectors/0/send @24"),
        bad("\"text\": \"A\"", "\"words\": \"A\"", "unknown-parameter /vectors/0/with/words @24"),
        bad("02 01 01 41 43 03", "02 01 0", "bad-hex /vectors/0/hex @24"),
        bad(
            "{\"source\": \"by hand\", \"send\": \"show\", \"with\": {\"addr\": 1, \"text\":"
                + " \"A\"}, \"hex\": \"02 01 01 41 43 03\"}",
            "",
            "no-vectors  @1"));
  }

  private static Arguments bad(String instead, String of, String... problems) {
    return Arguments.of(instead, of, List.of(problems));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aBadProfileIsRefusedWithItsPlaceAndReason(String good, String bad, List<String> expected)
      throws IOException {
    assertEquals(true, GOOD.contains(good), good);
    Path file = folder.resolve("bad.json");
    Files.writeString(file, GOOD.replace(good, bad));

    Profiles profiles = Profiles.with(folder);

    assertEquals(expected, shortly(profiles));
    assertEquals(Profiles.shipped().ids(), profiles.ids());
    profiles.problems().forEach(problem -> assertEquals(file.toString(), problem.file()));
  }

  private static List<String> shortly(Profiles profiles) {
    return profiles.problems().stream()
        .map(problem ->
            "%s %s @%s".formatted(problem.code(), problem.place(), problem.params().get("line")))
        .toList();
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() throws IOException {
    Files.writeString(
        folder.resolve("bad.json"),
        GOOD.replace("GBK", "GBQ").replace("sum8", "sum9").replace("{text|text}", "{word|text}"));

    assertEquals(
        List.of(
            "not-one-of /frame/4/sum @11",
            "unknown-parameter /send/show/fields/data @19",
            "unknown-charset /charset @5"),
        shortly(Profiles.with(folder)));
  }

  @Test
  void theSecondProfileOfOneIdIsRefusedAndTheFirstStays() throws IOException {
    Files.writeString(folder.resolve("a.json"), GOOD);
    Files.writeString(folder.resolve("b.json"), GOOD);
    Files.writeString(folder.resolve("c.json"), GOOD.replace("\"mini\"", "\"escpos-58\""));

    Profiles profiles = Profiles.with(folder);

    assertEquals(
        List.of(
            new ProfileProblem(
                folder.resolve("b.json").toString(),
                "/id",
                "two-of-one-id",
                Map.of("id", "mini", "other", folder.resolve("a.json").toString(), "line", "2")),
            new ProfileProblem(
                folder.resolve("c.json").toString(),
                "/id",
                "two-of-one-id",
                Map.of("id", "escpos-58", "other", "escpos-58.json", "line", "2"))),
        profiles.problems());
    assertEquals(true, profiles.find("mini").isPresent());
    assertEquals("escpos", profiles.find("escpos-58").orElseThrow().driver());
  }

  @Test
  void aFolderThatIsNotThereIsSaidAndTheShippedProfilesServe() {
    Profiles profiles = Profiles.with(folder.resolve("nowhere"));

    assertEquals(
        List.of("unreadable"), profiles.problems().stream().map(ProfileProblem::code).toList());
    assertEquals(Profiles.shipped().ids(), profiles.ids());
  }

  @Test
  void aFileThatIsNoTextIsRefused() throws IOException {
    Files.write(folder.resolve("a.json"), new byte[] {(byte) 0xC3, 0x28});
    Files.write(folder.resolve("b.json"), new byte[(1 << 20) + 1]);
    Files.createDirectory(folder.resolve("c.json"));
    Files.writeString(folder.resolve("d.json"), "[".repeat(5000));
    Files.writeString(folder.resolve("e.json"), "");
    Files.writeString(folder.resolve("f.json"), "[1]");
    Files.write(folder.resolve("g.json"), "{\"id\":\"屏\"}".getBytes(Charset.forName("GBK")));
    Files.writeString(folder.resolve("mini.json"), GOOD);

    Profiles profiles = Profiles.with(folder);

    assertEquals(
        List.of(
            "not-utf-8",
            "too-large",
            "unreadable",
            "bad-json",
            "empty-file",
            "not-an-object",
            "not-utf-8"),
        profiles.problems().stream().map(ProfileProblem::code).toList());
    assertEquals(true, profiles.find("mini").isPresent());
  }
}
