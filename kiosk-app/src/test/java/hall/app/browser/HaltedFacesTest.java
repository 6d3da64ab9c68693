package hall.app.browser;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A hall whose disk refuses: every face says so in its reader's words, and is as before when it is
/// over.
class HaltedFacesTest {

  @RegisterExtension static final InBrowser BROWSER = new InBrowser();

  private final Stage stage = Stage.open("town");
  private Tab tab;

  @BeforeEach
  void open() {
    tab = BROWSER.tab(1280, 800);
    tab.calm();
    stage.hall().press("2", "sign-on", "0236");
    stage.hall().take("pension", "ordinary", Duration.ofMinutes(9));
  }

  @AfterEach
  void close() {
    tab.close();
    stage.close();
  }

  private static List<String> modes() {
    return Looks.MODES;
  }

  private static ArrayNode alarm(String severity) {
    ArrayNode alarms = JsonNodeFactory.instance.arrayNode();
    alarms
        .addObject()
        .put("id", "record-unwritable")
        .put("severity", severity)
        .put("since", "2026-11-21T01:02:03Z")
        .put("what", "取号和叫号已暂停：记录写不进磁盘（No space left on device）。")
        .put("remedy", "请检查磁盘；恢复后大厅自己继续。");
    return alarms;
  }

  @ParameterizedTest
  @CsvSource({
    "/kiosk, 取号暂停, 24, 17",
    "/board, 请到咨询台, 24, 13",
    "/window/2, 请到咨询台, 24, 15",
    "/clerk/2, 叫号暂停, 24, 13",
    "/, 取号、叫号已暂停, 24, 13"
  })
  void everyFaceSaysItAndRecovers(String face, String words, int target, int print) {
    tab.open(stage.url(face + "?lang=zh-CN"));
    tab.until("document.querySelector('main')");
    assertFalse(tab.text("body").contains(words), "not before");
    stage.tell(stage.hall().set("", "", Map.of("issuing", false)));
    tab.untilText(words);
    Looks.check(tab, "halted-" + face.replaceAll("\\W", ""), target, print);
    stage.tell(stage.hall().set("", "", Map.of("issuing", true)));
    tab.until("!document.body.innerText.includes('%s')".formatted(words));

    stage.alarms(alarm("stopped"));
    tab.untilText(words);
    stage.alarms(JsonNodeFactory.instance.arrayNode());
    tab.until("!document.body.innerText.includes('%s')".formatted(words));
  }

  @Test
  void aNumberThatIsAtTheWindowStaysThere() {
    stage.hall().press("2", "next", "");
    tab.open(stage.url("/window/2?lang=zh-CN"));
    tab.untilText("C001");
    stage.tell(stage.hall().set("", "", Map.of("issuing", false)));
    tab.untilText("请到咨询台");
    tab.untilText("C001");
    Looks.check(tab, "halted-window-called", 24, 20);
  }

  @Test
  void anAlarmThatStopsNothingIsTheManagersAlone() {
    tab.open(stage.url("/kiosk?lang=zh-CN"));
    tab.untilText("您要办什么事？");
    stage.alarms(alarm("warning"));
    stage.tell(stage.hall().take("pension", "ordinary", Duration.ofMinutes(1)));
    tab.untilText("您要办什么事？");
    assertFalse(tab.text("body").contains("取号暂停"));
  }

  private static ObjectNode record() {
    ObjectNode record =
        JsonNodeFactory.instance.objectNode().put("epoch", 1).put("entries", 12_345);
    record
        .putObject("disk")
        .put("percent", 91)
        .put("free", "2.9 GB")
        .put("ballast", "16.0 MB")
        .put("ballastBytes", 16 << 20)
        .put("ballastWantedBytes", 16 << 20)
        .put("onlyTheRecord", true);
    record
        .putObject("copy")
        .put("folder", "/media/backup/tinghao")
        .put("following", true)
        .put("entries", 12_340)
        .put("behind", 5);
    record
        .putObject("nightly")
        .put("day", "2026-11-20")
        .put("at", "2026-11-20T12:00:09Z")
        .put("entries", 1_234);
    return record;
  }

  @ParameterizedTest
  @MethodSource("modes")
  void theManagersPageSaysWhatAndWhatToDo(String mode) {
    stage.record(record());
    tab.open(stage.url("/health?" + mode));
    tab.untilText("/media/backup/tinghao");
    tab.until("document.querySelector('main h2').innerText.match(/正常|well/)");
    stage.alarms(alarm("stopped"));
    tab.untilText("恢复后大厅自己继续");
    Looks.check(tab, "health-" + mode.replaceAll("[a-z]+=", "").replace('&', '-'), 24, 13);
    stage.alarms(JsonNodeFactory.instance.arrayNode());
    tab.until("document.querySelector('main h2').innerText.match(/正常|well/)");
  }
}
