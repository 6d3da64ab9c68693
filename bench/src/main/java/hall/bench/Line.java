package hall.bench;

import org.HdrHistogram.Histogram;

/// One figure against its limit. The ratio is above 1 when the limit is broken, whichever way it
/// counts.
///
/// @param name what was measured, a key of the words
/// @param unit what both numbers count
/// @param atLeast whether the limit is a floor and not a ceiling
/// @param binding whether a broken limit fails the bench, or is only noted
record Line(
    String name, double value, String unit, double limit, boolean atLeast, boolean binding) {

  /// A figure that must not go above its limit.
  static Line atMost(String name, double value, String unit, double limit) {
    return new Line(name, value, unit, limit, false, true);
  }

  /// A figure that must not stay below its limit.
  static Line atLeast(String name, double value, String unit, double limit) {
    return new Line(name, value, unit, limit, true, true);
  }

  /// A figure beside what it may be compared with; it fails nothing.
  static Line noted(String name, double value, String unit, double beside) {
    return new Line(name, value, unit, beside, false, false);
  }

  /// The median of times in nanoseconds, in milliseconds.
  static double median(Histogram times) {
    return times.getValueAtPercentile(50) / 1e6;
  }

  /// The time that 99 of 100 kept, in milliseconds.
  static double nearlyAll(Histogram times) {
    return times.getValueAtPercentile(99) / 1e6;
  }

  double ratio() {
    return atLeast ? limit / value : value / limit;
  }

  boolean broken() {
    return binding && ratio() > 1;
  }

  /// A key of the words.
  String verdict() {
    return !binding ? "noted" : broken() ? "broken" : "kept";
  }
}
