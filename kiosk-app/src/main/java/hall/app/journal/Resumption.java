package hall.app.journal;

import hall.app.journal.RecordBytes.Link;
import hall.app.journal.RecordBytes.Stamp;
import hall.queue.Actor;
import hall.queue.Entry;
import hall.queue.Event.RecordResumed;
import hall.queue.RequestKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What has to be done so that a damaged record can go on: what is set aside, and the entries with
/// which it goes on. It is written down whole before anything is moved, and every step may be taken
/// twice; so a start that breaks off here is taken up by the next one.
///
/// @param left the last entry that stays
/// @param cut the segment of which only a part stays; the whole of it is set aside
/// @param aside the names of what is moved into the folder
/// @param entries the first of the new epoch
record Resumption(
    long epoch,
    Head left,
    LocalDate day,
    Optional<Cut> cut,
    List<String> aside,
    List<Entry> entries) {

  static final String FOLDER = "damaged";
  static final String PENDING = FOLDER + "/pending";

  /// Written by the view when it is closed in order. It tells how far the record reached, so it is
  /// set aside with what is lost; the view is then built again.
  static final String VIEW_MARK = "view.clean";

  private static final String HEAD = "tinghao-resumption\t1";
  private static final String SUM = "crc32c\t";
  private static final int PIECE = 1 << 20;

  /// A segment of which the bytes before the end stay.
  record Cut(String name, long end) {}

  private String folder() {
    return FOLDER + "/" + epoch;
  }

  private String place(String name) {
    return folder() + "/" + name;
  }

  /// Writes down what will be done, and does it.
  void begin(Disk disk, RecordClock clock) throws IOException {
    disk.makeFolder(FOLDER);
    WholeFile.write(disk, FOLDER, PENDING, text().getBytes(StandardCharsets.UTF_8));
    finish(disk, clock);
  }

  /// Does what is left to be done of what was written down; empty when it cannot be read any more,
  /// and is put beside then.
  static Optional<Resumption> goOn(Disk disk, RecordClock clock) throws IOException {
    String text = new String(WholeFile.read(disk, PENDING), StandardCharsets.UTF_8);
    Optional<Resumption> pending = read(text);
    if (pending.isPresent()) {
      pending.get().finish(disk, clock);
    } else {
      disk.rename(PENDING, PENDING + "-unreadable");
      disk.force(FOLDER);
    }
    return pending;
  }

  private void finish(Disk disk, RecordClock clock) throws IOException {
    disk.makeFolder(place(Segment.FOLDER));
    disk.makeFolder(place(Snapshots.FOLDER));
    for (String name : aside) {
      setAside(disk, name);
    }
    if (cut.isPresent()) {
      keep(disk, cut.get());
    }
    writeEntries(disk, clock);
    WholeFile.write(disk, "", Epoch.FILE, (epoch + "\n").getBytes(StandardCharsets.US_ASCII));
    new Account(resumed(), clock.now(), aside).write(disk);
    disk.delete(PENDING);
    disk.force(FOLDER);
  }

  /// Where the file is in the folder already, its old name is one that a power cut brought back, or
  /// that of the part that was kept; both are made again.
  private void setAside(Disk disk, String name) throws IOException {
    if (!disk.exists(name)) {
      return;
    }
    if (disk.exists(place(name))) {
      disk.delete(name);
    } else {
      disk.rename(name, place(name));
    }
    disk.force(parent(place(name)));
    disk.force(parent(name));
  }

  private RecordResumed resumed() {
    return entries.getFirst().events().stream()
        .filter(RecordResumed.class::isInstance)
        .map(RecordResumed.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private void keep(Disk disk, Cut part) throws IOException {
    String unfinished = part.name() + WholeFile.UNFINISHED;
    try (var from = disk.open(place(part.name()));
        var to = disk.create(unfinished)) {
      ByteBuffer piece = ByteBuffer.allocate(PIECE);
      for (long at = 0; at < part.end(); ) {
        piece.clear().limit((int) Math.min(PIECE, part.end() - at));
        int read = from.read(piece, at);
        if (read < 0) {
          throw new IOException("The end of " + place(part.name()) + " is gone.");
        }
        to.write(piece.flip(), at);
        at += read;
      }
      to.force(true);
    }
    disk.rename(unfinished, part.name());
    disk.force(Segment.FOLDER);
  }

  private void writeEntries(Disk disk, RecordClock clock) throws IOException {
    var segment = new Segment(left.seq() + 1, day, epoch, left.hash());
    var stamp = new Stamp(clock.now(), clock.quality());
    var chain = new Chain();
    var bytes = new ByteArrayOutputStream(entries.size() * 400);
    Hash before = left.hash();
    for (Entry entry : entries) {
      var record = RecordBytes.of(entry, left.seq() + 1, stamp, new Link(chain, before));
      bytes.write(record.array(), 0, record.length());
      before = record.hash();
    }
    try (SegmentWriter writer = SegmentWriter.create(disk, segment)) {
      writer.append(bytes.toByteArray(), bytes.size());
    }
  }

  private static String parent(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? "" : name.substring(0, slash);
  }

  private String text() {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    line(text, "epoch").number(epoch);
    line(text, "left").number(left.seq()).text(left.hash().toString()).text(day.toString());
    cut.ifPresent(part -> line(text, "cut").text(part.name()).number(part.end()));
    aside.forEach(name -> line(text, "aside").text(name));
    for (Entry entry : entries) {
      line(text, "entry")
          .number(entry.seq())
          .moment(entry.at())
          .text(Names.ROLE.text(entry.actor().role()))
          .text(entry.actor().name())
          .text(entry.key().text())
          .number(entry.key().sum())
          .text(EventText.text(entry.events()));
    }
    text.append('\n');
    return text + sum(text.toString());
  }

  private static LineText line(StringBuilder text, String kind) {
    if (text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
    return new LineText(text).text(kind);
  }

  private static String sum(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return "%s%08x\n".formatted(SUM, RecordBytes.sum(bytes, bytes.length));
  }

  private static Optional<Resumption> read(String text) {
    int end = text.lastIndexOf(SUM);
    if (end < 0 || !text.substring(end).equals(sum(text.substring(0, end)))) {
      return Optional.empty();
    }
    List<String> lines = Fields.lines(text.substring(0, end));
    if (!lines.getFirst().equals(HEAD)) {
      return Optional.empty();
    }
    Fields epoch = Fields.of(lines.get(1));
    epoch.text();
    Fields left = Fields.of(lines.get(2));
    left.text();
    Head head = new Head(left.count(), Hash.of(left.text()));
    LocalDate day = LocalDate.parse(left.text());
    Optional<Cut> cut = Optional.empty();
    List<String> aside = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    for (String line : lines.subList(3, lines.size())) {
      Fields fields = Fields.of(line);
      switch (fields.text()) {
        case "cut" -> cut = Optional.of(new Cut(fields.text(), fields.count()));
        case "aside" -> aside.add(fields.text());
        default -> entries.add(entry(fields));
      }
    }
    return Optional.of(new Resumption(epoch.count(), head, day, cut, aside, entries));
  }

  private static Entry entry(Fields from) {
    return new Entry(
        from.count(),
        from.moment(),
        new Actor(Names.ROLE.of(from.text()), from.text()),
        new RequestKey(from.text(), from.number()),
        EventText.events(from.text()));
  }
}
