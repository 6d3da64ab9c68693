package hall.app.web;

import hall.app.words.Words;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Leads each request to its door. A path may hold `{name}` for one part. Bodies are read whole, up
/// to a limit, before a door sees them.
final class Router implements Handler<HttpServerRequest> {

  private static final System.Logger LOG = System.getLogger(Router.class.getName());
  private static final int BODY_MAX = 64 * 1024;
  private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

  private final Words words;
  private final Answers answers;
  private final Consumer<Exchange> otherwise;
  private final List<Route> routes = new ArrayList<>();

  /// The routes without a `{name}`, by method and path: most requests are for one of them.
  private final Map<String, Route> straight = new HashMap<>();

  private record Route(
      HttpMethod method, List<String> parts, Consumer<Exchange> door, boolean endless) {
    /// Who asks only for the head of an answer gets that of the whole one.
    boolean takes(HttpMethod asked) {
      return method.equals(asked)
          || (asked.equals(HttpMethod.HEAD) && method.equals(HttpMethod.GET) && !endless);
    }

    Optional<Map<String, String>> match(List<String> asked) {
      if (asked.size() != parts.size()) {
        return Optional.empty();
      }
      for (int i = 0; i < parts.size(); i++) {
        if (!isName(parts.get(i)) && !parts.get(i).equals(asked.get(i))) {
          return Optional.empty();
        }
      }
      return Optional.of(values(asked));
    }

    private Map<String, String> values(List<String> asked) {
      Map<String, String> values = new HashMap<>();
      for (int i = 0; i < parts.size(); i++) {
        String part = parts.get(i);
        if (isName(part)) {
          values.put(part.substring(1, part.length() - 1), asked.get(i));
        }
      }
      return values;
    }

    private static boolean isName(String part) {
      return part.startsWith("{");
    }
  }

  /// What a path leads to: a door, or the methods that would have had one.
  private record Found(Optional<Route> route, Map<String, String> values, String allowed) {}

  /// @param otherwise for what no route takes
  Router(Words words, Answers answers, Consumer<Exchange> otherwise) {
    this.words = words;
    this.answers = answers;
    this.otherwise = otherwise;
  }

  void get(String path, Consumer<Exchange> door) {
    route(HttpMethod.GET, path, door, false);
  }

  /// What goes on as long as somebody listens; it has no head that could be told alone.
  void stream(String path, Consumer<Exchange> door) {
    route(HttpMethod.GET, path, door, true);
  }

  void post(String path, Consumer<Exchange> door) {
    route(HttpMethod.POST, path, door, false);
  }

  private void route(HttpMethod method, String path, Consumer<Exchange> door, boolean endless) {
    Route route = new Route(method, List.of(path.split("/", -1)), door, endless);
    routes.add(route);
    if (path.indexOf('{') < 0) {
      straight.putIfAbsent(method.name() + path, route);
    }
  }

  /// The paths there are, as `GET /api/v1/services`.
  List<String> paths() {
    return routes.stream()
        .map(route -> route.method() + " " + String.join("/", route.parts()))
        .toList();
  }

  @Override
  public void handle(HttpServerRequest request) {
    Found found = find(request);
    Exchange empty = new Exchange(request, found.values(), Buffer.buffer(), words, answers);
    if (!sameSite(request)) {
      empty.problem(
          Problem.of(
              403,
              "other-site",
              Map.of("value", String.valueOf(request.getHeader(HttpHeaders.ORIGIN)))));
    } else if (found.route().isEmpty() && !found.allowed().isEmpty()) {
      request.response().putHeader("Allow", found.allowed());
      empty.problem(
          Problem.of(
              405,
              "method-not-allowed",
              Map.of(
                  "path", request.path(), "method", request.method(), "allowed", found.allowed())));
    } else {
      Consumer<Exchange> door = found.route().map(Route::door).orElse(otherwise);
      if (request.method().equals(HttpMethod.POST)) {
        readBody(request, found.values(), door);
      } else {
        let(empty, door);
      }
    }
  }

  private Found find(HttpServerRequest request) {
    String path = Objects.requireNonNullElse(request.path(), "");
    Route known = straight.get(request.method().name() + path);
    if (known != null) {
      return new Found(Optional.of(known), Map.of(), "");
    }
    List<String> asked = List.of(path.split("/", -1));
    List<String> allowed = new ArrayList<>();
    for (Route route : routes) {
      Optional<Map<String, String>> values = route.match(asked);
      if (values.isPresent()) {
        if (route.takes(request.method())) {
          return new Found(Optional.of(route), values.get(), "");
        }
        allowed.add(route.method().name());
      }
    }
    return new Found(
        Optional.empty(), Map.of(), allowed.stream().distinct().collect(Collectors.joining(", ")));
  }

  /// A page of another site may not press our keys: a browser names the site it asks for.
  private static boolean sameSite(HttpServerRequest request) {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (origin == null || request.method().equals(HttpMethod.GET)) {
      return true;
    }
    try {
      return URI.create(origin).getAuthority() != null
          && URI.create(origin).getAuthority().equals(request.getHeader(HttpHeaders.HOST));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void readBody(
      HttpServerRequest request, Map<String, String> values, Consumer<Exchange> door) {
    Buffer body = Buffer.buffer();
    boolean[] refused = {false};
    if (declared(request) > BODY_MAX) {
      refused[0] = true;
      tooLarge(request);
    }
    request.handler(part -> {
      if (!refused[0] && body.length() + part.length() > BODY_MAX) {
        refused[0] = true;
        tooLarge(request);
      } else if (!refused[0]) {
        body.appendBuffer(part);
      }
    });
    request.exceptionHandler(gone -> LOG.log(Level.DEBUG, "A request broke off.", gone));
    request.endHandler(_ -> {
      if (!refused[0]) {
        let(new Exchange(request, values, body, words, answers), door);
      }
    });
  }

  private static long declared(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && DIGITS.matcher(length).matches() ? Long.parseLong(length) : 0;
  }

  /// The connection is closed once the answer is out, so that the rest is not read.
  private void tooLarge(HttpServerRequest request) {
    request.response().putHeader("Connection", "close");
    new Exchange(request, Map.of(), Buffer.buffer(), words, answers)
        .problem(Problem.of(413, "body-too-large", Map.of("limit", BODY_MAX)));
  }

  private static void let(Exchange exchange, Consumer<Exchange> door) {
    try {
      door.accept(exchange);
    } catch (RuntimeException failure) {
      exchange.failed(failure);
    }
  }
}
