package hall.app;

import hall.app.config.HallFile;
import hall.app.health.Alarm;
import hall.app.web.HallServer;
import hall.app.words.Words;
import hall.queue.Refusal;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The one screen a terminal shows: where each face is and how to stop; or why the hall did not
/// open.
final class StartScreen {

  private static final int ADDRESS_WIDTH = 44;

  private final PrintStream out;
  private final Words words;
  private final String language;

  StartScreen(PrintStream out, Words words, String language) {
    this.out = out;
    this.words = words;
    this.language = language;
  }

  void show(HallFile file, House house, Path data) {
    say("title", Map.of("hall", file.hall().name().in(language)));
    house.opening().cut().ifPresent(cut -> say("cut", Map.of("n", cut.length())));
    house
        .opening()
        .resumed()
        .ifPresent(account -> {
          Alarm loss = RecordLoss.alarm(account, file.calendar());
          out.println(words.say(language, "alarm." + loss.kind() + ".what", loss.facts()));
          out.println(words.say(language, "alarm." + loss.kind() + ".remedy", loss.facts()));
        });
    say("open", Map.of());
    String base = "http://" + host(file) + ":" + house.port();
    address(base + "/", "home");
    address(base + "/kiosk", "kiosk");
    address(base + "/board", "board");
    int first = file.windows().getFirst().id().number();
    int last = file.windows().getLast().id().number();
    address(base + "/window/" + first + " … " + last, "window");
    address(base + "/clerk/" + first + " … " + last, "clerk");
    address(base + "/rules", "rules");
    address(base + "/devices", "devices");
    if (file.devices().stream().anyMatch(HallFile.Device::isSimulated)) {
      address(base + "/sim", "sim");
    }
    house.centre().ifPresent(centre -> address(centre.toString(), "centre"));
    address(base + "/api/v1/openapi.yaml", "api");
    say("data", Map.of("folder", data.toAbsolutePath()));
    say("stop", Map.of());
  }

  void refused(StartRefused refused, HallFile file) {
    Map<String, Object> values = new HashMap<>(refused.values());
    if (values.get("refusal") instanceof Refusal refusal) {
      values.putAll(HallServer.words(words, language, refusal, file));
    }
    say(refused.code(), values);
    if (words.has("start." + refused.code() + "-remedy")) {
      say(refused.code() + "-remedy", values);
    }
  }

  /// A wildcard is no address to type into a browser.
  private static String host(HallFile file) {
    String listen = file.network().listen();
    if (listen.equals("0.0.0.0") || listen.equals("::")) {
      return "127.0.0.1";
    }
    return listen.contains(":") ? "[" + listen + "]" : listen;
  }

  private void address(String address, String key) {
    String padding = " ".repeat(Math.max(1, ADDRESS_WIDTH - address.length()));
    out.println("  " + address + padding + words.say(language, "start." + key));
  }

  private void say(String key, Map<String, ?> values) {
    out.println(words.say(language, "start." + key, values));
  }
}
