package hall.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.app.browser.InBrowser;
import hall.app.browser.Looks;
import hall.app.browser.Tab;
import hall.app.words.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every face in a language that is written from right to left. The language is made up from the
/// English texts, turned round and in letters of that direction, and added as a hall adds one.
class RightToLeftTest {

  @RegisterExtension static final InBrowser BROWSER = new InBrowser();

  private static final String LATIN = "abcdefghijklmnopqrstuvwxyz";
  private static final String ARABIC = "ابجدهوزحطيكلمنسعفصقرشتثخذض";

  @TempDir static Path folder;
  private static HallProcess hall;

  @BeforeAll
  static void open() throws Exception {
    Path words = Files.createDirectory(folder.resolve("words"));
    Files.writeString(words.resolve("ar.properties"), madeUp());
    Path file = folder.resolve("hall.yaml");
    String demonstration = Files.readString(Path.of("../halls/demonstration.yaml"));
    Files.writeString(file, demonstration + "\nwords-folder: words\n");
    hall =
        HallProcess.start(
            folder,
            "run",
            "--lang",
            "en",
            "--port",
            "0",
            "--simulate",
            "--hall",
            file.toString(),
            "--data",
            folder + "/data");
    for (String service : List.of("medical-claim", "pension", "homestead", "pension")) {
      hall.post("/api/v1/tickets", "{\"service\":\"" + service + "\"}");
    }
    hall.post("/api/v1/windows/1/sign-on", "{\"clerk\":\"0236\"}");
    hall.post("/api/v1/windows/1/next", "");
  }

  @AfterAll
  static void close() throws Exception {
    if (hall != null) {
      hall.kill();
    }
  }

  private static String madeUp() throws IOException {
    Words words = Words.load();
    StringBuilder texts = new StringBuilder("face.language=عربي\nface.direction=rtl\n");
    for (String file : Files.readAllLines(Path.of("src/main/resources/words/files.txt"))) {
      new TreeMap<>(words.of("en", file))
          .forEach((key, text) -> {
            if (!key.equals("face.language") && !key.equals("face.direction")) {
              texts.append(key).append('=').append(turned(text)).append('\n');
            }
          });
    }
    return texts.toString();
  }

  private static String turned(String text) {
    StringBuilder turned = new StringBuilder();
    boolean isName = false;
    for (char each : text.replace("\\", "\\\\").toCharArray()) {
      isName = each == '{' || (isName && each != '}');
      int at = LATIN.indexOf(Character.toLowerCase(each));
      turned.append(isName || at < 0 ? each : ARABIC.charAt(at));
    }
    String escaped = turned.toString().replace("\n", "\\n");
    return escaped.startsWith(" ") ? "\\" + escaped : escaped;
  }

  @ParameterizedTest
  @CsvSource({
    "/kiosk, 1080, 1920",
    "/board, 1920, 1080",
    "/window/1, 1280, 720",
    "/clerk/1, 1024, 768",
    "/calls, 1280, 900",
    "/rules, 1280, 900",
    "/devices, 1280, 900",
    "/health, 1280, 900",
    "/, 1280, 900"
  })
  void theFaceIsMirrored(String page, int width, int height) {
    try (Tab tab = BROWSER.tab(width, height)) {
      tab.open(hall.url(page + "?lang=ar"));
      tab.until("document.querySelector('main') && document.fonts.status === 'loaded'");
      tab.until("document.documentElement.dir === 'rtl'");

      Looks.check(tab, "rtl-" + (page.equals("/") ? "home" : page.substring(1).replace('/', '-')));
      assertEquals(List.of(), tab.wrong());
    }
  }
}
