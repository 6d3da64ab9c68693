package hall.centre;

import io.vertx.core.Vertx;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// The centre run alone: `--port 8090 --data centre [--host 127.0.0.1]`.
public final class Main {

  private static final int HIGHEST_PORT = 65_535;
  private static final List<String> OPTIONS = List.of("--host", "--port", "--data");

  private final Words words = Words.load();
  private final String language = Words.suiting(languageOf(System.getenv("LANG")));
  private final PrintStream screen =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  private Main() {}

  /// Runs until it is told to stop (SIGTERM or Ctrl-C); ends with 2 when it was called wrongly,
  /// with 1 when it could not start.
  public static void main(String[] arguments) {
    System.exit(new Main().run(List.of(arguments)));
  }

  private int run(List<String> arguments) {
    Map<String, String> options = new HashMap<>();
    for (int at = 0; at < arguments.size(); at += 2) {
      if (!OPTIONS.contains(arguments.get(at)) || at + 1 == arguments.size()) {
        say("main.usage", Map.of("option", arguments.get(at)));
        return 2;
      }
      options.put(arguments.get(at), arguments.get(at + 1));
    }
    String port = options.getOrDefault("--port", "8090");
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > HIGHEST_PORT) {
      say("main.bad-port", Map.of("port", port));
      return 2;
    }
    return serve(
        options.getOrDefault("--host", "127.0.0.1"),
        Integer.parseInt(port),
        Path.of(options.getOrDefault("--data", "centre")));
  }

  private int serve(String host, int port, Path data) {
    Vertx vertx = Vertx.vertx();
    CountDownLatch stopped = new CountDownLatch(1);
    try {
      Receiver receiver = Receiver.start(vertx, host, port, data).await();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    receiver.close().await();
                    stopped.countDown();
                  },
                  "centre-stop"));
      say(
          "main.listening",
          Map.of(
              "address",
              "http://" + host + ":" + receiver.port() + "/",
              "data",
              data.toAbsolutePath().toString()));
      stopped.await();
      return 0;
    } catch (HallStore.InUse e) {
      say("main.in-use", Map.of("data", data.toAbsolutePath().toString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      say(
          "main.failed",
          Map.of("address", host + ":" + port, "cause", String.valueOf(e.getMessage())));
    }
    return 1;
  }

  private void say(String key, Map<String, String> values) {
    screen.println(words.say(language, key, values));
  }

  /// `zh_CN.UTF-8` as the language tag `zh-CN`.
  private static String languageOf(@org.jspecify.annotations.Nullable String locale) {
    return locale == null ? "" : locale.replaceFirst("\\..*", "").replace('_', '-');
  }
}
