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
/// @param link how it is reached; empty where it is on no line
public record DeviceView(
    String id,
    String kind,
    Optional<Integer> window,
    String kiosk,
    String state,
    String cause,
    Instant since,
    Optional<Spoken> speech,
    Optional<Link> link) {

  /// The line of a device, counted since the hall was started.
  ///
  /// @param port as the hall file names it
  /// @param at what is open now, as the system calls it; empty when nothing is
  /// @param openings how often it was opened
  /// @param noise bytes heard that made no sense to the device's driver
  public record Link(
      String port,
      String at,
      int openings,
      long heard,
      long told,
      long noise,
      Optional<Instant> heardAt) {

    private ObjectNode json() {
      ObjectNode view =
          Json.object()
              .put("port", port)
              .put("at", at)
              .put("openings", openings)
              .put("heard", heard)
              .put("told", told)
              .put("noise", noise);
      heardAt.ifPresentOrElse(
          time -> view.put("heardAt", time.toString()), () -> view.putNull("heardAt"));
      return view;
    }
  }

  /// A device that does not speak, and whose line nobody asks about.
  public DeviceView(
      String id,
      String kind,
      Optional<Integer> window,
      String kiosk,
      String state,
      String cause,
      Instant since) {
    this(id, kind, window, kiosk, state, cause, since, Optional.empty(), Optional.empty());
  }

  /// What a voice is about.
  ///
  /// @param caption what it says at this moment, empty while it is silent
  /// @param since when it began to
  /// @param waiting how many announcements are still to be said
  /// @param delaySeconds how long the oldest of those had waited when this was told
  /// @param unheard how many were given up because they came too late
  public record Spoken(
      String caption, String language, Instant since, int waiting, int delaySeconds, long unheard) {

    private ObjectNode json() {
      return Json.object()
          .put("caption", caption)
          .put("language", language)
          .put("since", since.toString())
          .put("waiting", waiting)
          .put("delaySeconds", delaySeconds)
          .put("unheard", unheard);
    }
  }

  /// With its line, which changes all the time and is told only to who asks.
  ObjectNode jsonWithLink() {
    ObjectNode view = json();
    link.ifPresent(line -> view.set("link", line.json()));
    return view;
  }

  ObjectNode json() {
    ObjectNode view = Json.object().put("id", id).put("kind", kind);
    window.ifPresentOrElse(number -> view.put("window", number), () -> view.putNull("window"));
    speech.ifPresent(here -> view.set("speech", here.json()));
    int colon = cause.indexOf(':');
    return view.put("kiosk", kiosk)
        .put("state", state)
        .put("cause", colon < 0 ? cause : cause.substring(0, colon))
        .put("detail", colon < 0 ? "" : cause.substring(colon + 1))
        .put("since", since.toString());
  }
}
