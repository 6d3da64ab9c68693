package hall.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import hall.app.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A language that a hall adds: one file, and nothing else has to be touched.
class OwnLanguagesTest {

  @TempDir Path folder;

  @BeforeEach
  void add() throws IOException {
    Files.createDirectory(folder.resolve("words"));
    Files.writeString(
        folder.resolve("words/ug.properties"),
        """
        face.language=ئۇيغۇرچە
        face.direction=rtl
        kiosk.back=قايتىش
        kiosk.people={n} ئادەم
        """);
  }

  private HallFile hall() throws IOException {
    String small = Files.readString(Halls.ROOT.resolve("demonstration.yaml"));
    Path file = folder.resolve("hall.yaml");
    Files.writeString(file, small + "\nwords-folder: words\n");
    return assertInstanceOf(Reading.Good.class, Halls.reader().read(file)).hall();
  }

  @Test
  void itIsOfferedBesideTheOthers() throws IOException {
    assertEquals(List.of("zh-CN", "en", "ug"), hall().hall().languages());
  }

  @Test
  void whatItDoesNotSayIsSaidInTheFirstLanguage() throws IOException {
    Words words = Words.load().with(hall().texts());

    assertEquals("قايتىش", words.say("ug", "kiosk.back"));
    assertEquals(words.say("zh-CN", "kiosk.ask"), words.say("ug", "kiosk.ask"));
    assertEquals(
        words.of("zh-CN", "kiosk").get("ask"), words.of("ug", "kiosk").get("ask"), "on pages too");
    assertEquals("ug", words.nearest("ug-CN"));
  }

  @Test
  void noFormOfTheFirstLanguageComesBetween() throws IOException {
    Words words = Words.load().with(hall().texts());

    assertEquals("1 ئادەم", words.say("ug", "kiosk.people", Map.of("n", 1)));
    assertEquals("0 ئادەم", words.say("ug", "kiosk.people", Map.of("n", 0)));
  }
}
