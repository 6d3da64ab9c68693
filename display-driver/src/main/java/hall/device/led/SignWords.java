package hall.device.led;

import hall.device.Sign;
import hall.device.Talk;
import hall.device.frame.TextDoubt;
import hall.profile.Capabilities;
import hall.profile.DeviceCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A sign as a product is told it: each takes what it can show, whole lines, one text, or the
/// ticket's number alone.
final class SignWords {

  private static final int LETTER_OF_DOTS = 2;

  private SignWords() {}

  /// The parameters that a screen may be told; a command leaves aside what it does not ask for.
  static Map<String, Object> params(Sign sign) {
    return Map.of(
        "lines",
        sign.lines().stream()
            .map(line -> Map.of("text", line.text(), "colour", name(line.colour())))
            .toList(),
        "text",
        sign.text(),
        "colour",
        sign.lines().isEmpty() ? "red" : name(sign.lines().getFirst().colour()),
        "ticket",
        sign.ticket());
  }

  private static String name(Sign.Colour colour) {
    return colour.name().toLowerCase(Locale.ROOT);
  }

  /// What of the sign the screen does not show as it is meant, each in a sentence; none when all is
  /// well.
  static List<String> doubts(Sign sign, Talk talk, String show) {
    Set<String> asked =
        talk.profile().command(show).map(DeviceCommand::params).map(Map::keySet).orElse(Set.of());
    List<String> doubts = new ArrayList<>();
    if (asked.contains("lines")) {
      for (Sign.Line line : sign.lines()) {
        letters(line.text(), talk, doubts);
        width(line.text(), talk, doubts);
      }
    } else if (asked.contains("text")) {
      letters(sign.text(), talk, doubts);
    } else if (asked.contains("ticket")
        && talk.profile().capabilities() instanceof Capabilities.Digits(int count)
        && sign.ticket().length() > count) {
      doubts.add(
          "A display of %d digits shows the end of the number '%s' only."
              .formatted(count, sign.ticket()));
    }
    return doubts;
  }

  private static void letters(String text, Talk talk, List<String> doubts) {
    for (TextDoubt doubt : talk.doubts(text)) {
      doubts.add(
          switch (doubt) {
            case TextDoubt.Unshown(var letter, var charset, var shown) ->
                "%s has no letter '%s' (U+%04X): it shows '%s' in '%s'. Write it otherwise."
                    .formatted(charset, letter, letter.codePointAt(0), shown, text);
            case TextDoubt.Cut(_, var lost) ->
                "The text '%s' is longer than the screen takes: '%s' is left out. Shorten it."
                    .formatted(text, lost);
          });
    }
  }

  /// Letters are half as wide as high for each byte of text, and there is a smallest font.
  private static void width(String text, Talk talk, List<String> doubts) {
    if (talk.profile().capabilities() instanceof Capabilities.Screen screen
        && !screen.fonts().isEmpty()) {
      int smallest = screen.fonts().stream().mapToInt(font -> font).min().orElse(0);
      int dots = talk.letters(text) * smallest / LETTER_OF_DOTS;
      if (dots > screen.width()) {
        doubts.add(
            ("The text '%s' is longer than the screen: it needs %d dots in the smallest letters,"
                    + " and there are %d. Shorten it.")
                .formatted(text, dots, screen.width()));
      }
    }
  }
}
