package hall.app.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Moments as people write them: by the hall's own clock on the wall (`2026-11-22T09:30`), or with
/// an offset as programs do (`2026-11-22T01:30:00Z`).
record LocalTimes(ZoneId zone) {

  private static final String EXPECTED = "2026-11-22T09:30";

  Instant moment(Body body, String field) {
    String text = body.text(field);
    try {
      return text.endsWith("Z")
          ? Instant.parse(text)
          : LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeParseException e) {
      throw Body.wrong(field, text, EXPECTED);
    }
  }

  Optional<Instant> optional(Body body, String field) {
    return body.has(field) && !body.text(field, 40).isEmpty()
        ? Optional.of(moment(body, field))
        : Optional.empty();
  }
}
