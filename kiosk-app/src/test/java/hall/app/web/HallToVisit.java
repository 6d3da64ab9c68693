package hall.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/// The demonstration hall behind its real doors, for a browser to visit.
public final class HallToVisit implements AutoCloseable {

  private final OpenHall hall;

  private HallToVisit(OpenHall hall) {
    this.hall = hall;
  }

  /// Opens its doors now.
  public static HallToVisit open() {
    try {
      return new HallToVisit(new OpenHall(Instant.now()));
    } catch (Exception e) {
      throw new AssertionError("The hall does not open.", e);
    }
  }

  public String url(String path) {
    return "http://127.0.0.1:" + hall.port() + path;
  }

  /// Sends what has to be accepted.
  public JsonNode post(String path, String body) {
    try {
      OpenHall.Answer answer = hall.post(path, body);
      if (answer.status() >= 300) {
        throw new AssertionError(path + ": " + answer.body());
      }
      return answer.body();
    } catch (Exception e) {
      throw new AssertionError(path, e);
    }
  }

  /// A number for a service.
  public JsonNode take(String service, String priority) {
    return post(
        "/api/v1/tickets", "{\"service\":\"%s\",\"priority\":\"%s\"}".formatted(service, priority));
  }

  /// The hall's time.
  public Instant now() {
    return hall.now;
  }

  /// Lets time go on.
  public void later(Duration by) {
    hall.now = hall.now.plus(by);
  }

  @Override
  public void close() {
    try {
      hall.close();
    } catch (Exception e) {
      throw new AssertionError("The hall does not close.", e);
    }
  }
}
