package hall.app.web;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import hall.queue.Hall;
import hall.queue.Ticket;
import hall.queue.Ticket.Paper;
import hall.queue.Ticket.Stage;
import java.util.Optional;

/// Tickets as JSON text, letter for letter as [Views] shows them as a tree. Tickets are told by the
/// thousand while they wait and nothing is out of the ordinary; those are written straight out, at
/// a fraction of the work. All others go by the tree.
final class TicketText {

  private static final int USUAL_LENGTH = 400;

  private final Views views;

  TicketText(Views views) {
    this.views = views;
  }

  /// As [Views#ticket].
  String of(Ticket ticket) {
    return plain(ticket)
        .map(text -> text.append('}').toString())
        .orElseGet(() -> Json.text(views.ticket(ticket)));
  }

  /// As [Views#ticketWithAhead].
  String withAhead(Ticket ticket, Hall hall) {
    Optional<StringBuilder> plain = plain(ticket);
    if (plain.isEmpty()) {
      return Json.text(views.ticketWithAhead(ticket, hall));
    }
    StringBuilder text = plain.get().append(",\"ahead\":").append(hall.peopleAhead(ticket));
    return put(text, ",\"statusUrl\":\"", views.statusUrl(ticket)).append('}').toString();
  }

  /// A ticket about which there is nothing but the usual to say, up to the bracket that closes it.
  /// It is taken apart wholly, so that whoever adds to tickets is led here by the compiler.
  private Optional<StringBuilder> plain(Ticket ticket) {
    if (ticket
            instanceof
            Ticket(
                var id,
                var number,
                var service,
                var priority,
                var language,
                _,
                var order,
                var takenAt,
                var standing,
                Stage.Waiting _,
                var paper,
                _,
                var visit)
        && (paper instanceof Paper.Pending || paper instanceof Paper.Printed)
        && DeskViews.isUsual(priority, standing, visit)) {
      StringBuilder text = new StringBuilder(USUAL_LENGTH);
      put(text, "{\"id\":\"", id.value());
      put(text, ",\"number\":\"", number.toString());
      put(text, ",\"service\":\"", service.value());
      put(text, ",\"series\":\"", number.series().letters());
      put(text, ",\"priority\":\"", Views.lower(priority));
      put(text, ",\"language\":\"", language);
      put(text, ",\"state\":\"", "waiting");
      put(text, ",\"paper\":\"", paper instanceof Paper.Printed ? "printed" : "pending");
      put(text, ",\"takenAt\":\"", views.moment(takenAt));
      put(text, ",\"rank\":\"", views.moment(standing.rank()));
      return Optional.of(text.append(",\"order\":").append(order));
    }
    return Optional.empty();
  }

  private static StringBuilder put(StringBuilder text, String name, String value) {
    text.append(name);
    if (isUsual(value)) {
      text.append(value);
    } else {
      text.append(JsonStringEncoder.getInstance().quoteAsString(value));
    }
    return text.append('"');
  }

  /// Without a character that JSON writes in another way.
  private static boolean isUsual(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }
}
