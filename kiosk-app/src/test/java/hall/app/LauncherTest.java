package hall.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher script on a made-up machine: its own house in a folder with spaces, a path that
/// holds the ordinary tools only, and a JDK and a Maven that write down how they were called.
class LauncherTest {

  private static final Path SCRIPT =
      Objects.requireNonNull(Path.of("").toAbsolutePath().getParent()).resolve("tinghao");
  private static final List<String> TOOLS =
      List.of(
          "awk cat chmod cp dirname find grep head id ls locale mkdir mv readlink rm sh tail touch tr"
              .split(" "));
  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$JAVA_HOME: $*" >>maven.log
      mkdir -p kiosk-app/target && touch kiosk-app/target/kiosk-app-1-SNAPSHOT.jar
      """;

  private record Run(int code, String out, String err, long pid) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  @TempDir Path machine;
  private final Map<String, String> environment = new TreeMap<>();
  private Path house = Path.of("");
  private Path tools = Path.of("");
  private Path caller = Path.of("");

  @BeforeEach
  void layOut() throws IOException {
    machine = machine.toRealPath();
    house = Files.createDirectories(machine.resolve("the house"));
    tools = Files.createDirectories(machine.resolve("bin"));
    caller = Files.createDirectories(machine.resolve("some where"));
    Files.copy(SCRIPT, house.resolve("tinghao"));
    executable(house.resolve("tinghao"));
    Files.createDirectories(house.resolve("kiosk-app/src/main"));
    Files.createDirectories(house.resolve("halls"));
    Files.writeString(house.resolve("pom.xml"), "");
    Files.writeString(house.resolve("kiosk-app/pom.xml"), "");
    for (String tool : TOOLS) {
      String real = "#!/bin/sh\nexec %s \"$@\"\n".formatted(whereIs(tool));
      executable(Files.writeString(tools.resolve(tool), real));
    }
    environment.putAll(
        Map.of(
            "PATH", tools.toString(),
            "HOME", machine.resolve("home of someone").toString(),
            "TINGHAO_MACHINE", machine.toString(),
            "LANG", "C.UTF-8"));
  }

  @Test
  void withoutAJdkItSaysInOneSentenceWhatToInstall() throws Exception {
    install("usr/lib/jvm/java-17", "17.0.15");

    Run run = tinghao("run");

    assertEquals(69, run.code());
    assertEquals(
        "No JDK 25 was found: install one (Eclipse Temurin 25, for example) or let JAVA_HOME point"
            + " to it.\n",
        run.err());
  }

  @Test
  void itSpeaksChineseWhereTheMachineDoes() throws Exception {
    environment.put("LANG", "zh_CN.UTF-8");

    Run run = tinghao("run");

    assertEquals(69, run.code());
    assertTrue(run.err().startsWith("没有找到 JDK 25:请安装"), run.err());
  }

  @Test
  void withoutMavenItSaysInOneSentenceWhatToInstall() throws Exception {
    install("opt/jdk-25", "25.0.3");

    Run run = tinghao("run");

    assertEquals(69, run.code());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().startsWith("No Maven was found: install"), run.err());
  }

  @Test
  void anUnknownCommandIsAnsweredWithTheHelp() throws Exception {
    Run run = tinghao("fly");

    assertEquals(64, run.code());
    assertTrue(run.err().startsWith("There is no command 'fly'.\n"), run.err());
    assertTrue(run.err().contains("./tinghao run [--hall FILE]"), run.err());
  }

  @Test
  void theHallStartsFromAnyFolderThroughLinksAndWithSpacesInItsPaths() throws Exception {
    install("usr/lib/jvm/java-17", "17.0.15");
    Path jdk = install("usr/lib/jvm/temurin 25", "25");
    executable(Files.writeString(tools.resolve("mvn"), MAVEN));
    Files.createSymbolicLink(machine.resolve("first link"), Path.of("the house/tinghao"));
    Files.createSymbolicLink(machine.resolve("second link"), machine.resolve("first link"));

    Run run = start(machine.resolve("second link"), "run", "--hall", "my hall.yaml", "--lang", "");

    assertEquals(
        List.of(
            "pid " + run.pid(),
            "in " + caller,
            "[@" + house + "/kiosk-app/jvm.options]",
            "[-Dtinghao.home=" + house + "]",
            "[-cp]",
            ("[%1$s/kiosk-app/target/kiosk-app-1-SNAPSHOT.jar:%1$s/kiosk-app/target/lib/*"
                    + ":%1$s/lib/*]")
                .formatted(house),
            "[hall.app.Main]",
            "[run]",
            "[--hall]",
            "[my hall.yaml]",
            "[--lang]",
            "[]"),
        run.lines());
    assertEquals(0, run.code());
    assertTrue(built().getFirst().startsWith(jdk + ": -q -B "), built().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "sim", "replay", "restore", "profile", "devices", "device"})
  void everyCommandOfTheHallIsHandedOnWithWhatFollowsIt(String command) throws Exception {
    install("usr/lib/jvm/temurin 25", "25");
    executable(Files.writeString(tools.resolve("mvn"), MAVEN));

    Run run = tinghao(command, "one thing", "another");

    assertEquals(0, run.code(), run.err());
    List<String> lines = run.lines();
    assertEquals(
        List.of("[hall.app.Main]", "[" + command + "]", "[one thing]", "[another]"),
        lines.subList(lines.size() - 4, lines.size()));
  }

  @Test
  void theProofOfARecordIsTheHallsOwnCommand() throws Exception {
    install("opt/jdk-25", "25.0.3");
    executable(Files.writeString(tools.resolve("mvn"), MAVEN));

    Run run = tinghao("audit", "show", "A045", "data of a hall");

    assertEquals(0, run.code(), run.err());
    assertEquals(
        List.of("[hall.app.Main]", "[audit]", "[show]", "[A045]", "[data of a hall]"),
        run.lines().subList(run.lines().size() - 5, run.lines().size()));
    assertTrue(tinghao("help").out().contains("./tinghao audit verify DIR"));
  }

  @Test
  void itBuildsOnlyWhatIsOlderThanItsSources() throws Exception {
    Files.createDirectories(machine.resolve("elsewhere"));
    environment.put("JAVA_HOME", install("elsewhere/jdk", "25.0.3").toString());
    executable(Files.writeString(tools.resolve("mvn"), MAVEN));

    assertEquals(0, tinghao("check", "hall.yaml").code());
    assertEquals(0, tinghao("check", "hall.yaml").code());
    assertEquals(1, built().size());

    Files.writeString(house.resolve("kiosk-app/src/main/Hall.java"), "class Hall {}");
    assertEquals(0, tinghao("check", "hall.yaml").code());
    assertEquals(2, built().size());
  }

  @Test
  void theProofRunsFromTheTestTreeAndIsBuiltAnewWhenATestChanges() throws Exception {
    environment.put("JAVA_HOME", install("opt/jdk-25", "25.0.3").toString());
    executable(Files.writeString(tools.resolve("mvn"), MAVEN));
    Files.createDirectories(house.resolve("kiosk-app/src/test"));
    Files.createDirectories(house.resolve("kiosk-app/target/test-classes"));

    Run run = tinghao("prove", "--minutes", "3", "--seed", "7");

    assertEquals(
        List.of(
            "[%1$s/test-classes:%1$s/kiosk-app-1-SNAPSHOT.jar:%1$s/lib/*]"
                .formatted(house.resolve("kiosk-app/target")),
            "[hall.app.prove.Prove]",
            "[--minutes]",
            "[3]",
            "[--seed]",
            "[7]"),
        run.lines().subList(run.lines().size() - 6, run.lines().size()));
    assertEquals(0, tinghao("prove").code());
    assertEquals(1, built().size());

    Files.writeString(house.resolve("kiosk-app/src/test/SomeTest.java"), "class SomeTest {}");
    assertEquals(0, tinghao("prove").code());
    assertEquals(2, built().size());
  }

  @Test
  void aFailedBuildSaysWhyAndIsTriedAgain() throws Exception {
    install("opt/jdk-25", "25.0.3");
    executable(Files.writeString(tools.resolve("mvn"), "#!/bin/sh\necho no such thing; exit 1\n"));

    Run run = tinghao("run");

    assertEquals(70, run.code());
    assertTrue(run.err().contains("no such thing\nThe build failed;"), run.err());

    assertEquals(70, tinghao("run").code());
  }

  @Test
  void theTestsCloseWithTheirCounts() throws Exception {
    layOutTests(4, 1, 1, 0);

    Run run = tinghao("test");

    assertEquals("2 passed, 2 failed, 0 skipped", run.lines().getLast());
    assertEquals(1, run.code());
  }

  @Test
  void whatIsSkippedFailsOnlyInCi() throws Exception {
    layOutTests(3, 0, 0, 1);

    Run run = tinghao("test");
    assertEquals("2 passed, 0 failed, 1 skipped", run.lines().getLast());
    assertEquals(0, run.code());

    environment.put("CI", "true");
    assertEquals(1, tinghao("test").code());
  }

  @Test
  void whatTheTestsLackIsNamedAndInCiStopsThem() throws Exception {
    layOutTests(3, 0, 0, 0);
    Files.delete(tools.resolve("chromium"));

    Run run = tinghao("test");
    assertEquals(
        "Missing: chromium. The tests that need them are skipped; install them and run again.",
        run.lines().getFirst());
    assertEquals(0, run.code());

    environment.put("CI", "true");
    Run inCi = tinghao("test");
    assertEquals("The tests lack: chromium.\n", inCi.err());
    assertEquals(69, inCi.code());
  }

  @Test
  void whereItMayItInstallsWhatTheTestsLack() throws Exception {
    layOutTests(3, 0, 0, 0);
    Files.delete(tools.resolve("chromium"));
    executable(Files.writeString(tools.resolve("id"), "#!/bin/sh\necho 0\n"));
    executable(
        Files.writeString(
            tools.resolve("apt-get"),
            """
            #!/bin/sh
            echo "$*" >>apt.log
            case $* in *install*chromium) printf '#!/bin/sh\\n' >%1$s; chmod +x %1$s ;; esac
            """
                .formatted(tools.resolve("chromium"))));
    environment.put("CI", "true");

    Run run = tinghao("test");

    assertEquals("Installing what the tests need: chromium", run.lines().getFirst());
    assertEquals(
        List.of("-qq update", "-qq -y install --no-install-recommends fontconfig chromium"),
        Files.readAllLines(house.resolve("apt.log")));
    assertEquals(0, run.code(), run.err());
  }

  private void layOutTests(int tests, int failures, int errors, int skipped) throws Exception {
    install("opt/jdk-25", "25.0.3");
    for (String program : List.of("chromium", "espeak-ng", "aplay")) {
      executable(Files.writeString(tools.resolve(program), "#!/bin/sh\n"));
    }
    executable(Files.writeString(tools.resolve("fc-list"), "#!/bin/sh\necho a font\n"));
    executable(
        Files.writeString(
            tools.resolve("mvn"),
            """
            #!/bin/sh
            mkdir -p room/target/surefire-reports
            cat >room/target/surefire-reports/TEST-Some.xml <<'XML'
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="Some tests" time="1" tests="%d" errors="%d" skipped="%d" failures="%d">
            XML
            exit %d
            """
                .formatted(tests, errors, skipped, failures, failures + errors > 0 ? 1 : 0)));
  }

  private Path install(String place, String version) throws IOException {
    Path jdk = machine.resolve(place);
    Files.createDirectories(jdk.resolve("bin"));
    executable(
        Files.writeString(
            jdk.resolve("bin/java"),
            """
            #!/bin/sh
            if [ "$1" = -version ]; then echo 'openjdk version "%s" 2026-04-21' >&2; exit 0; fi
            echo "pid $$"; echo "in $PWD"
            for argument in "$@"; do echo "[$argument]"; done
            """
                .formatted(version)));
    executable(Files.writeString(jdk.resolve("bin/javac"), "#!/bin/sh\n"));
    return jdk;
  }

  private List<String> built() throws IOException {
    return Files.readAllLines(house.resolve("maven.log"));
  }

  private Run tinghao(String... arguments) throws Exception {
    return start(house.resolve("tinghao"), arguments);
  }

  private Run start(Path script, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    Path out = machine.resolve("out");
    Path err = machine.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(caller.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    int code = process.waitFor();
    return new Run(code, read(out), read(err), process.pid());
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static Path whereIs(String tool) {
    for (String folder : List.of("/bin", "/usr/bin")) {
      Path file = Path.of(folder, tool);
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    throw new IllegalStateException("This machine has no '" + tool + "'.");
  }

  private static Path executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }
}
