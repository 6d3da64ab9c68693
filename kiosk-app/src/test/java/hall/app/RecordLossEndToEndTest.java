package hall.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real process loses a part of its record, or the whole box.
class RecordLossEndToEndTest {

  @TempDir Path folder;
  private final List<HallProcess> halls = new ArrayList<>();

  @AfterEach
  void killAll() throws Exception {
    for (HallProcess hall : halls) {
      hall.kill();
    }
  }

  @Test
  void aDamagedRecordGoesOnAndTheManagerIsToldWhatIsMissing() throws Exception {
    HallProcess hall = start(folder.resolve("data"));
    List<Taken> taken = take(hall, 12);
    hall.kill();
    flip(folder.resolve("data"), taken.get(5).id());

    HallProcess again = start(folder.resolve("data"));
    JsonNode alarm = alarm(again, "record-lost");
    String numbers = alarm.at("/facts/numbers").asText();
    assertTrue(numbers.contains("A006–A012"), numbers);
    assertTrue(alarm.get("what").asText().contains(numbers), alarm::toString);
    assertTrue(again.said().contains(numbers), again::said);
    assertEquals("damaged/2", alarm.at("/facts/folder").asText());
    assertEquals(taken.get(4).number(), number(again, taken.get(4).id()));
    noneTwice(taken, take(again, 3));
    assertTrue(Files.exists(folder.resolve("data/damaged/2/account")));
  }

  @Test
  void aNewBoxGoesOnFromACopyAndGivesNoNumberTwice() throws Exception {
    Path copy = folder.resolve("copy");
    HallProcess hall = start(folder.resolve("data"));
    List<Taken> copied = take(hall, 25);
    copy(folder.resolve("data"), copy);
    List<Taken> later = take(hall, 7);
    hall.kill();

    HallProcess restoring =
        HallProcess.start(
            folder,
            "restore",
            "--from",
            copy.toString(),
            "--data",
            folder.resolve("new").toString(),
            "--lang",
            "en");
    assertEquals(0, restoring.ended(), restoring::said);
    assertTrue(restoring.said().contains("25 tickets"), restoring::said);
    assertTrue(restoring.said().contains(" s. Epoch 2 begins."), restoring::said);

    HallProcess box = start(folder.resolve("new"));
    alarm(box, "record-restored");
    for (Taken one : copied) {
      assertEquals(one.number(), number(box, one.id()));
    }
    List<Taken> all = new ArrayList<>(copied);
    all.addAll(later);
    noneTwice(all, take(box, 3));
    assertFalse(box.get(box.url("/api/v1/tickets/" + later.getFirst().id())).has("number"));
  }

  private record Taken(String id, String number) {}

  private static void noneTwice(List<Taken> before, List<Taken> after) {
    Set<String> numbers = new HashSet<>();
    before.forEach(one -> numbers.add(one.number()));
    after.forEach(one -> assertTrue(numbers.add(one.number()), () -> one.number() + " twice"));
  }

  private static String number(HallProcess hall, String id) {
    return hall.get(hall.url("/api/v1/tickets/" + id)).path("number").asText();
  }

  private static JsonNode alarm(HallProcess hall, String id) {
    JsonNode alarms = hall.get(hall.url("/api/v1/record/alarms"));
    for (JsonNode alarm : alarms) {
      if (alarm.get("id").asText().equals(id)) {
        return alarm;
      }
    }
    throw new AssertionError("no " + id + " in " + alarms);
  }

  private static List<Taken> take(HallProcess hall, int count) {
    List<Taken> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      JsonNode ticket = hall.post("/api/v1/tickets", "{\"service\":\"medical-claim\"}");
      taken.add(new Taken(ticket.path("id").asText(), ticket.path("number").asText()));
      assertTrue(taken.getLast().number().matches("[A-Z]+[0-9]{3}"), ticket::toString);
    }
    return taken;
  }

  /// As a second disk has them: the segments as far as they were written, and the epoch.
  private static void copy(Path data, Path copy) throws IOException {
    Files.createDirectories(copy.resolve("journal"));
    try (Stream<Path> files = Files.list(data.resolve("journal"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve("journal").resolve(file.getFileName()));
      }
    }
    Files.copy(data.resolve("epoch"), copy.resolve("epoch"));
  }

  /// Flips a bit in the entry that took the ticket.
  private static void flip(Path data, String ticket) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("journal"))) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(ticket);
        if (at >= 0) {
          try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
            disk.seek(at);
            disk.write(bytes[at] ^ 1);
          }
          return;
        }
      }
    }
    throw new AssertionError("no entry took " + ticket);
  }

  private HallProcess start(Path data) throws IOException {
    HallProcess hall =
        HallProcess.start(folder, "run", "--port", "0", "--lang", "en", "--data", data.toString());
    halls.add(hall);
    return hall;
  }
}
