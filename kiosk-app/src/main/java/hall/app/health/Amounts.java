package hall.app.health;

import java.util.Locale;

/// Amounts of bytes as people say them.
public final class Amounts {

  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};
  private static final int STEP = 1024;

  private Amounts() {}

  /// Such as `31.4 GB`, counted in steps of 1024 as file managers do.
  public static String bytes(long bytes) {
    double amount = bytes;
    int unit = 0;
    while (amount >= STEP && unit < UNITS.length - 1) {
      amount /= STEP;
      unit++;
    }
    String shape = unit == 0 || amount >= 100 ? "%.0f %s" : "%.1f %s";
    return shape.formatted(amount, UNITS[unit]).replace(',', '.').toUpperCase(Locale.ROOT);
  }
}
