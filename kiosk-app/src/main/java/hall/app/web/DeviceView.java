package hall.app.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/// A device as the faces show it.
///
/// @param kind what it is used for (`led`, `caller`, `rating`, `printer`, `voice`, `gpio`)
/// @param state `ready`, `connecting`, `absent` or `fault`
/// @param cause a code that the faces turn into words, empty when all is well; after a colon may
///   stand what the words have to name
public record DeviceView(
    String id,
    String kind,
    Optional<Integer> window,
    String kiosk,
    String state,
    String cause,
    Instant since) {

  ObjectNode json() {
    ObjectNode view = Json.object().put("id", id).put("kind", kind);
    window.ifPresentOrElse(number -> view.put("window", number), () -> view.putNull("window"));
    int colon = cause.indexOf(':');
    return view.put("kiosk", kiosk)
        .put("state", state)
        .put("cause", colon < 0 ? cause : cause.substring(0, colon))
        .put("detail", colon < 0 ? "" : cause.substring(colon + 1))
        .put("since", since.toString());
  }
}
