package hall.profile;

import java.util.HashSet;
import java.util.List;

/// Reads what a product has: a screen, a printer, single wires.
final class CapabilitySection {

  private CapabilitySection() {}

  static Capabilities read(JsonPlace place, String driver) {
    return switch (driver) {
      case Profile.ESCPOS -> printer(place);
      case Profile.GPIO -> panel(place);
      default -> framed(place);
    };
  }

  private static Capabilities framed(JsonPlace place) {
    if (place.isNothing()) {
      return new Capabilities.None();
    }
    place.only("screen", "letters", "digits");
    if (place.has("letters")) {
      JsonPlace letters = place.at("letters");
      letters.only("lines", "columns", "colours");
      return new Capabilities.Letters(
          letters.number("lines", 1, 1, 32),
          letters.number("columns", 16, 1, 256),
          letters.texts("colours"));
    }
    if (place.has("digits")) {
      place.at("digits").only("count");
      return new Capabilities.Digits(place.at("digits").number("count", 3, 1, 32));
    }
    return screen(place.at("screen"));
  }

  private static Capabilities screen(JsonPlace screen) {
    screen.only("width", "height", "fonts", "colours");
    List<Integer> fonts =
        screen.at("fonts").elements().stream().map(font -> font.number(5, 512)).toList();
    return new Capabilities.Screen(
        screen.number("width", 128, 8, 4096),
        screen.number("height", 32, 8, 4096),
        fonts,
        screen.texts("colours"));
  }

  private static Capabilities printer(JsonPlace place) {
    place.only("printer");
    JsonPlace printer = place.at("printer");
    printer.only("columns", "dots", "dpi", "cjk", "cutter", "qr", "status", "near-end");
    required(printer, "columns", "dots", "cjk");
    String chinese = printer.oneOf("cjk", "raster", "gb18030", "raster");
    for (JsonPlace word : printer.at("status").elements()) {
      List<String> known = List.of("realtime", "automatic", "printed");
      if (!known.contains(word.text())) {
        word.notOneOf(word.text(), known);
      }
    }
    return new Capabilities.Printer(
        printer.number("columns", 32, 16, 128),
        printer.number("dots", 384, 128, 2048),
        printer.number("dpi", 203, 100, 600),
        chinese.equals("gb18030") ? Capabilities.Chinese.GB18030 : Capabilities.Chinese.RASTER,
        printer.flag("cutter", true),
        printer.flag("qr", true),
        new HashSet<>(printer.texts("status")),
        printer.flag("near-end", false));
  }

  private static void required(JsonPlace place, String... keys) {
    for (String key : keys) {
      if (!place.has(key)) {
        place.complain("missing", java.util.Map.of("key", key));
      }
    }
  }

  private static Capabilities panel(JsonPlace place) {
    place.only("pins");
    if (!place.has("pins")) {
      place.complain("missing", java.util.Map.of("key", "pins"));
    }
    return new Capabilities.Panel(
        place.at("pins").elements().stream().map(CapabilitySection::pin).toList());
  }

  private static Capabilities.Pin pin(JsonPlace pin) {
    pin.only("name", "role", "line", "active-low", "debounce-ms", "stuck-ms");
    required(pin, "line");
    return new Capabilities.Pin(
        pin.text("name"),
        pin.oneOf("role", "", "lamp", "buzzer", "button", "paper-low"),
        pin.number("line", 0, 0, 1023),
        pin.flag("active-low", false),
        pin.number("debounce-ms", 0, 0, 1000),
        pin.number("stuck-ms", 0, 0, 600_000));
  }
}
