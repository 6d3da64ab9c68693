package hall.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The shipped halls, spoilt at random: whatever somebody does to a hall file, it is read to the
/// end and either good or told what is wrong, at a line that the file has. `-Dhall.seed=` and
/// `-Dhall.spoilt=` choose other ones and more.
class SpoiltHallsTest {

  private static final long SEED = Long.getLong("hall.seed", 42);
  private static final int EACH = Integer.getInteger("hall.spoilt", 100);
  private static final String SIGNS = " \t:-[]{}\"'#&*!|>%@`,?\n0aA中.~\\\u0000\uFEFF\u2028";

  @Test
  void aSpoiltHallIsGoodOrToldWhatIsWrong() throws IOException {
    for (Path file : shipped()) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < EACH; i++) {
        var chance = new Random(SEED + i);
        check(spoil(lines, chance), file + " with seed " + (SEED + i));
      }
    }
  }

  @Test
  void aLineLessIsNeverTooMuch() throws IOException {
    for (Path file : shipped()) {
      List<String> lines = Files.readAllLines(file);
      // The county's lines are much alike.
      int step = lines.size() > 300 ? 5 : 1;
      for (int i = 0; i < lines.size(); i += step) {
        List<String> fewer = new ArrayList<>(lines);
        fewer.remove(i);
        check(String.join("\n", fewer), file + " without line " + (i + 1));
      }
    }
  }

  @Test
  void aFileCutOffAnywhereIsToldOf() throws IOException {
    String text = Files.readString(Halls.ROOT.resolve("township.yaml"));
    for (int length = 0; length < text.length(); length += 37) {
      check(text.substring(0, length), "township cut at " + length);
    }
  }

  @Test
  void aFileMadeToGrowDoesNotGrow() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [lol]\n");
    for (int i = 1; i < 30; i++) {
      String again = ("*a" + (i - 1) + ", ").repeat(9);
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, again));
    }
    String deep = "[".repeat(200_000);

    var before = System.nanoTime();
    check(bomb.toString(), "aliases");
    check(deep, "brackets");
    check("- ".repeat(100_000), "dashes");
    check("? ".repeat(50_000), "questions");
    check("{a: ".repeat(50_000), "braces");
    Duration took = Duration.ofNanos(System.nanoTime() - before);

    assertTrue(took.compareTo(Duration.ofSeconds(20)) < 0, took.toString());
  }

  private static void check(String text, String what) {
    int lines = (int) text.chars().filter(c -> c == '\n').count() + 1;
    Reading reading = Halls.reader().read(text.getBytes(StandardCharsets.UTF_8), Halls.ROOT);
    if (reading instanceof Reading.Bad(List<Problem> problems)) {
      assertFalse(problems.isEmpty(), what);
      for (Problem problem : problems) {
        String said = problem.say(Halls.WORDS, "en", "hall.yaml");
        assertTrue(problem.line() > 0 && problem.line() <= lines + 1, what + ": " + said);
        assertTrue(problem.column() > 0, what + ": " + said);
        assertEquals(-1, said.indexOf('\n'), what + ": " + said);
      }
    }
  }

  private static String spoil(List<String> lines, Random chance) {
    List<String> spoilt = new ArrayList<>(lines);
    for (int changes = 1 + chance.nextInt(4); changes > 0; changes--) {
      int at = chance.nextInt(spoilt.size());
      String line = spoilt.get(at);
      switch (chance.nextInt(6)) {
        case 0 -> spoilt.remove(at);
        case 1 -> spoilt.add(at, lines.get(chance.nextInt(lines.size())));
        case 2 -> spoilt.set(at, " ".repeat(chance.nextInt(5)) + line.strip());
        case 3 -> spoilt.set(at, line.substring(0, chance.nextInt(line.length() + 1)));
        default -> spoilt.set(at, withSign(line, chance));
      }
    }
    return String.join("\n", spoilt);
  }

  private static String withSign(String line, Random chance) {
    int at = chance.nextInt(line.length() + 1);
    int to = Math.min(line.length(), at + chance.nextInt(3));
    return line.substring(0, at)
        + SIGNS.charAt(chance.nextInt(SIGNS.length()))
        + line.substring(to);
  }

  private static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Halls.ROOT)) {
      return files.sorted().toList();
    }
  }
}
