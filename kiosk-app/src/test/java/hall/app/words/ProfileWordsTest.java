package hall.app.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.profile.ProfileProblem;
import hall.profile.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever brings a wrong device profile is told so in their language, with nothing left unsaid.
class ProfileWordsTest {

  private final Words words = Words.load();

  @Test
  void everyReasonToRefuseAProfileHasItsSentence() {
    var said = new TreeSet<String>();
    for (String key : words.of("zh-CN", "profile").keySet()) {
      said.add(key.replace("profile.", ""));
    }
    said.removeIf(key -> key.startsWith("line") || key.startsWith("refused"));

    assertEquals(new TreeSet<>(ProfileProblem.CODES), said);
  }

  @Test
  void theSentenceNamesWhatIsWrongAndWhatToWrite(@TempDir Path folder) throws IOException {
    Path shipped = Path.of("../hardware-profiles/src/main/resources/hall/profile/syn6288.json");
    Files.writeString(
        folder.resolve("a.json"),
        Files.readString(shipped)
            .replace("\"id\": \"syn6288\"", "\"id\": \"our-voice\"")
            .replace("start..data", "begin..data"));

    ProfileProblem problem = Profiles.with(folder).problems().getFirst();

    assertEquals("19", Objects.requireNonNull(problem.params().get("line")));
    assertEquals(
        "the checksum covers 'begin', which the frame has not got. It has check, cmd, data, start.",
        words.say("en", "profile." + problem.code(), problem.params()));
    assertEquals(
        "校验范围里的“begin”不在帧里。已有的部分：check, cmd, data, start。",
        words.say("zh-CN", "profile." + problem.code(), problem.params()));
  }
}
