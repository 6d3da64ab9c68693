package hall.app.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.sim.SimDevice;
import hall.device.frame.FrameEngine;
import hall.profile.Profiles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The simulated devices as somebody sees and presses them who has no others.
class SimFaceTest {

  @RegisterExtension static final InBrowser BROWSER = new InBrowser();

  private static final int TARGET = 32;
  private static final int PRINT = 13;
  private static final Charset GB18030 = Charset.forName("GB18030");

  private SimStage stage;
  private Tab tab;

  @BeforeEach
  void plugIn() throws Exception {
    stage =
        new SimStage(
            List.of(
                new SimDevice("printer-1", "printer", 0, 0, "sim:printer-1"),
                new SimDevice("led-1", "led", 1, 1, "sim:led-1"),
                new SimDevice("caller-1", "caller", 1, 1, "sim:bus-1"),
                new SimDevice("pad-1", "rating", 101, 1, "sim:bus-1"),
                new SimDevice("voice-1", "voice", 0, 0, "sim:voice-1"),
                new SimDevice("reader-1", "id-reader", 0, 0, "sim:reader-1"),
                new SimDevice("scanner-1", "scanner", 0, 0, "sim:scanner-1")));
    tab = BROWSER.tab(1440, 1000);
    tab.calm();
    sign("A001", "请到1号窗口");
    stage.say("sim:printer-1", ticket("A001"));
    stage.say("sim:bus-1", engine("ff68-21key").encode("ask", Map.of("addr", 101)));
    stage.say("sim:voice-1", engine("syn6288").encode("speak", Map.of("text", "请A001号到1号窗口")));
  }

  @AfterEach
  void unplug() {
    tab.close();
    stage.close();
  }

  private static List<String> modes() {
    return Looks.MODES;
  }

  @ParameterizedTest
  @MethodSource("modes")
  void looksRightInEveryMode(String mode) {
    open(mode);
    tab.eval("document.documentElement.dataset.scrolls = ''");

    Looks.check(tab, "sim-" + mode.replaceAll("[a-z]+=", "").replace('&', '-'), TARGET, PRINT);
  }

  @Test
  void aCardIsLaidOnTheReaderAndACodeScanned() {
    open("lang=zh-CN");
    tab.eval("document.querySelector('.reader [data-key=senior]').click()");
    tab.until("document.querySelector('.reader .plate').textContent.includes('77')");
    tab.eval("document.querySelector('.scanner input').value = 'A001'");
    tab.eval("document.querySelector('.scanner form').requestSubmit()");
    tab.until("document.querySelector('.scanner .plate').textContent.includes('A001')");

    assertTrue(stage.simulation().stateJson().contains("\"code\":\"A001\""));
  }

  @Test
  void showsThePaperAsItCameOut() {
    open("lang=zh-CN");

    assertEquals("A001", printed());
    assertEquals(
        "http://hall/t/1", tab.eval("document.querySelector('.out .qr').dataset.text").asText());
  }

  @Test
  void lightsTheLampsOfTheScreen() {
    open("lang=zh-CN");

    assertEquals(
        "屏上显示：A001\n请到1号窗口",
        tab.eval("document.querySelector('.screen canvas').ariaLabel").asText());
    assertTrue(redLamps() > 1000, "so many red pixels: " + redLamps());
    stage.simulation().condition("led-1", "unplugged");
    tab.until("document.querySelector('.screen.unplugged')");
    assertEquals(0, redLamps());
  }

  @Test
  void keysArePressedByTouchAndByKeyboard() {
    open("lang=zh-CN");
    tab.touchAt("document.querySelector('.key[data-key=\"6\"]')");
    tab.until("document.querySelector('.lcd .line').innerText.includes('6')");
    tab.eval("document.querySelector('.key[data-key=\"next\"]').focus()");
    tab.press("Enter");

    tab.until("document.querySelector('.lcd .line').innerText === '等大厅应答'");
    tab.until("document.querySelector('.lcd .line').innerText === '1 次没人应答'");
  }

  @Test
  void aPadThatAsksIsPressed() {
    open("lang=zh-CN");
    tab.until("document.querySelector('.pad.asking')");
    tab.touchAt("document.querySelector('.level[data-key=\"4\"]')");

    tab.until("document.querySelector('.light').innerText === '已按：满意'");
  }

  @Test
  void aPrinterWithoutPaperSaysSo() {
    open("lang=zh-CN");
    tab.touch("缺纸");
    tab.until("document.querySelector('.printer.paper-out')");
    stage.say("sim:printer-1", ticket("A002"));
    tab.until("document.querySelector('.slot').innerText.includes('字节等着打印')");
    assertEquals("A001", printed());

    tab.touch("正常");
    tab.until("document.querySelector('.out .print .bold').textContent === 'A002'");
  }

  @Test
  void doesNotGrowWithWhatIsPrintedAndShown() {
    open("lang=zh-CN");
    show(10);
    int before = tab.treeSize();
    show(60);

    assertEquals(before, tab.treeSize());
  }

  private void show(int times) {
    for (int i = 0; i < times; i++) {
      String number = "B%03d".formatted(i);
      stage.say("sim:printer-1", ticket(number));
      sign(number, "请到1号窗口");
      tab.until("document.querySelector('.out .print .bold').textContent === '" + number + "'");
      tab.until("document.querySelector('.screen canvas').ariaLabel.includes('" + number + "')");
    }
  }

  private void open(String mode) {
    tab.open(stage.url(mode));
    tab.until("document.querySelector('.out .paper') && document.querySelector('.screen canvas')");
  }

  private void sign(String... lines) {
    List<Map<String, Object>> signed =
        List.of(lines).stream()
            .map(line -> Map.<String, Object>of("text", line, "colour", "red"))
            .toList();
    stage.say("sim:led-1", engine("onbon-bx-k").encode("show", Map.of("lines", signed)));
  }

  private String printed() {
    return tab.eval("document.querySelector('.out .print .bold').textContent").asText();
  }

  private int redLamps() {
    return tab.eval(
            """
            (() => { const c = document.querySelector('.screen canvas');
              const p = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
              let n = 0; for (let i = 0; i < p.length; i += 4) if (p[i] > 200 && p[i + 1] < 120) n++;
              return n; })()
            """)
        .asInt();
  }

  private static FrameEngine engine(String profile) {
    return FrameEngine.of(Profiles.shipped().find(profile).orElseThrow());
  }

  private static byte[] ticket(String number) {
    byte[] address = "http://hall/t/1".getBytes(StandardCharsets.UTF_8);
    var job = new ByteArrayOutputStream();
    write(job, "1B401C261B61011D21111B4501");
    job.writeBytes((number + "\n").getBytes(GB18030));
    write(job, "1D21001B4500");
    job.writeBytes("前面还有 3 人\n".getBytes(GB18030));
    write(job, "1D286B03003143081D286B%02X00315030".formatted(address.length + 3));
    job.writeBytes(address);
    write(job, "1D286B03003151301B64031D564200");
    return job.toByteArray();
  }

  private static void write(ByteArrayOutputStream job, String hex) {
    job.writeBytes(HexFormat.of().parseHex(hex));
  }
}
