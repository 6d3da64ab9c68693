package hall.app.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.audit.SealText.Read;
import hall.app.journal.DaySeal;
import hall.app.journal.FileJournal;
import hall.app.journal.MadeUpDays;
import hall.app.journal.RecordScan;
import hall.app.journal.SnapshotHeads;
import hall.app.journal.SoundRecord;
import hall.queue.Actor;
import hall.queue.Entry;
import hall.queue.Event.DaySealed;
import hall.queue.RequestKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A small record of three days is tampered with in every way there is, and each time the audit
/// names the record where it was done.
class TamperTest {

  private static final int HEAD = 4096;

  @TempDir Path folder;
  private Path data = Path.of("");
  private final List<Place> places = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();
  private DaySeal firstDay = new DaySeal(LocalDate.EPOCH, 0, 0, hall.app.journal.Hash.NONE);

  /// @param offset where in the file the record begins
  private record Place(Path file, int offset, int length, long seq) {

    int end() {
      return offset + length;
    }
  }

  @BeforeEach
  void write() throws IOException {
    data = folder.resolve("data");
    record(data, days().entries(18));
    lookAt(data);
  }

  /// Notes where each record stands, and gives back the room that the last file has left.
  private void lookAt(Path data) throws IOException {
    files.clear();
    places.clear();
    RecordScan.of(data)
        .run(
            new RecordScan.Reader() {
              @Override
              public void file(Path file, LocalDate day, long epoch) {
                files.add(file);
              }

              @Override
              public void record(SoundRecord record) {
                int length = record.length();
                places.add(new Place(record.file(), (int) record.offset(), length, record.seq()));
              }
            });
    Place last = places.getLast();
    try (FileChannel file = FileChannel.open(last.file(), StandardOpenOption.WRITE)) {
      file.truncate(last.end());
    }
  }

  private static MadeUpDays days() {
    return new MadeUpDays(7, Duration.ofMinutes(100));
  }

  /// Writes the entries, seals each day that is over, and keeps a snapshot at the end.
  private void record(Path data, List<Entry> entries) throws IOException {
    try (var journal = FileJournal.open(data)) {
      long seq = 0;
      for (Entry entry : entries) {
        journal.append(List.of(numbered(entry, ++seq)));
        for (DaySeal seal : journal.seals().missing()) {
          firstDay = firstDay.entry() == 0 ? seal : firstDay;
          journal.append(List.of(sealing(seal, entry, ++seq)));
        }
      }
      journal.keep(journal.hall().memory());
    }
  }

  private static Entry numbered(Entry entry, long seq) {
    return new Entry(seq, entry.at(), entry.actor(), entry.key(), entry.events());
  }

  private static Entry sealing(DaySeal seal, Entry after, long seq) {
    var event = new DaySealed(seal.day(), seal.entry(), seal.entries(), seal.head().toString());
    return new Entry(seq, after.at(), Actor.CALENDAR, RequestKey.NONE, List.of(event));
  }

  @Test
  void whatNobodyTouchedIsSound() throws IOException {
    Verdict verdict = Verify.of(data, List.of(given(Optional.of(firstDay.day()))));

    assertEquals(Optional.empty(), verdict.finding());
    assertEquals(places.size(), verdict.entries());
    assertEquals(files.size(), verdict.files());
    assertTrue(verdict.seals() >= 1, verdict.toString());
    assertEquals(1, verdict.vouched());
    assertEquals(1, verdict.snapshots());
    assertTrue(files.size() >= 3 && verdict.tally().numbers > 3, verdict.toString());
  }

  @Test
  void everyFlippedByteIsFoundAtItsRecord() throws IOException {
    Path small = folder.resolve("small");
    record(small, days().entries(8));
    lookAt(small);
    MemoryDisk memory = new MemoryDisk();
    for (Path file : files) {
      memory.files.put("journal/" + file.getFileName(), Files.readAllBytes(file));
    }
    SnapshotHeads snapshots = SnapshotHeads.in(small);
    for (Path file : files) {
      byte[] bytes = memory.files.getOrDefault("journal/" + file.getFileName(), new byte[0]);
      List<Place> here = places.stream().filter(place -> place.file().equals(file)).toList();
      for (int at = 0; at < bytes.length; at++) {
        int flipped = at;
        Place hit =
            here.stream()
                .filter(place -> place.offset() <= flipped && flipped < place.end())
                .findFirst()
                .orElse(new Place(file, 0, HEAD, here.getFirst().seq()));
        bytes[at] = (byte) ~bytes[at];
        Verdict verdict = Verify.of(RecordScan.of(memory), snapshots, List.of());
        found(verdict, hit.seq(), file, hit.offset(), "byte " + at);
        bytes[at] = (byte) ~bytes[at];
      }
    }
  }

  @Test
  void aRemovedRecordIsFoundWhereItWas() throws IOException {
    for (Place place : places) {
      withBytes(
          place.file(),
          bytes -> spliced(bytes, place.offset(), place.end(), new byte[0]),
          () -> found(place.seq(), place.file(), place.offset(), "removed"));
    }
  }

  @Test
  void aRepeatedRecordIsFoundWhereItStandsAgain() throws IOException {
    for (Place place : places) {
      withBytes(
          place.file(),
          bytes -> spliced(bytes, place.end(), place.end(), cut(bytes, place)),
          () -> found(place.seq() + 1, place.file(), place.end(), "repeated"));
    }
  }

  @Test
  void recordsThatChangedPlacesAreFound() throws IOException {
    for (int i = 0; i + 1 < places.size(); i++) {
      Place first = places.get(i);
      Place second = places.get(i + 1);
      if (first.file().equals(second.file())) {
        withBytes(
            first.file(),
            bytes -> {
              byte[] both = Arrays.copyOf(cut(bytes, second), second.length() + first.length());
              System.arraycopy(bytes, first.offset(), both, second.length(), first.length());
              return spliced(bytes, first.offset(), second.end(), both);
            },
            () -> found(first.seq(), first.file(), first.offset(), "swapped"));
      }
    }
  }

  @Test
  void aFileThatIsGoneOrHasAnothersNameIsFound() throws IOException {
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      Path aside = file.resolveSibling("aside");
      long first = first(file);
      Files.move(file, aside);
      found(first, i > 0 ? files.get(i - 1) : files.get(i + 1), i > 0 ? -1 : 0, "gone");
      Path renamed =
          file.resolveSibling(
              file.getFileName().toString().replaceFirst("-.*", "-2031-01-01.journal"));
      Files.move(aside, renamed);
      found(first, renamed, 0, "renamed");
      Files.move(renamed, file);
    }
    for (int i = 0; i + 1 < files.size(); i++) {
      swapFiles(files.get(i), files.get(i + 1));
      found(first(files.get(i)), files.get(i), 0, "files swapped");
      swapFiles(files.get(i), files.get(i + 1));
    }
    assertTrue(Verify.of(data, List.of()).isSound());
  }

  @Test
  void aTailWrittenAnewWithARightChainIsFoundByASealAlone() throws IOException {
    List<Entry> entries = new ArrayList<>(days().entries(18));
    Entry changed = entries.get(3);
    entries.set(
        3,
        new Entry(
            changed.seq(),
            changed.at(),
            new Actor(Actor.Role.KIOSK, "kiosk-9"),
            changed.key(),
            changed.events()));
    Path forged = folder.resolve("forged");
    DaySeal kept = firstDay;
    record(forged, entries);
    firstDay = kept;

    assertTrue(Verify.of(forged, List.of()).isSound());
    Finding finding =
        Verify.of(forged, List.of(given(Optional.of(kept.day())))).finding().orElseThrow();
    assertEquals("seal-unknown", finding.what());
    assertEquals(kept.entry(), finding.seq());
    assertEquals(
        "seal-unknown",
        Verify.of(forged, List.of(given(Optional.empty()))).finding().orElseThrow().what());
  }

  @Test
  void aSealInTheRecordTellsThatWhatItSealedWasWrittenAnew() throws IOException {
    List<Entry> entries = new ArrayList<>(days().entries(18));
    Path forged = folder.resolve("forged");
    try (var journal = FileJournal.open(forged)) {
      long seq = 0;
      for (Entry entry : entries) {
        Actor actor = seq == 4 ? new Actor(Actor.Role.KIOSK, "kiosk-9") : entry.actor();
        seq++;
        journal.append(List.of(new Entry(seq, entry.at(), actor, entry.key(), entry.events())));
        if (seq == firstDay.entry()) {
          journal.append(List.of(sealing(firstDay, entry, ++seq)));
        }
      }
    }

    Finding finding = Verify.of(forged, List.of()).finding().orElseThrow();

    assertEquals("seal-differs", finding.what());
    assertEquals(firstDay.entry() + 1, finding.seq());
    assertEquals(firstDay.entry(), finding.facts().get("to"));
  }

  @Test
  void aWriteThatWasNotFinishedIsNoFault() throws IOException {
    Path last = files.getLast();
    Files.write(last, new byte[] {(byte) 0xFF, 0x54, 0x48}, StandardOpenOption.APPEND);

    Verdict verdict = Verify.of(data, List.of());

    assertTrue(verdict.isSound());
    assertEquals(
        List.of("unfinished"), verdict.notices().stream().map(Verdict.Notice::what).toList());
  }

  private GivenSeal given(Optional<LocalDate> day) {
    String text = SealText.of(firstDay.head());
    return new GivenSeal(day, (Read.Good) SealText.read(text), text);
  }

  /// @param offset -1 for any
  private void found(long seq, Path file, int offset, String how) throws IOException {
    found(Verify.of(data, List.of()), seq, file, offset, how);
  }

  private static void found(Verdict verdict, long seq, Path file, int offset, String how) {
    assertFalse(verdict.isSound(), how);
    Finding finding = verdict.finding().orElseThrow();
    assertEquals(seq, finding.seq(), () -> how + ": " + finding);
    assertEquals(file.getFileName(), finding.file().getFileName(), how);
    if (offset >= 0) {
      assertEquals(offset, finding.offset(), () -> how + ": " + finding);
    }
  }

  private interface Change {
    byte[] of(byte[] bytes);
  }

  private interface Check {
    void run() throws IOException;
  }

  private static void withBytes(Path file, Change change, Check check) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, change.of(whole.clone()));
    check.run();
    Files.write(file, whole);
  }

  private static byte[] cut(byte[] bytes, Place place) {
    return Arrays.copyOfRange(bytes, place.offset(), place.end());
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] instead) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(instead);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }

  private long first(Path file) {
    Stream<Place> here = places.stream().filter(place -> place.file().equals(file));
    return here.findFirst().orElseThrow().seq();
  }

  private static void swapFiles(Path one, Path other) throws IOException {
    Path aside = one.resolveSibling("aside");
    Files.move(one, aside);
    Files.move(other, one);
    Files.move(aside, other);
  }
}
