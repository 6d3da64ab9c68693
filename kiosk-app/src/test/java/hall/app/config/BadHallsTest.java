package hall.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a manager is told about a wrong hall file, compared whole. `-Dgolden.write=true` writes the
/// messages anew; read the difference before committing it.
class BadHallsTest {

  private static final Path FOLDER = Path.of("src/test/resources/hall/app/config/bad");
  private static final boolean WRITE = Boolean.getBoolean("golden.write");

  @Test
  void everyProblemIsToldInChineseAndEnglish() throws IOException {
    List<String> other = new ArrayList<>();
    for (Path file : files()) {
      for (String language : HallFile.LANGUAGES) {
        String name = String.valueOf(file.getFileName()).replace(".yaml", "." + language + ".txt");
        Path golden = FOLDER.resolve(name);
        String told = told(file, language);
        if (WRITE) {
          Files.writeString(golden, told);
        } else if (!Files.readString(golden).equals(told)) {
          other.add(name + ":\n" + told);
        }
      }
    }
    assertEquals(List.of(), other);
  }

  @Test
  void oneFileCanShowTwelveDifferentProblemsAtOnce() {
    List<Problem> problems = problems(FOLDER.resolve("twelve-different.yaml"));

    assertEquals(12, problems.size());
    assertEquals(12, problems.stream().map(Problem::fault).distinct().count());
  }

  /// Those that need no file, or another one than can lie here.
  @Test
  void everyFaultIsShownByAFile() throws IOException {
    Set<Fault> unseen = EnumSet.allOf(Fault.class);
    for (Path file : files()) {
      problems(file).forEach(problem -> unseen.remove(problem.fault()));
    }
    assertEquals(
        EnumSet.of(
            Fault.NOT_FOUND,
            Fault.NOT_READABLE,
            Fault.PROFILE_REFUSED,
            Fault.TOO_LARGE,
            Fault.TOO_MANY_ITEMS,
            Fault.YAML_OTHER),
        unseen);
  }

  @Test
  void everyFaultHasItsMessage() {
    for (Fault fault : Fault.values()) {
      assertTrue(Halls.WORDS.has("check." + fault.code()), fault.code());
    }
  }

  private static String told(Path file, String language) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    HallCheck.run(file, Halls.reader(), Halls.WORDS, out, language);
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  private static List<Problem> problems(Path file) {
    return Halls.reader().read(file) instanceof Reading.Bad(List<Problem> problems)
        ? problems
        : List.of();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
