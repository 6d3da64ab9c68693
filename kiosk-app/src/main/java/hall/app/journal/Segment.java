package hall.app.journal;

import hall.app.journal.JournalDamaged.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One file of the record: the entries from one on, as a rule those of a business day.
///
/// @param epoch which life of the hall's record it belongs to
/// @param before the chain hash before its first entry
record Segment(long first, LocalDate day, long epoch, Hash before) {

  static final String FOLDER = "journal";

  /// The head has a page of its own, so that no later write touches it.
  static final int HEADER = 4096;

  private static final long MAGIC = 0x54494E4748414FFFL;
  private static final int VERSION = 1;
  private static final Pattern NAME =
      Pattern.compile("([0-9]{12,})-(-?[0-9]+-[0-9]{2}-[0-9]{2})\\.journal");

  /// A segment's file, before its head is read.
  record Named(long first, String name) {

    /// The day in the file's name.
    LocalDate day() {
      Matcher matcher = NAME.matcher(name.substring(FOLDER.length() + 1));
      return matcher.matches() ? LocalDate.parse(matcher.group(2)) : LocalDate.EPOCH;
    }
  }

  /// The segments in the folder, oldest first.
  static List<Named> in(Disk disk) throws IOException {
    List<Named> found = new ArrayList<>();
    for (String name : disk.names(FOLDER)) {
      Matcher matcher = NAME.matcher(name);
      if (matcher.matches()) {
        found.add(new Named(Long.parseLong(matcher.group(1)), FOLDER + "/" + name));
      }
    }
    found.sort(Comparator.comparingLong(Named::first));
    return found;
  }

  String name() {
    return "%s/%012d-%s.journal".formatted(FOLDER, first, day);
  }

  Head head() {
    return new Head(first - 1, before);
  }

  /// The head of the file, with its own sum at the end of the page.
  byte[] header() {
    ByteBuffer page = ByteBuffer.allocate(HEADER);
    page.putLong(MAGIC).putInt(VERSION).putInt(HEADER);
    page.putLong(epoch).putLong(first).putLong(day.toEpochDay()).put(before.raw());
    page.putInt(HEADER - RecordBytes.CRC, RecordBytes.sum(page.array(), HEADER - RecordBytes.CRC));
    return page.array();
  }

  /// The segment as the head of its file tells it.
  static Segment read(Disk disk, Named named) throws IOException {
    byte[] page = WholeFile.read(disk, named.name(), HEADER);
    boolean sound = isSound(page);
    ByteBuffer fields = ByteBuffer.wrap(page);
    if (sound && fields.getInt(8) == VERSION && fields.getLong(24) == named.first()) {
      return parsed(fields);
    }
    throw new JournalDamaged(
        sound && fields.getInt(8) > VERSION ? Fault.TOO_NEW : Fault.BAD_HEADER,
        disk.path(named.name()),
        0,
        named.first(),
        "the file's first page is not what it was");
  }

  private static Segment parsed(ByteBuffer page) {
    byte[] before = new byte[Hash.LENGTH];
    page.get(40, before);
    return new Segment(
        page.getLong(24),
        LocalDate.ofEpochDay(page.getLong(32)),
        page.getLong(16),
        Hash.owning(before));
  }

  private static boolean isSound(byte[] page) {
    int content = HEADER - RecordBytes.CRC;
    ByteBuffer fields = ByteBuffer.wrap(page);
    return page.length == HEADER
        && fields.getLong(0) == MAGIC
        && fields.getInt(content) == RecordBytes.sum(page, content);
  }
}
