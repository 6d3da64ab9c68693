package hall.app.web;

import hall.app.loop.NotIssuing;
import hall.queue.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/// Turns what the hall refuses into problems.
final class Refusals {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;

  private final ZoneId zone;

  Refusals(ZoneId zone) {
    this.zone = zone;
  }

  Problem problem(Refusal refusal) {
    return switch (refusal) {
      case Refusal.UnknownService(var service) ->
          named(NOT_FOUND, "unknown-service", "service", service);
      case Refusal.ServiceClosed(var service, var opens) ->
          opens
              .map(at ->
                  named(CONFLICT, "service-closed", "service", service, Map.of("opens", local(at))))
              .orElseGet(() -> named(CONFLICT, "service-closed-for-long", "service", service));
      case Refusal.DailyLimitReached(var service, var limit) ->
          named(CONFLICT, "daily-limit-reached", "service", service, Map.of("limit", limit));
      case Refusal.UnknownTicket(var ticket) ->
          named(NOT_FOUND, "unknown-ticket", "ticket", ticket);
      case Refusal.TicketIdTaken(var ticket) ->
          named(CONFLICT, "ticket-id-taken", "ticket", ticket);
      case Refusal.UnknownWindow(var window) ->
          named(NOT_FOUND, "unknown-window", "window", window);
      case Refusal.UnknownClerk(var clerk) -> named(NOT_FOUND, "unknown-clerk", "clerk", clerk);
      case Refusal.NoClerk(var window) -> named(CONFLICT, "no-clerk", "window", window);
      case Refusal.WindowBusy(var window, var number) ->
          named(CONFLICT, "window-busy", "window", window, Map.of("number", number));
      case Refusal.ClerkBusyElsewhere(var clerk, var window) ->
          named(CONFLICT, "clerk-busy-elsewhere", "clerk", clerk, Map.of("window", window));
      case Refusal.NobodyWaiting(var window) -> named(CONFLICT, "nobody-waiting", "window", window);
      case Refusal.NoTicketAtWindow(var window) ->
          named(CONFLICT, "no-ticket-at-window", "window", window);
      case Refusal.AlreadyStarted(var window, var number) ->
          named(CONFLICT, "already-started", "window", window, Map.of("number", number));
      case Refusal.NotAskedToRate(var window) ->
          named(CONFLICT, "not-asked-to-rate", "window", window);
      case Refusal.KeyUsedOtherwise(var key) ->
          new Problem(
              UNPROCESSABLE, "key-used-otherwise", "Idempotency-Key", key, Map.of("key", key));
      case Refusal.PlanDropsService(var service, var number) ->
          named(CONFLICT, "plan-drops-service", "service", service, Map.of("number", number));
      case Refusal.PlanDropsWindow(var window, var number) ->
          named(CONFLICT, "plan-drops-window", "window", window, Map.of("number", number));
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

  private String local(Instant at) {
    return MINUTE.format(at.atZone(zone));
  }

  private static Problem named(int status, String code, String field, Object value) {
    return named(status, code, field, value, Map.of());
  }

  private static Problem named(
      int status, String code, String field, Object value, Map<String, ?> more) {
    Map<String, Object> values = new java.util.HashMap<>(more);
    values.put(field, value);
    return new Problem(status, code, field, value.toString(), values);
  }
}
