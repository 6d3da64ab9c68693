package hall.app.web;

import hall.app.loop.NotIssuing;
import hall.queue.Refusal;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns what the hall refuses into problems. A refusal's code is its name in lower case with
/// dashes, its first part is the field that is wrong, and its parts are what the sentences in
/// `words/*/errors.properties` may name; so a refusal without sentences is found by a test.
final class Refusals {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;

  private final ZoneId zone;

  Refusals(ZoneId zone) {
    this.zone = zone;
  }

  Problem problem(Refusal refusal) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent part : refusal.getClass().getRecordComponents()) {
      said(value(part, refusal)).ifPresent(value -> values.put(part.getName(), value));
    }
    return switch (refusal) {
      case Refusal.KeyUsedOtherwise(var key) ->
          new Problem(UNPROCESSABLE, code(refusal), "Idempotency-Key", key, values);
      case Refusal.ServiceClosed(var service, var opens) when opens.isEmpty() ->
          new Problem(CONFLICT, "service-closed-for-long", "service", service.toString(), values);
      default -> problem(refusal, values);
    };
  }

  private static Problem problem(Refusal refusal, Map<String, Object> values) {
    String code = code(refusal);
    if (values.get("field") instanceof String field) {
      return new Problem(CONFLICT, code, field, text(values.getOrDefault("at", "")), values);
    }
    Optional<Map.Entry<String, Object>> first = values.entrySet().stream().findFirst();
    return new Problem(
        code.startsWith("unknown-") ? NOT_FOUND : CONFLICT,
        code,
        first.map(Map.Entry::getKey).orElse(""),
        first.map(Map.Entry::getValue).map(Refusals::text).orElse(""),
        values);
  }

  /// The code of a kind of refusal, as `window-busy`.
  static String code(Class<? extends Refusal> kind) {
    return HUMP.matcher(kind.getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
  }

  private static String code(Refusal refusal) {
    return code(refusal.getClass());
  }

  private static Object value(RecordComponent part, Refusal refusal) {
    try {
      return part.getAccessor().invoke(refusal);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The parts of a refusal can be read.", e);
    }
  }

  private static String text(Object value) {
    return value instanceof Enum<?> choice ? Body.name(choice) : value.toString();
  }

  private Optional<Object> said(Object value) {
    return switch (value) {
      case Optional<?> maybe -> maybe.flatMap(this::said);
      case Instant at -> Optional.of(MINUTE.format(at.atZone(zone)));
      default -> Optional.of(value);
    };
  }

  static Problem problem(NotIssuing trouble) {
    return switch (trouble.reason()) {
      case RECORD ->
          Problem.of(
              UNAVAILABLE, "not-issuing", Map.of("cause", String.valueOf(trouble.getMessage())));
      case TOO_BUSY, STOPPING -> Problem.of(UNAVAILABLE, "too-busy", Map.of());
    };
  }
}
