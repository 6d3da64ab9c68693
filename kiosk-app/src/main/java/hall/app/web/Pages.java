package hall.app.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.words.Words;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/// The pages and what they are made of, all from the box itself.
final class Pages {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json; charset=utf-8",
          "yaml", "application/yaml; charset=utf-8",
          "svg", "image/svg+xml",
          "woff2", "font/woff2",
          "png", "image/png",
          "txt", "text/plain; charset=utf-8");

  private final Words words;
  private final Map<String, Optional<Page>> pages = new ConcurrentHashMap<>();

  private record Page(String type, Buffer content, String tag) {}

  Pages(Words words) {
    this.words = words;
  }

  void open(Router router) {
    page(router, "/", "home");
    page(router, "/kiosk", "kiosk");
    page(router, "/kiosk/{kiosk}", "kiosk");
    page(router, "/board", "board");
    page(router, "/board/{board}", "board");
    page(router, "/window/{window}", "window");
    page(router, "/clerk", "clerk");
    page(router, "/clerk/{window}", "clerk");
    page(router, "/t/{ticket}", "status");
    page(router, "/devices", "devices");
    page(router, "/calls", "calls");
    page(router, "/health", "health");
    page(router, "/rules", "rules");
    page(router, "/late", "late");
    page(router, "/clock", "clock");
    page(router, "/install", "install");
    page(router, "/sim", "sim");
    router.get("/api/v1/openapi.yaml", exchange -> give(exchange, "/openapi.yaml"));
    router.get("/words/{language}", this::words);
    router.get("/problems/{code}", this::problem);
  }

  private void page(Router router, String path, String name) {
    router.get(path, exchange -> give(exchange, "/" + name + ".html"));
  }

  /// Whatever else is asked for: a file of a page, or nothing.
  void file(Exchange exchange) {
    String path = exchange.asked();
    boolean plain = path.matches("(/[A-Za-z0-9][A-Za-z0-9._-]*){1,6}");
    HttpMethod method = exchange.request().method();
    if (plain && (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))) {
      give(exchange, path);
    } else {
      notFound(exchange);
    }
  }

  private void give(Exchange exchange, String path) {
    Optional<Page> found = pages.computeIfAbsent(path, Pages::read);
    if (found.isEmpty()) {
      pages.remove(path);
      notFound(exchange);
      return;
    }
    Page page = found.get();
    HttpServerRequest request = exchange.request();
    request.response().putHeader("ETag", page.tag()).putHeader("Cache-Control", "no-cache");
    if (page.tag().equals(request.getHeader("If-None-Match"))) {
      request.response().setStatusCode(304).end();
      return;
    }
    exchange.send(200, page.type(), page.content());
  }

  private static void notFound(Exchange exchange) {
    exchange.problem(
        Problem.of(404, "not-found", Map.of("path", Exchange.shortened(exchange.asked()))));
  }

  private void words(Exchange exchange) {
    String language = exchange.param("language").replaceFirst("\\.json$", "");
    String files = exchange.request().getParam("files");
    if (!words.languages().contains(language) || files == null) {
      notFound(exchange);
      return;
    }
    ObjectNode texts = Json.object();
    for (String file : files.split(",", -1)) {
      words.of(language, file).forEach(texts::put);
    }
    exchange.request().response().putHeader("Cache-Control", "no-cache");
    exchange.answer(200, texts);
  }

  /// What a problem's type means, for whoever follows its address.
  private void problem(Exchange exchange) {
    String key = "errors." + exchange.param("code");
    if (!words.has(key + ".title")) {
      notFound(exchange);
      return;
    }
    ObjectNode meaning = Json.object();
    for (String part : new String[] {"title", "detail", "remedy"}) {
      meaning.put(part, words.say(exchange.language(), key + "." + part));
    }
    exchange.answer(200, meaning);
  }

  private static Optional<Page> read(String path) {
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    if (type == null || path.contains("..")) {
      return Optional.empty();
    }
    try (InputStream in = Pages.class.getResourceAsStream("/web" + path)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] content = in.readAllBytes();
      CRC32C sum = new CRC32C();
      sum.update(content);
      String tag = "\"%x-%x\"".formatted(sum.getValue(), content.length);
      return Optional.of(new Page(type, Buffer.buffer(content), tag));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
