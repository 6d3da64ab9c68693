package hall.profile;

import java.util.List;
import java.util.Optional;

/// Reads one step of a value: `digits:3:0A`, `map:colours`, `u16le:+32768`.
final class StepReader {

  static final String KNOWN =
      "u8, u16le, u16be, u32le, u32be, hex2, hex4, dec, digits, bcd, bcd-low, text, hex, map, step,"
          + " count, fit, length, figures, spell, byte";

  private StepReader() {}

  /// The step; nothing when the name is unknown or its arguments make no sense.
  static Optional<Step> read(String text) {
    List<String> words = List.of(text.split(":", -1));
    List<String> arguments = words.subList(1, words.size());
    Optional<Width> width = Width.named(words.getFirst());
    try {
      return width.isPresent()
          ? number(width.get(), arguments)
          : named(words.getFirst(), arguments);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Optional<Step> number(Width width, List<String> arguments) {
    return switch (arguments.size()) {
      case 0 -> Optional.of(new Step.AsNumber(width, 0));
      case 1 -> Optional.of(new Step.AsNumber(width, Long.parseLong(arguments.getFirst())));
      default -> Optional.empty();
    };
  }

  private static Optional<Step> named(String name, List<String> arguments) {
    int count = arguments.size();
    return switch (name) {
      case "text" -> count == 0 ? Optional.of(new Step.Text()) : Optional.empty();
      case "hex" -> count == 0 ? Optional.of(new Step.Hex()) : Optional.empty();
      case "count" -> count == 0 ? Optional.of(new Step.Count()) : Optional.empty();
      case "map" -> count == 1 ? Optional.of(new Step.Lookup(arguments.get(0))) : Optional.empty();
      case "step" -> count == 1 ? Optional.of(new Step.Ladder(arguments.get(0))) : Optional.empty();
      case "dec" -> count <= 1 ? small(arguments, 0).map(Step.Decimal::new) : Optional.empty();
      case "bcd" -> packed(arguments, false);
      case "bcd-low" -> packed(arguments, true);
      case "digits" -> digits(arguments);
      case "length" -> count == 0 ? Optional.of(new Step.Length()) : Optional.empty();
      case "figures" -> count <= 1 ? small(arguments, 9).map(Step.Figures::new) : Optional.empty();
      case "spell" -> spell(arguments);
      case "byte" ->
          count == 1
              ? Optional.of(Integer.parseInt(arguments.getFirst()))
                  .filter(index -> index >= 0 && index < 256)
                  .map(Step.Pick::new)
              : Optional.empty();
      case "fit" ->
          count == 3
              ? Optional.of(new Step.Fit(arguments.get(0), arguments.get(1), arguments.get(2)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Step> packed(List<String> arguments, boolean lowFirst) {
    return arguments.size() <= 1
        ? small(arguments, 1)
            .filter(bytes -> bytes > 0)
            .map(bytes -> new Step.PackedDecimal(bytes, lowFirst))
        : Optional.empty();
  }

  private static Optional<Step> digits(List<String> arguments) {
    if (arguments.size() != 2) {
      return Optional.empty();
    }
    int filler = Integer.parseInt(arguments.get(1), 16);
    return filler < 0 || filler > 0xFF
        ? Optional.empty()
        : small(arguments, 1).map(count -> new Step.Digits(count, filler));
  }

  private static Optional<Step> spell(List<String> arguments) {
    if (arguments.size() != 2) {
      return Optional.empty();
    }
    int count = Integer.parseInt(arguments.get(1));
    return count < 1 || count > 64
        ? Optional.empty()
        : Optional.of(new Step.Spell(arguments.get(0), count));
  }

  private static Optional<Integer> small(List<String> arguments, int usual) {
    int number = arguments.isEmpty() ? usual : Integer.parseInt(arguments.getFirst());
    return number < 0 || number > 9 ? Optional.empty() : Optional.of(number);
  }
}
