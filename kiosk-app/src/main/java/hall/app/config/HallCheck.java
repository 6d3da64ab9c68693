package hall.app.config;

import hall.app.words.FairnessWords;
import hall.app.words.Words;
import hall.queue.FairnessCheck;
import hall.queue.Finding;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `tinghao check`: tells whether a hall file is good, in all its points, and touches nothing.
public final class HallCheck {

  private HallCheck() {}

  /// Prints every problem and their count, or one line about the hall when there is none.
  ///
  /// @return 0 when the hall is good, else 1
  public static int run(Path file, PrintStream out, String language) {
    var words = Words.load();
    return run(file, new HallReader(new ShippedProfiles(), words), words, out, language);
  }

  static int run(Path file, HallReader reader, Words words, PrintStream out, String language) {
    Path last = file.getFileName();
    String name = last == null ? file.toString() : last.toString();
    return switch (reader.read(file)) {
      case Reading.Good(HallFile hall) -> {
        out.println(words.say(language, "check.good", counts(hall, name, language)));
        warn(hall, name, words, out, language);
        yield 0;
      }
      case Reading.Bad(List<Problem> problems) -> {
        problems.forEach(problem -> out.println(problem.say(words, language, name)));
        out.println(words.say(language, "check.bad", Map.of("n", problems.size(), "file", name)));
        yield 1;
      }
    };
  }

  /// What is no fault and yet better otherwise.
  private static void warn(
      HallFile hall, String file, Words words, PrintStream out, String language) {
    for (Problem refused : hall.ownProfiles().refused()) {
      out.println(refused.say(words, language, file));
    }
    var said = new FairnessWords(words, hall.serviceNames(), hall.calendar().zone());
    for (Finding finding : FairnessCheck.of(hall.plan()).findings()) {
      String sentence = said.sentence(finding, language);
      out.println(words.say(language, "check.warning", Map.of("file", file, "finding", sentence)));
    }
  }

  private static Map<String, Object> counts(HallFile hall, String file, String language) {
    return Map.of(
        "file", file,
        "hall", hall.hall().name().in(language),
        "windows", hall.windows().size(),
        "services", hall.services().size(),
        "groups", hall.groups().size(),
        "kiosks", hall.kiosks().size(),
        "devices", hall.devices().size());
  }
}
