package hall.app.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One tab, as a person uses it: it is opened, looked at, touched, typed at.
public final class Tab implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /// The page's own clocks, so that a test can turn them on.
  private static final String CLOCKS =
      """
      window.turned = 0;
      const realNow = performance.now.bind(performance);
      window.stopped = null;
      performance.now = () => (window.stopped ?? realNow()) + window.turned;
      """;

  private final DevTools tools;
  private final String context;
  private final String target;
  private final String session;
  private volatile CountDownLatch loading = new CountDownLatch(1);
  private final List<String> wrong = new CopyOnWriteArrayList<>();

  Tab(DevTools tools, int width, int height) {
    this.tools = tools;
    context = tools.send("Target.createBrowserContext", Map.of()).get("browserContextId").asText();
    target =
        tools
            .send("Target.createTarget", Map.of("url", "about:blank", "browserContextId", context))
            .get("targetId")
            .asText();
    session =
        tools
            .send("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .get("sessionId")
            .asText();
    tools.hear(session, this::listen);
    send("Page.enable", Map.of());
    send("Runtime.enable", Map.of());
    send("Log.enable", Map.of());
    send("Page.addScriptToEvaluateOnNewDocument", Map.of("source", CLOCKS));
    send("Emulation.setTouchEmulationEnabled", Map.of("enabled", true));
    size(width, height);
  }

  /// Makes the tab another size, as when a panel is turned.
  public void size(int width, int height) {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /// Switches scripts off or on for the pages opened from now.
  public void scripts(boolean on) {
    send("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
  }

  /// Pretends that the person's system asks for less motion, so that pictures stand still.
  public void calm() {
    send(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /// Opens a page and waits until all it is made of is there.
  public void open(String url) {
    CountDownLatch loaded = new CountDownLatch(1);
    loading = loaded;
    send("Page.navigate", Map.of("url", url));
    try {
      if (!loaded.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(url + " never finished loading.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What an expression of the page's script comes to, once it has come.
  public JsonNode eval(String script) {
    JsonNode said =
        send(
            "Runtime.evaluate",
            Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
    if (said.has("exceptionDetails")) {
      throw new AssertionError(
          said.at("/exceptionDetails/exception/description").asText() + " in " + script);
    }
    return said.at("/result/value");
  }

  /// The text that can be read at the first element a selector finds.
  public String text(String selector) {
    return eval("document.querySelector(`%s`)?.innerText ?? ''".formatted(selector))
        .asText()
        .replaceAll("\\s+", " ")
        .strip();
  }

  /// Waits, in the page, until a condition holds.
  public void until(String condition) {
    String wait =
        """
        new Promise(done => {
          const look = () => { try { return !!(%s); } catch { return false; } };
          const end = Date.now() + 2000;
          const again = () => look() ? done(true) : Date.now() > end ? done(false) : setTimeout(again, 10);
          again();
        })\
        """
            .formatted(condition);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds(wait)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "Never: " + condition + "\nThe page says: " + text("body") + "\nWrong: " + wrong);
      }
    }
  }

  /// A page that is just being left takes its answer with it; then it is asked again.
  private boolean holds(String wait) {
    try {
      return eval(wait).asBoolean();
    } catch (CompletionException left) {
      return false;
    }
  }

  public void untilText(String words) {
    until("document.body.innerText.includes(`%s`)".formatted(words));
  }

  /// Touches the middle of the key or link that carries these words, with a finger.
  public void touch(String words) {
    String find =
        "[...document.querySelectorAll('button,a,summary')]"
            + ".find(b => !b.disabled && b.innerText.includes(`%s`))".formatted(words);
    touchAt(find);
  }

  /// Touches the middle of the element an expression finds.
  public void touchAt(String find) {
    until(find);
    JsonNode at =
        eval(
            "(() => { const b = %s; b.scrollIntoView({ block: 'nearest' }); const r = b.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()"
                .formatted(find));
    send(
        "Input.dispatchTouchEvent",
        Map.of(
            "type",
            "touchStart",
            "touchPoints",
            List.of(Map.of("x", at.get(0).asDouble(), "y", at.get(1).asDouble()))));
    send("Input.dispatchTouchEvent", Map.of("type", "touchEnd", "touchPoints", List.of()));
  }

  /// Presses a key of the keyboard, such as `Tab`, `Enter` or `F9`.
  public void press(String key) {
    int code =
        switch (key) {
          case "Tab" -> 9;
          case "Enter" -> 13;
          default -> 111 + Integer.parseInt(key.substring(1));
        };
    Map<String, Object> event = Map.of("key", key, "code", key, "windowsVirtualKeyCode", code);
    var down = new java.util.HashMap<>(event);
    down.put("type", "Enter".equals(key) ? "keyDown" : "rawKeyDown");
    if ("Enter".equals(key)) {
      down.put("text", "\r");
    }
    send("Input.dispatchKeyEvent", down);
    var up = new java.util.HashMap<>(event);
    up.put("type", "keyUp");
    send("Input.dispatchKeyEvent", up);
  }

  /// Turns the page's clock on, instead of waiting.
  public void turnClock(Duration by) {
    eval("window.turned += " + by.toMillis());
  }

  /// Stops the page's clock, so that nothing is over before a test has done it.
  public void stopClock() {
    eval("window.stopped = performance.now() - window.turned, 0");
  }

  public void shot(Path file) {
    byte[] picture =
        Base64.getDecoder()
            .decode(send("Page.captureScreenshot", Map.of("format", "png")).get("data").asText());
    try {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      Files.write(file, picture);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What axe-core finds wrong with the page for people who see, hear or move otherwise.
  public List<String> violations() {
    if (!eval("typeof axe === 'object'").asBoolean()) {
      eval(axe() + ";0");
    }
    JsonNode found =
        eval(
            """
            axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
              .then(r => r.violations.map(v => v.id + ': ' + v.help + ' at ' + v.nodes.map(n => n.target + ' (' + n.failureSummary.replace(/\\s+/g, ' ') + ')').join(', ')))\
            """);
    List<String> all = new ArrayList<>();
    found.forEach(one -> all.add(one.asText()));
    return all;
  }

  private static String axe() {
    try (InputStream in = Tab.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How many nodes the page's tree has.
  public int treeSize() {
    return eval("(() => { let n = 0; const walk = document.createTreeWalker(document, NodeFilter.SHOW_ALL); while (walk.nextNode()) n++; return n; })()")
        .asInt();
  }

  /// What went wrong in the page since it was opened: uncaught errors, errors in its console, files
  /// of its own that were missing or forbidden. Refusals of the hall are none of these.
  public List<String> wrong() {
    return List.copyOf(wrong);
  }

  private void listen(JsonNode message) {
    JsonNode values = message.path("params");
    switch (message.path("method").asText()) {
      case "Page.loadEventFired" -> loading.countDown();
      case "Runtime.exceptionThrown" ->
          wrong.add(values.at("/exceptionDetails/exception/description").asText());
      case "Runtime.consoleAPICalled" -> {
        if (values.path("type").asText().equals("error")) {
          wrong.add(values.path("args").toString());
        }
      }
      case "Log.entryAdded" -> {
        JsonNode entry = values.path("entry");
        boolean refusal = entry.path("url").asText().contains("/api/");
        if (entry.path("level").asText().equals("error") && !refusal) {
          wrong.add(entry.path("text").asText() + " " + entry.path("url").asText());
        }
      }
      default -> {}
    }
  }

  private JsonNode send(String method, Map<String, ?> values) {
    return tools.send(session, method, values);
  }

  @Override
  public void close() {
    tools.send("Target.closeTarget", Map.of("targetId", target));
    tools.send("Target.disposeBrowserContext", Map.of("browserContextId", context));
    tools.forget(session);
  }
}
