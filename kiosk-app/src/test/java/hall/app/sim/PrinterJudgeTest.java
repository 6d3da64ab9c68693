package hall.app.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Another's program for receipt printers (receiptio, from npm) judges our simulated one: it asks
/// how the printer is, prints on it, and believes its answers. `./tinghao test` installs it;
/// without it this is skipped, and with `CI=true` that is a failure.
class PrinterJudgeTest {

  private static final Path JUDGE =
      Path.of("../target/judges/node_modules/.bin/receiptio").toAbsolutePath().normalize();

  /// The judge knows no other port; the address is this machine's all the same.
  private static final int PORT = 9100;

  private static final String ADDRESS = "127.0.0.91";

  private final SimPrinter printer = new SimPrinter(576);
  private ServerSocket server;
  private Thread serving;

  @BeforeEach
  void plugIn() throws IOException {
    boolean there = Files.isExecutable(JUDGE);
    Assumptions.assumeTrue(
        there || "true".equals(System.getenv("CI")),
        "The judge receiptio is not installed: run ./tinghao test where npm is.");
    server = new ServerSocket();
    // The judge knows one port alone, and the last test's connection may still linger there.
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.ofLiteral(ADDRESS), PORT));
    serving = Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void unplug() throws Exception {
    if (server != null) {
      server.close();
      // The thread that accepts gives the port back, not the one that closes: without waiting for
      // it the next test may find the port taken.
      assertTrue(serving.join(Duration.ofSeconds(30)), "the last connection does not end");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ok, online",
    "paper-near-end, online",
    "cover-open, coveropen",
    "paper-out, paperempty",
    "cutter-jam, error"
  })
  void theJudgeReadsHowThePrinterIs(String condition, String verdict) throws Exception {
    printer.condition(condition, 0, _ -> {});

    assertEquals(verdict, judge("-q"));
  }

  @ParameterizedTest
  @CsvSource({
    "ok, success",
    "paper-near-end, success",
    "cover-open, coveropen",
    "paper-out, paperempty",
    "cutter-jam, error"
  })
  void theJudgePrintsAndBelievesTheAnswer(String condition, String verdict) throws Exception {
    Path receipt = Files.createTempFile("receipt", ".txt");
    Files.writeString(receipt, "^A012\n\nqueue\n");
    printer.condition(condition, 0, _ -> {});

    assertEquals(verdict, judge(receipt.toString()));
    assertEquals(verdict.equals("success") ? 1 : 0, printer.papers().size());
    if (verdict.equals("success")) {
      assertTrue(printer.papers().getFirst().text().contains("A012"));
    }
    Files.delete(receipt);
  }

  private static String judge(String what) throws Exception {
    Process process =
        new ProcessBuilder(JUDGE.toString(), "-d", ADDRESS, "-p", "generic", what)
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the judge does not end");
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private void serve() {
    try {
      while (!server.isClosed()) {
        try (Socket socket = server.accept()) {
          serve(socket);
        }
      }
    } catch (IOException closed) {
      assertTrue(server.isClosed(), closed::toString);
    }
  }

  private void serve(Socket socket) throws IOException {
    byte[] buffer = new byte[4096];
    int length = socket.getInputStream().read(buffer);
    while (length > 0) {
      printer.hear(buffer, length, 0, bytes -> say(socket, bytes));
      length = socket.getInputStream().read(buffer);
    }
  }

  private static void say(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
