package hall.app.journal;

import hall.queue.AppointmentCode;
import hall.queue.Booking;
import hall.queue.ClerkId;
import hall.queue.LeaseId;
import hall.queue.Leased;
import hall.queue.Particulars;
import hall.queue.ServiceId;
import hall.queue.Standing;
import hall.queue.Standing.Pin;
import hall.queue.Stop;
import hall.queue.Target;
import hall.queue.WindowId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the record says of a ticket beyond its number: what was said when it was taken, where it
/// stands, where it goes. Ids have neither `+ , > : @` nor `=`, so these separate.
final class VisitText {

  private VisitText() {}

  /// Nothing at all for most tickets.
  static void write(Particulars said, LineText to) {
    if (said.equals(Particulars.NONE)) {
      return;
    }
    to.named("person", said.person()).named("agent", said.agent());
    if (said.cases() != 1) {
      to.named("cases", said.cases());
    }
    if (!said.route().isEmpty()) {
      to.named("route", text(said.route()));
    }
    said.slot().ifPresent(slot -> to.named("appointment", text(slot)));
    said.leased().ifPresent(leased -> to.named("leased", text(leased)));
  }

  static Particulars particulars(Fields from) {
    if (!from.more()) {
      return Particulars.NONE;
    }
    return new Particulars(
        from.named("person"),
        from.named("agent"),
        from.named("cases").map(Integer::parseInt).orElse(1),
        from.named("route").map(VisitText::route).orElse(List.of()),
        from.named("appointment").map(VisitText::booking),
        from.named("leased").map(VisitText::leased));
  }

  /// Line and rank, and what else there is. Of a ticket older than standings there is nothing.
  static void write(Standing standing, LineText to) {
    if (standing.equals(Standing.UNRECORDED)) {
      return;
    }
    to.text(Names.LINE.text(standing.of())).moment(standing.rank());
    standing.pin().ifPresent(pin -> to.named("pin", text(pin)));
    if (standing.afterCall() != 0) {
      to.named("after-call", standing.afterCall());
    }
    standing.from().ifPresent(from -> to.named("not-before", Fields.text(from)));
  }

  static Standing standing(Fields from) {
    return from.moreInOrder()
        ? new Standing(
            Names.LINE.of(from.text()),
            from.moment(),
            from.named("pin").map(VisitText::pin),
            from.named("after-call").map(Long::parseLong).orElse(0L),
            from.named("not-before").map(Fields::moment))
        : Standing.UNRECORDED;
  }

  static String text(Target target) {
    return switch (target) {
      case Target.ToService(var service) -> "service:" + service;
      case Target.ToWindow(var window) -> "window:" + window;
      case Target.ToClerk(var clerk) -> "clerk:" + clerk;
    };
  }

  static Target target(String text) {
    int colon = text.indexOf(':');
    String id = text.substring(colon + 1);
    String kind = text.substring(0, Math.max(colon, 0));
    return switch (kind) {
      case "service" -> new Target.ToService(new ServiceId(id));
      case "window" -> new Target.ToWindow(new WindowId(Integer.parseInt(id)));
      case "clerk" -> new Target.ToClerk(new ClerkId(id));
      default ->
          throw new IllegalArgumentException(
              "This release does not know the target '%s'.".formatted(text));
    };
  }

  static String text(List<Stop> route) {
    return route.stream().map(VisitText::text).collect(Collectors.joining(","));
  }

  private static String text(Stop stop) {
    return services(stop.services()) + stop.pin().map(pin -> ">" + text(pin)).orElse("");
  }

  static List<Stop> route(String text) {
    List<Stop> route = new ArrayList<>();
    for (String each : parts(text, ",")) {
      int pin = each.indexOf('>');
      route.add(
          pin < 0
              ? new Stop(services(each), Optional.empty())
              : new Stop(
                  services(each.substring(0, pin)), Optional.of(target(each.substring(pin + 1)))));
    }
    return route;
  }

  static String services(List<ServiceId> services) {
    return services.stream().map(ServiceId::value).collect(Collectors.joining("+"));
  }

  static List<ServiceId> services(String text) {
    return parts(text, "+").stream().map(ServiceId::new).toList();
  }

  /// None for an empty text.
  static List<String> parts(String text, String separator) {
    return text.isEmpty() ? List.of() : List.of(text.split("\\" + separator, -1));
  }

  private static String text(Booking slot) {
    return slot.code() + "@" + Fields.text(slot.slot());
  }

  private static Booking booking(String text) {
    int at = text.lastIndexOf('@');
    return new Booking(new AppointmentCode(text.substring(0, at)), moment(text, at));
  }

  private static String text(Leased leased) {
    return leased.lease()
        + "@"
        + Fields.text(leased.takenAt())
        + "@"
        + Fields.text(leased.heardAt());
  }

  private static Leased leased(String text) {
    String[] parts = text.split("@", 3);
    return new Leased(new LeaseId(parts[0]), Fields.moment(parts[1]), Fields.moment(parts[2]));
  }

  private static String text(Pin pin) {
    return text(pin.to()) + "@" + Fields.text(pin.until());
  }

  private static Pin pin(String text) {
    int at = text.lastIndexOf('@');
    return new Pin(target(text.substring(0, at)), moment(text, at));
  }

  private static Instant moment(String text, int at) {
    return Fields.moment(text.substring(at + 1));
  }
}
