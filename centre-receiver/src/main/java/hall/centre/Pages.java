package hall.centre;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The files of the centre's page, read once and served from memory. There are no others: a path is
/// looked up and never followed.
final class Pages {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "woff2", "font/woff2");

  private static final Map<String, String> FILES =
      Map.of(
          "/", "centre.html",
          "/centre.css", "centre.css",
          "/centre.js", "centre.js",
          "/favicon.svg", "favicon.svg",
          "/fonts/b612-bold.woff2", "fonts/b612-bold.woff2");

  private record Page(String type, Buffer bytes) {}

  private final Map<String, Page> pages = new TreeMap<>();

  private Pages() {}

  static Pages load() {
    Pages pages = new Pages();
    FILES.forEach((path, file) -> pages.pages.put(path, read(file)));
    return pages;
  }

  /// Answers with the file of that path; empty when there is none.
  Optional<Runnable> answering(String path, HttpServerResponse response) {
    return Optional.ofNullable(pages.get(path))
        .map(page ->
            () -> {
              response.putHeader("Content-Type", page.type());
              response.putHeader("Cache-Control", "no-cache");
              Answers.end(response, page.bytes());
            });
  }

  private static Page read(String file) {
    try (InputStream bytes = Pages.class.getResourceAsStream("/centre/web/" + file)) {
      if (bytes == null) {
        throw new IllegalStateException("The page's file " + file + " is missing.");
      }
      String type = TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "text/plain");
      return new Page(type, Buffer.buffer(bytes.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
