package hall.app.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Who proves the proof: what makes a number last is broken on purpose, in the source itself, and
/// the proof has to see it. A mutant whose place in the source is gone fails too.
class ProveMutantsTest {

  /// A mistake.
  ///
  /// @param file under `hall/app`
  private record Mutant(String mistake, String file, String from, String to) {}

  private static final List<Mutant> MUTANTS =
      List.of(
          new Mutant(
              "entries are not forced", "journal/SegmentWriter", "    file.force(false);\n", ""),
          new Mutant(
              "a record's sum is not looked at",
              "journal/RecordBytes",
              "return bytes.getInt(content) == sum(array(), content);",
              "return content > 0;"),
          new Mutant(
              "the chain is not looked at",
              "journal/SegmentCheck",
              "return record.seq() <= vouched ||",
              "return record.seq() >= 0 ||"),
          new Mutant(
              "people are answered before it lasts",
              "loop/HallLoop",
              "    if (!kept(entries)) {\n",
              "    visitors.forEach(each -> each.answering.give()); if (!kept(entries)) {\n"),
          new Mutant(
              "a snapshot is not forced", "journal/WholeFile", "      file.force(true);\n", ""),
          new Mutant(
              "the name of a new file is not forced",
              "journal/SegmentWriter",
              "      disk.force(Segment.FOLDER);\n",
              ""),
          new Mutant(
              "the room made ahead is not forced",
              "journal/SegmentWriter",
              "    file.force(true);\n    size = wanted;\n",
              "    size = wanted;\n"),
          new Mutant(
              "what was found is not forced", "journal/Recovery", "    writer.force();\n", ""),
          new Mutant(
              "a record does not know its group",
              "journal/FileJournal",
              "RecordBytes.of(entry, before.seq() + 1, stamp,",
              "RecordBytes.of(entry, entry.seq(), stamp,"));

  @BeforeAll
  static void quieten() {
    Prove.quieten();
  }

  @AfterAll
  static void loud() {
    Prove.loud();
  }

  @TestFactory
  Stream<DynamicTest> everyMistakeIsSeen() {
    return MUTANTS.stream()
        .map(mutant -> DynamicTest.dynamicTest(mutant.mistake(), () -> isSeen(mutant)));
  }

  @Test
  void theHouseAsItIsHolds() {
    assertEquals(Optional.empty(), MutantRun.runs(4));
  }

  private static void isSeen(Mutant mutant) throws Exception {
    Breeding bred = Breeding.with("hall/app/" + mutant.file(), mutant.from(), mutant.to());

    assertTrue(bred.proof().get().isPresent(), () -> "passes unseen: " + mutant.mistake());
  }
}
