package hall.app.sim;

import java.util.function.Consumer;

/// A device in its place on a line. Its own plug can be drawn: then it hears nothing, nobody hears
/// it, and the line stays as it is.
final class Seat {

  static final String UNPLUGGED = "unplugged";

  private final SimDevice place;
  private final SimulatedDevice device;
  private boolean unplugged;

  Seat(SimDevice place) {
    this.place = place;
    this.device = played(place);
  }

  SimDevice place() {
    return place;
  }

  SimulatedDevice device() {
    return device;
  }

  void hear(byte[] bytes, int length, long now, Consumer<byte[]> line) {
    if (!unplugged) {
      device.hear(bytes, length, now, mouth(line));
    }
  }

  void turn(long now, Consumer<byte[]> line) {
    if (device.due() <= now) {
      device.turn(now, mouth(line));
    }
  }

  void press(String key, long now, Consumer<byte[]> line) {
    device.press(key, now, mouth(line));
  }

  void condition(String condition, long now, Consumer<byte[]> line) {
    if (!condition.equals(UNPLUGGED)) {
      device.condition(condition, now, mouth(line));
    }
    unplugged = condition.equals(UNPLUGGED);
  }

  Seen seen() {
    return new Seen(
        place.deviceId(),
        place.kind(),
        place.window(),
        place.kiosk(),
        place.portName(),
        place.address(),
        unplugged ? UNPLUGGED : device.condition(),
        device.shows());
  }

  private Consumer<byte[]> mouth(Consumer<byte[]> line) {
    return bytes -> {
      if (!unplugged) {
        line.accept(bytes);
      }
    };
  }

  private static SimulatedDevice played(SimDevice place) {
    return switch (place.kind()) {
      case "printer" -> new SimPrinter(place.width());
      case "led" ->
          SimSign.of(place.model(), place)
              .orElseGet(() -> new SimScreen(place.address(), place.width(), place.height()));
      case "caller" -> new SimCaller(place.address());
      case "rating" -> new SimPad(place.address(), place.ratingKeys());
      case "voice" -> new SimVoice();
      case "id-reader" -> new SimIdReader();
      case "scanner" -> new SimScanner(way(place.model()));
      default -> throw new SimProblem("unknown-kind", place.kind());
    };
  }

  /// How a scanner of that model is plugged in.
  private static SimScanner.Way way(String model) {
    if (model.contains("evdev")) {
      return SimScanner.Way.INPUT_EVENTS;
    }
    return model.contains("hidraw") ? SimScanner.Way.RAW_REPORTS : SimScanner.Way.SERIAL;
  }

  /// What the page is told of one device.
  record Seen(
      String id,
      String kind,
      int window,
      String kiosk,
      String port,
      int address,
      String condition,
      Object shows) {}
}
