package hall.device.printer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs of others judge the code on the paper: ZXing reads the one we draw, and
/// receipt-printer-encoder asks a printer for one with the same bytes. `./tinghao test` installs
/// the latter; without it that is skipped, and with `CI=true` it is a failure.
class QrJudgesTest {

  private static final String TICKET = "http://192.168.1.10:8080/t/7Q3ZK8W0M5X9D2FA";
  private static final int WHITE = 0xFFFFFF;

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 6, 8})
  void anotherProgramReadsTheCodeThatWeDraw(int moduleDots) throws ReaderException {
    int width = 576;
    Dots paper = Symbols.qr(new Page.Qr(TICKET, moduleDots), width);
    int[] pixels = new int[width * paper.height()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = paper.isBlack(i % width, i / width) ? 0 : WHITE;
    }
    var picture = new RGBLuminanceSource(width, paper.height(), pixels);

    var read = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(picture)));

    assertEquals(TICKET, read.getText());
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6})
  void anotherProgramAsksForACodeWithTheSameBytes(int moduleDots) throws Exception {
    Path installed = Path.of("../target/judges/node_modules").toAbsolutePath().normalize();
    Assumptions.assumeTrue(
        Files.exists(installed.resolve("@point-of-sale/receipt-printer-encoder"))
            || "true".equals(System.getenv("CI")),
        "receipt-printer-encoder is not installed: run ./tinghao test where npm is.");
    String theirs = theirs(installed, moduleDots);

    String ours = ours(moduleDots);

    String asked = theirs.substring(0, theirs.lastIndexOf("0A0D"));
    assertTrue(ours.contains(asked), ours + " does not ask as " + theirs);
  }

  private static String theirs(Path installed, int moduleDots)
      throws IOException, InterruptedException {
    Path script = Path.of("src/test/resources/hall/device/printer/judges/qr.js").toAbsolutePath();
    var command =
        new ProcessBuilder("node", script.toString(), TICKET, Integer.toString(moduleDots));
    command.environment().put("NODE_PATH", installed.toString());
    Process judge = command.redirectErrorStream(true).start();
    String said = new String(judge.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, judge.waitFor(), said);
    return said.strip();
  }

  private static String ours(int moduleDots) {
    var printer =
        new EscPos(new EscPos.Paper(48, 576, Charset.forName("GB18030"), false, true, true, 4_096));
    var bytes = new ByteArrayOutputStream();
    var page = new Page(List.of(new Page.Qr(TICKET, moduleDots)));
    printer.job(page).bands().forEach(bytes::writeBytes);
    return HexFormat.of().withUpperCase().formatHex(bytes.toByteArray());
  }
}
