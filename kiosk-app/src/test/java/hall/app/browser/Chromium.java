package hall.app.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One browser without a window and with an empty profile, which leaves nothing behind.
public final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final String LISTENING = "DevTools listening on ";

  private final Path profile;
  private final Process process;
  private final DevTools tools;

  private Chromium(Path program) throws IOException {
    profile = Files.createTempDirectory("tinghao-browser");
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--lang=zh-CN",
                "--autoplay-policy=no-user-gesture-required",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    tools = new DevTools(address());
  }

  /// The browser of this machine: `$CHROMIUM`, or what the usual names find on the path.
  public static Optional<Path> find() {
    String named = System.getenv("CHROMIUM");
    if (named != null && !named.isBlank()) {
      return Optional.of(Path.of(named));
    }
    String folders = Optional.ofNullable(System.getenv("PATH")).orElse("") + ":/usr/bin:/snap/bin";
    return NAMES.stream()
        .flatMap(name -> Stream.of(folders.split(":", -1)).map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  public static Chromium start(Path program) {
    try {
      return new Chromium(program);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A fresh tab of this size, which shares neither cookies nor storage with any other.
  public Tab tab(int width, int height) {
    return new Tab(tools, width, height);
  }

  /// The address DevTools listens at, which the browser tells first of all; the rest of what it
  /// tells is let go.
  private URI address() throws IOException {
    var told =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    StringBuilder all = new StringBuilder();
    for (String line = told.readLine(); line != null; line = told.readLine()) {
      if (line.startsWith(LISTENING)) {
        Thread.ofVirtual().start(() -> drain(told));
        return URI.create(line.substring(LISTENING.length()).trim());
      }
      all.append(line).append('\n');
    }
    throw new IllegalStateException("The browser did not start:\n" + all);
  }

  private static void drain(BufferedReader told) {
    try {
      told.transferTo(java.io.Writer.nullWriter());
    } catch (IOException e) {
      // The browser has gone, and with it what it had to tell.
    }
  }

  @Override
  public void close() {
    try {
      tools.send("Browser.close", Map.of());
      tools.close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      clear();
    }
  }

  private void clear() {
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // A straggling child of the browser may still write; the system clears its temporary folder.
    }
  }
}
