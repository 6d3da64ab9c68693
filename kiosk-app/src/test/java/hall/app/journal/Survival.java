package hall.app.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Which of the changes that were not forced are found after a power cut.
public enum Survival {
  /// None of them.
  NOTHING,

  /// All of them, the last up to some byte.
  TORN,

  /// Those up to some moment, over all files; the last of them up to some byte.
  PREFIX,

  /// Any sectors of any writes.
  SECTORS,

  /// Each page as it was at some moment, each at another.
  PAGES,

  /// All of them, whole.
  EVERYTHING;

  private static final int SECTOR = 512;
  private static final int PAGE = 4096;

  static Survival any(Random chance) {
    return values()[chance.nextInt(values().length)];
  }

  /// How many of the changes to a folder's names are found; names are kept in their order.
  ///
  /// @param until the moment up to which [#PREFIX] keeps
  int namesKept(List<Long> orders, long until, Random chance) {
    return switch (this) {
      case NOTHING -> 0;
      case EVERYTHING, TORN -> orders.size();
      case PREFIX -> (int) orders.stream().filter(order -> order <= until).count();
      case SECTORS, PAGES -> chance.nextInt(orders.size() + 1);
    };
  }

  /// The file as it is found.
  ///
  /// @param lasting what had been forced
  byte[] survived(byte[] lasting, List<Unforced> unforced, long until, Random chance) {
    byte[] bytes = lasting.clone();
    if (unforced.isEmpty()) {
      return bytes;
    }
    return switch (this) {
      case NOTHING -> bytes;
      case EVERYTHING -> upTo(unforced, Long.MAX_VALUE, bytes, chance);
      case TORN -> upTo(unforced, unforced.getLast().order(), bytes, chance);
      case PREFIX -> upTo(unforced, until, bytes, chance);
      case SECTORS -> sectors(unforced, bytes, chance);
      case PAGES -> pages(unforced, bytes, chance);
    };
  }

  private static byte[] upTo(List<Unforced> unforced, long torn, byte[] file, Random chance) {
    byte[] bytes = file;
    for (Unforced change : unforced) {
      if (change.order() < torn || (change.isCut() && change.order() == torn)) {
        bytes = change.on(bytes);
      } else if (change.order() == torn) {
        bytes = change.first(chance.nextInt(change.length() + 1)).on(bytes);
      }
    }
    return bytes;
  }

  private static byte[] sectors(List<Unforced> unforced, byte[] file, Random chance) {
    byte[] bytes = file;
    int odds = chance.nextInt(5);
    for (Unforced change : unforced) {
      if (change.isCut()) {
        bytes = chance.nextInt(4) < odds ? change.on(bytes) : bytes;
        continue;
      }
      for (long at = change.offset(); at < change.end(); ) {
        long end = Math.min((at / SECTOR + 1) * SECTOR, change.end());
        bytes = chance.nextInt(4) < odds ? change.part(bytes, at, end) : bytes;
        at = end;
      }
    }
    return bytes;
  }

  private static byte[] pages(List<Unforced> unforced, byte[] file, Random chance) {
    byte[] bytes = file;
    long first = unforced.getFirst().order();
    long span = unforced.getLast().order() - first + 2;
    Map<Long, Long> writtenAt = new HashMap<>();
    for (Unforced change : unforced) {
      if (change.isCut()) {
        bytes = chance.nextBoolean() ? change.on(bytes) : bytes;
        continue;
      }
      for (long at = change.offset(); at < change.end(); ) {
        long end = Math.min((at / PAGE + 1) * PAGE, change.end());
        long moment = writtenAt.computeIfAbsent(at / PAGE, _ -> first + chance.nextLong(span));
        bytes = change.order() < moment ? change.part(bytes, at, end) : bytes;
        at = end;
      }
    }
    return bytes;
  }
}
