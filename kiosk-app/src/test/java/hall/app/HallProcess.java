package hall.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;

/// A hall in a process of its own, as the launcher starts it.
final class HallProcess {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  final Process process;
  private final Path output;
  private final HttpClient client = HttpClient.newHttpClient();
  private String base = "";

  private HallProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /// Starts a hall and waits until its doors are open or it has ended.
  static HallProcess start(Path folder, String... arguments) throws IOException {
    Path output = Files.createTempFile(folder, "hall", ".out");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "hall.app.Main"));
    command.addAll(List.of(arguments));
    HallProcess hall =
        new HallProcess(
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start(),
            output);
    hall.await(_ -> !hall.process.isAlive() || hall.said().contains("Ctrl-C"), _ -> hall.said());
    hall.base =
        hall.said()
            .lines()
            .filter(line -> line.contains("http://"))
            .findFirst()
            .map(line -> line.strip().split(" ", 2)[0].replaceAll("/$", ""))
            .orElse("");
    return hall;
  }

  String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The address of a page.
  String url(String path) {
    return base + path;
  }

  /// Where the demonstration shows what arrived at the centre.
  String centre() {
    return said()
        .lines()
        .filter(line -> line.contains("centre"))
        .map(line -> line.strip().split(" ", 2)[0])
        .findFirst()
        .orElseThrow(() -> new AssertionError(said()));
  }

  JsonNode get(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).GET());
  }

  JsonNode post(String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(url(path)))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      return JSON.readTree(
          client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Asks again and again until it is so.
  JsonNode until(String url, Predicate<JsonNode> condition) {
    JsonNode[] last = {JSON.nullNode()};
    await(
        _ -> {
          last[0] = get(url);
          return condition.test(last[0]);
        },
        _ -> "never so at " + url + ": " + last[0]);
    return last[0];
  }

  /// What a simulated device shows.
  static JsonNode device(JsonNode state, String id) {
    for (JsonNode device : state.get("devices")) {
      if (device.get("id").asText().equals(id)) {
        return device.get("shows");
      }
    }
    throw new AssertionError("no device " + id);
  }

  private void await(Predicate<HallProcess> condition, Function<HallProcess, String> otherwise) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.test(this)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(otherwise.apply(this));
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /// Waits for the end of the process.
  int ended() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("It did not end: " + said());
    }
    return process.exitValue();
  }

  /// Ends the process as a terminal or systemd does (SIGTERM).
  int stop() throws InterruptedException {
    process.destroy();
    return ended();
  }

  /// Takes the power away.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    ended();
  }
}
