package hall.app.centre;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.report.Answer;
import hall.report.Position;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// What came back over HTTP, and what it means.
///
/// @param problem a code of [LinkStatus#problem], empty when the centre answered
/// @param rejected how many records the centre took but could not read
record Reply(Answer answer, String problem, int rejected) {

  static final String NO_ANSWER = "no-answer";

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Nothing came back.
  static Reply none(String problem) {
    return new Reply(new Answer.Away(Duration.ZERO), problem, 0);
  }

  /// Only a position that the centre says counts as an answer; what a proxy or a portal on the way
  /// may answer with status 200 does not.
  static Reply of(int status, String retryAfter, byte[] body, Instant now) {
    Duration pause = pause(retryAfter, now);
    if (status == 200 || status == 409) {
      return positionIn(body)
          .map(said ->
              new Reply(
                  new Answer.Stands(said.position(), longer(pause, said.pause())),
                  "",
                  said.rejected()))
          .orElseGet(() -> new Reply(new Answer.Away(pause), "not-a-centre", 0));
    }
    if (status == 400 || status == 413 || status == 422) {
      return new Reply(new Answer.Refused(), "refused", 0);
    }
    if (status == 401 || status == 403) {
      return new Reply(new Answer.Away(pause), "refused", 0);
    }
    boolean patience = status == 408 || status == 425 || status == 429 || status >= 500;
    return new Reply(new Answer.Away(pause), patience ? "busy" : "not-a-centre", 0);
  }

  private record Said(Position position, Duration pause, int rejected) {}

  private static Optional<Said> positionIn(byte[] body) {
    try {
      JsonNode said = JSON.readTree(body);
      JsonNode epoch = said.path("epoch");
      JsonNode next = said.path("next");
      JsonNode digest = said.path("digest");
      boolean whole =
          epoch.isIntegralNumber()
              && epoch.canConvertToLong()
              && epoch.longValue() >= 0
              && next.isIntegralNumber()
              && next.canConvertToLong()
              && next.longValue() >= 1
              && digest.isTextual();
      return whole
          ? Optional.of(
              new Said(
                  new Position(epoch.longValue(), next.longValue(), digest.textValue()),
                  Duration.ofSeconds(Math.max(0, said.path("retryAfter").asLong(0))),
                  said.path("rejected").size()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// `Retry-After`: seconds, or a date.
  private static Duration pause(String retryAfter, Instant now) {
    if (retryAfter.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(retryAfter));
    }
    try {
      Instant until =
          ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return longer(Duration.ZERO, Duration.between(now, until));
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
