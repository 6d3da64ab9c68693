package hall.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.words.RuleWords;
import hall.queue.WindowId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/CALL-RULES.md` says what the house does: each of its examples is read, and the sentences
/// under it are those the rules are read back as.
class CallRulesPageTest {

  private static final Path PAGE = Halls.ROOT.resolveSibling("docs").resolve("CALL-RULES.md");
  private static final Pattern BLOCK =
      Pattern.compile("```yaml\n([^`]*)```\n((?:\\* [^\n]*\n|  [^\n]*\n)*)");
  private static final String HALL =
      """
      hall: { id: small, name: { zh-CN: 小厅, en: Small hall } }
      calendar: { week: { mon-fri: ["09:00-12:00", "13:30-17:00"] } }
      groups:
        - { id: all, letter: A, name: { zh-CN: 全部, en: All } }
      services:
        - { id: social, group: all, series: A, name: { zh-CN: 社保, en: Social insurance } }
        - { id: tax, group: all, series: B, name: { zh-CN: 税务, en: Tax } }
        - { id: permit, group: all, series: C, name: { zh-CN: 许可, en: Permits } }
      staff:
        - { id: "0236", name: 林晓云 }
      windows:
        - { id: 1, services: [social] }
        - { id: 2, services: [tax, permit] }
        - { id: 3, services: all }
      kiosks:
        - { id: kiosk-1, printer: printer-1 }
      devices:
        printer-1: { profile: escpos-58, port: "sim:printer-1" }
      """;

  @Test
  void everyExampleIsReadBackAsThePageSays() throws IOException {
    int checked = 0;
    for (MatchResult block : blocks()) {
      String yaml = block.group(1);
      if (yaml.startsWith("call-rules:")) {
        List<String> quoted = quoted(block.group(2));
        List<String> said = said(yaml);

        assertTrue(!quoted.isEmpty(), yaml);
        quoted.forEach(each -> assertTrue(said.contains(each), () -> each + "\nnot in " + said));
        checked++;
      }
    }
    assertEquals(9, checked);
  }

  /// What the house says of an example: the rules in both languages, or what is wrong with them.
  static List<String> said(String yaml) {
    List<String> said = new ArrayList<>();
    byte[] bytes = (HALL + yaml).getBytes(StandardCharsets.UTF_8);
    switch (Halls.reader().read(bytes, Halls.ROOT)) {
      case Reading.Good(HallFile hall) -> {
        List<WindowId> windows = hall.windows().stream().map(HallFile.Window::id).toList();
        var words = new RuleWords(Halls.WORDS, hall.serviceNames());
        for (String language : HallFile.LANGUAGES) {
          said.addAll(words.sentences(hall.rules(), windows, language));
        }
      }
      case Reading.Bad(List<Problem> problems) -> {
        for (Problem problem : problems) {
          for (String language : HallFile.LANGUAGES) {
            said.add(problem.say(Halls.WORDS, language, "hall.yaml"));
          }
        }
      }
    }
    return said;
  }

  private static List<MatchResult> blocks() throws IOException {
    return BLOCK.matcher(Files.readString(PAGE)).results().toList();
  }

  /// The items of the list under an example; a long one goes on in the next line.
  private static List<String> quoted(String list) {
    List<String> items = new ArrayList<>();
    for (String line : list.split("\n", -1)) {
      if (line.startsWith("* ")) {
        items.add(line.substring(2));
      } else if (line.startsWith("  ") && !items.isEmpty()) {
        items.add(items.removeLast() + " " + line.strip());
      }
    }
    return items;
  }
}
