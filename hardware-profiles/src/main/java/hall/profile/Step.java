package hall.profile;

/// What is done with a value on its way into a frame, or out of one.
public sealed interface Step {

  /// As a number, after adding `plus`.
  record AsNumber(Width width, long plus) implements Step {}

  /// As decimal digits in ASCII, filled with zeros up to `count` (0: as many as there are).
  record Decimal(int count) implements Step {}

  /// One byte 0 to 9 a digit, the last `count` of them; nothing at all is `count` fillers.
  record Digits(int count, int filler) implements Step {}

  /// As packed decimal digits, two a byte.
  record PackedDecimal(int bytes, boolean lowFirst) implements Step {}

  /// As text in the device's character set, folded and cleaned.
  record Text() implements Step {}

  /// Written as hex digits, or bytes as they are.
  record Hex() implements Step {}

  /// By a table of the profile: the entry of that name, else the one called `other`.
  record Lookup(String table) implements Step {}

  /// By a table of thresholds: the entry with the largest number that is not above the value.
  record Ladder(String table) implements Step {}

  /// How many lines there are.
  record Count() implements Step {}

  /// How many bytes a text has in the device's character set.
  record Length() implements Step {}

  /// The digits of a text as a number, the last `count` of them; nothing when it has none.
  record Figures(int count) implements Step {}

  /// The letters of a text, each by a table of the profile, `other` for those it has not got. There
  /// are always `count`: the last ones are kept, and blanks (the entry of a space) are put before.
  record Spell(String table, int count) implements Step {}

  /// One byte of several, counted from 0.
  record Pick(int index) implements Step {}

  /// The height of letters, in dots: the value itself, or where it is 0 the most that lets every
  /// line of `lines` fit a screen of that `width` and `height`.
  record Fit(String lines, String width, String height) implements Step {}
}
