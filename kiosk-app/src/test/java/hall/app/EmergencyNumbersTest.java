package hall.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import hall.app.browser.InBrowser;
import hall.app.browser.Tab;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The hall goes away under a kiosk, and citizens still get numbers; when it is back they are
/// called, each once and in their turn.
class EmergencyNumbersTest {

  @RegisterExtension static final InBrowser BROWSER = new InBrowser();

  private static final String SERVICE = "document.querySelectorAll('.line')[0]";
  private static final String WINDOW = "/api/v1/windows/3";

  @TempDir Path folder;

  @Test
  void whoCameWhileTheHallWasAwayIsCalledOnceAndInTurn() throws Exception {
    HallProcess hall = start("0");
    Tab kiosk = BROWSER.tab(1080, 1920);
    try {
      kiosk.open(hall.url("/kiosk/kiosk-1?lang=en"));
      kiosk.until("document.documentElement.dataset.spare === 'true'");
      assertEquals("A001", take(kiosk, ".plate:not(.emergency) h1"));

      hall.kill();
      kiosk.untilText("you can take an offline number");
      assertEquals("E001", take(kiosk, ".plate.emergency h1"));
      assertEquals("E002", take(kiosk, ".plate.emergency h1"));

      hall = start(String.valueOf(URI.create(hall.url("")).getPort()));
      inLine(hall, 3);
      assertEquals("A002", take(kiosk, ".plate:not(.emergency) h1"));
      assertEquals(List.of("A001", "E001", "E002", "A002"), called(hall));
      Tab board = BROWSER.tab(1920, 1080);
      board.open(hall.url("/board"));
      board.untilText("E002");
      board.close();
    } finally {
      kiosk.close();
      hall.kill();
    }
  }

  private static String take(Tab kiosk, String where) {
    kiosk.touchAt(SERVICE);
    kiosk.touchAt("document.querySelector('.foot .main:not(:disabled)')");
    kiosk.until("document.querySelector('" + where + "')");
    String number = kiosk.text(where);
    kiosk.touch("Done");
    kiosk.until("document.querySelector('main.home')");
    return number;
  }

  private static void inLine(HallProcess hall, int count) {
    hall.until(
        hall.url("/api/v1/services"),
        services -> {
          int waiting = 0;
          for (JsonNode service : services) {
            waiting += service.path("waiting").asInt();
          }
          return waiting == count;
        });
  }

  /// Everybody, until nobody is left.
  private static List<String> called(HallProcess hall) {
    hall.post(WINDOW + "/sign-on", "{\"clerk\":\"0238\"}");
    List<String> called = new ArrayList<>();
    JsonNode view = hall.post(WINDOW + "/next", "");
    while (view.hasNonNull("ticket")) {
      called.add(view.at("/ticket/number").asText());
      hall.post(WINDOW + "/start", "");
      hall.post(WINDOW + "/end", "");
      view = hall.post(WINDOW + "/next", "");
    }
    return called;
  }

  private HallProcess start(String port) throws Exception {
    Path data = folder.resolve("data");
    return HallProcess.start(
        folder, "run", "--port", port, "--lang", "en", "--data", data.toString());
  }
}
