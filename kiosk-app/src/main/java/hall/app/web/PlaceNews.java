package hall.app.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.queue.TicketId;
import java.util.Optional;

/// What a person just did at a kiosk or a window with something in the hand.
public sealed interface PlaceNews {

  /// The name of the event on the stream.
  String event();

  /// An identity card was read.
  ///
  /// @param masked the number as it may be shown
  /// @param person the same word for the same person on the same day
  /// @param age `minor`, `adult` or `senior`
  record Card(String masked, String person, String age, boolean expired) implements PlaceNews {
    @Override
    public String event() {
      return "card";
    }
  }

  /// A card lies there and could not be read.
  ///
  /// @param cause a code, with words in `words/*/readings.properties`
  record CardUnread(String cause) implements PlaceNews {
    @Override
    public String event() {
      return "card-unread";
    }
  }

  /// A code was scanned.
  ///
  /// @param ticket the ticket whose code it is, as on the paper
  record Scan(String code, Optional<TicketId> ticket) implements PlaceNews {
    @Override
    public String event() {
      return "scan";
    }
  }

  /// What a program reads of it.
  default ObjectNode json() {
    return switch (this) {
      case Card card ->
          Json.object()
              .put("masked", card.masked())
              .put("person", card.person())
              .put("age", card.age())
              .put("expired", card.expired());
      case CardUnread unread -> Json.object().put("cause", unread.cause());
      case Scan scan -> {
        ObjectNode view = Json.object().put("code", scan.code());
        scan.ticket()
            .ifPresentOrElse(
                ticket -> view.put("ticket", ticket.value()), () -> view.putNull("ticket"));
        yield view;
      }
    };
  }
}
