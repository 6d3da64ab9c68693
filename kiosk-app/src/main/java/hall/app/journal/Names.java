package hall.app.journal;

import hall.queue.Actor.Role;
import hall.queue.Priority;
import java.time.DayOfWeek;

/// The record's own names for small choices; like those of events they are never changed.
final class Names {

  private Names() {}

  static String text(Priority priority) {
    return switch (priority) {
      case ORDINARY -> "ordinary";
      case STATUTORY -> "statutory";
    };
  }

  static Priority priority(String text) {
    return switch (text) {
      case "ordinary" -> Priority.ORDINARY;
      case "statutory" -> Priority.STATUTORY;
      default -> throw unknown("priority", text);
    };
  }

  static String text(Role role) {
    return switch (role) {
      case KIOSK -> "kiosk";
      case CLERK -> "clerk";
      case CALLER -> "caller";
      case PAD -> "pad";
      case PRINTER -> "printer";
      case MANAGER -> "manager";
      case CALENDAR -> "calendar";
    };
  }

  static Role role(String text) {
    return switch (text) {
      case "kiosk" -> Role.KIOSK;
      case "clerk" -> Role.CLERK;
      case "caller" -> Role.CALLER;
      case "pad" -> Role.PAD;
      case "printer" -> Role.PRINTER;
      case "manager" -> Role.MANAGER;
      case "calendar" -> Role.CALENDAR;
      default -> throw unknown("role", text);
    };
  }

  static String text(DayOfWeek day) {
    return switch (day) {
      case MONDAY -> "mon";
      case TUESDAY -> "tue";
      case WEDNESDAY -> "wed";
      case THURSDAY -> "thu";
      case FRIDAY -> "fri";
      case SATURDAY -> "sat";
      case SUNDAY -> "sun";
    };
  }

  static DayOfWeek day(String text) {
    return switch (text) {
      case "mon" -> DayOfWeek.MONDAY;
      case "tue" -> DayOfWeek.TUESDAY;
      case "wed" -> DayOfWeek.WEDNESDAY;
      case "thu" -> DayOfWeek.THURSDAY;
      case "fri" -> DayOfWeek.FRIDAY;
      case "sat" -> DayOfWeek.SATURDAY;
      case "sun" -> DayOfWeek.SUNDAY;
      default -> throw unknown("weekday", text);
    };
  }

  private static IllegalArgumentException unknown(String what, String text) {
    return new IllegalArgumentException(
        "This release does not know the %s '%s'.".formatted(what, text));
  }
}
