package hall.app.journal;

import hall.queue.Actor;
import hall.queue.Entry;
import hall.queue.RequestKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// One record as it stands in a file, sound by its own sum. The layout is in `docs/JOURNAL.md`; all
/// numbers are big-endian.
final class RecordBytes {

  static final int MAGIC = 0xFF544852;
  static final int VERSION = 1;

  /// Up to where the texts begin.
  static final int FIXED = 68;

  static final int CRC = 4;
  static final int SHORTEST = FIXED + Hash.LENGTH + CRC;

  /// Far above any plan; a length beyond it is no length.
  static final int LONGEST = 8 << 20;

  private final long offset;
  private final ByteBuffer bytes;

  RecordBytes(long offset, byte[] bytes) {
    this.offset = offset;
    this.bytes = ByteBuffer.wrap(bytes);
  }

  /// The record of an entry.
  ///
  /// @param group the first entry of those that are made to last together
  static RecordBytes of(Entry entry, long group, Stamp stamp, Link link) {
    byte[] role = utf8(Names.ROLE.text(entry.actor().role()));
    byte[] name = utf8(entry.actor().name());
    byte[] key = utf8(entry.key().text());
    byte[] text = utf8(EventText.text(entry.events()));
    int length = SHORTEST + role.length + name.length + key.length + text.length;
    if (length > LONGEST) {
      throw new IllegalArgumentException(
          "Entry %d has %d bytes, more than %d.".formatted(entry.seq(), length, LONGEST));
    }
    ByteBuffer to = ByteBuffer.allocate(length);
    to.putInt(MAGIC).put((byte) VERSION).put((byte) stamp.clock().code()).putShort((short) 0);
    to.putInt(length).putInt(entry.key().sum()).putLong(entry.seq()).putLong(group);
    put(entry.at(), to);
    put(stamp.at(), to);
    to.putShort((short) role.length).putShort((short) name.length);
    to.putShort((short) key.length).putShort((short) 0).putInt(text.length);
    to.put(role).put(name).put(key).put(text);
    to.put(link.chain().next(link.before(), to.array(), to.position()).raw());
    to.putInt(sum(to.array(), to.position()));
    return new RecordBytes(0, to.array());
  }

  /// When a record is made, by the box's clock.
  record Stamp(Instant at, ClockQuality clock) {}

  /// What a record is linked to.
  record Link(Chain chain, Hash before) {}

  /// CRC32C over the first bytes of an array.
  static int sum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  /// Where in its file the record begins.
  long offset() {
    return offset;
  }

  byte[] array() {
    return bytes.array();
  }

  int length() {
    return bytes.capacity();
  }

  boolean isSound() {
    int content = length() - CRC;
    return bytes.getInt(content) == sum(array(), content);
  }

  int version() {
    return bytes.get(4);
  }

  long seq() {
    return bytes.getLong(16);
  }

  /// The business time.
  Instant at() {
    return Instant.ofEpochSecond(bytes.getLong(32), bytes.getInt(40));
  }

  long group() {
    return bytes.getLong(24);
  }

  Hash hash() {
    int at = length() - CRC - Hash.LENGTH;
    return Hash.owning(Arrays.copyOfRange(array(), at, at + Hash.LENGTH));
  }

  /// Whether an event of that name is told, as far as can be seen without understanding them.
  boolean tells(String name) {
    return indexOf((name + '\t').getBytes(StandardCharsets.US_ASCII)) >= 0;
  }

  /// Where the texts hold the bytes; -1 when nowhere.
  int indexOf(byte[] wanted) {
    byte[] all = array();
    int last = length() - CRC - Hash.LENGTH - wanted.length;
    for (int at = FIXED; at <= last; at++) {
      if (all[at] == wanted[0]
          && Arrays.equals(all, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }

  boolean follows(Link link) {
    return link.chain().next(link.before(), array(), length() - CRC - Hash.LENGTH).equals(hash());
  }

  /// The entry, read back.
  ///
  /// @throws IllegalArgumentException when it says something this release does not know
  Recorded recorded() {
    int role = bytes.getShort(56);
    int name = bytes.getShort(58);
    int key = bytes.getShort(60);
    int text = bytes.getInt(64);
    if (role < 0
        || name < 0
        || key < 0
        || text < 0
        || (long) SHORTEST + role + name + key + text > length()) {
      throw new IllegalArgumentException("The texts are longer than the record.");
    }
    int nameAt = FIXED + role;
    int keyAt = nameAt + name;
    int textAt = keyAt + key;
    var actor = new Actor(Names.ROLE.of(text(FIXED, role)), text(nameAt, name));
    var request = new RequestKey(text(keyAt, key), bytes.getInt(12));
    Instant at = Instant.ofEpochSecond(bytes.getLong(32), bytes.getInt(40));
    Instant recordedAt = Instant.ofEpochSecond(bytes.getLong(44), bytes.getInt(52));
    var entry = new Entry(seq(), at, actor, request, EventText.events(text(textAt, text)));
    return new Recorded(entry, group(), recordedAt, ClockQuality.of(bytes.get(5)), hash());
  }

  private String text(int from, int length) {
    return new String(array(), from, length, StandardCharsets.UTF_8);
  }

  private static void put(Instant moment, ByteBuffer to) {
    to.putLong(moment.getEpochSecond()).putInt(moment.getNano());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
