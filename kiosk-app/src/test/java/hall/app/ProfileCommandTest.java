package hall.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.words.Words;
import hall.profile.Profile;
import hall.profile.Profiles;
import hall.profile.Vector;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An installer asks what is wrong with a profile or a frame, and is told.
class ProfileCommandTest {

  private static final Path SHIPPED =
      Path.of("../hardware-profiles/src/main/resources/hall/profile");

  @TempDir Path folder;
  private String said = "";

  private int run(String... arguments) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      int code = new ProfileCommand(Words.load(), "en", out).run(List.of(arguments));
      said = bytes.toString(StandardCharsets.UTF_8);
      return code;
    }
  }

  @Test
  void everyShippedProfileIsGoodByItsNameAndByItsFile() {
    for (String id : Profiles.shipped().ids()) {
      assertEquals(0, run("check", id), said);
      assertTrue(said.startsWith(id + " ("), said);
      assertEquals(0, run("check", SHIPPED.resolve(id + ".json").toString()), said);
    }
  }

  @Test
  void everySingleFrameOfTheVectorsIsValid() {
    List<String> wrong = new ArrayList<>();
    int frames = 0;
    Profiles profiles = Profiles.shipped();
    for (String id : profiles.ids()) {
      for (Vector vector : profiles.find(id).map(Profile::vectors).orElse(List.of())) {
        Optional<String> frame = frame(vector);
        frames += frame.isPresent() ? 1 : 0;
        if (frame.isPresent() && run("trace", id, frame.get()) != 0) {
          wrong.add(id + " " + vector.source() + ": " + said);
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(frames > 60, "only " + frames);
  }

  private static Optional<String> frame(Vector vector) {
    return switch (vector) {
      case Vector.Sends sends -> Optional.of(sends.hex().toHex());
      case Vector.Reads reads ->
          reads.means().size() == 1 && !reads.source().contains("good frame")
              ? Optional.of(reads.hex().toHex())
              : Optional.empty();
    };
  }

  @Test
  void aKeyOfAPadIsExplainedByteByByte() {
    assertEquals(0, run("trace", "ff68-21key", "FF68", "03 03 68", "05010C1216"));

    assertEquals(
        """
        ff68-21key  FF-68 caller with 21 keys, and rating pad
        0       FF 68                    fixed
        2       03                       len: 3 bytes from addr..data
        3       03                       len: 3 bytes from addr..data
        4       68                       fixed
        5       05                       addr = 5
        6       01                       cmd = 1
        7       0C                       data: one byte “·”
        8       12                       sum8 over addr..data: right
        9       16                       fixed
        From the device: next {addr=5}
        Answered at once: FF 68 03 03 68 05 01 0C 12 16
        The frame is valid, and written again it is the same bytes.
        """,
        said);
  }

  @Test
  void aTextOnAScreenIsFoundInItsFrame() {
    Profile screen = Profiles.shipped().find("onbon-bx-k").orElseThrow();
    Vector call =
        screen.vectors().stream()
            .filter(vector -> vector.source().contains("a call in 16 dots"))
            .findFirst()
            .orElseThrow();

    assertEquals(0, run("trace", "onbon-bx-k", frame(call).orElseThrow()));
    assertTrue(said.contains("To the device: show {"), said);
    assertTrue(said.contains("text=请A001号到3号窗口"), said);
    assertTrue(said.contains("width = 128"), said);
  }

  @Test
  void whatIsWrongWithAFrameIsNamedWithItsPlace() {
    assertEquals("Byte 8: the sum8 should be 12, not 13.", fault("FF6803036805010C1316"));
    assertEquals("Byte 9: here should be 16, not 17.", fault("FF6803036805010C1217"));
    assertEquals("Byte 0: here should be FF68, not FE68.", fault("FE6803036805010C1216"));
    assertEquals(
        "Byte 9: the frame breaks off at 16; at least one byte is missing.",
        fault("FF6803036805010C12"));
    assertEquals(
        "Byte 10: the frame has ended, and one byte follows it.", fault("FF6803036805010C121600"));
    assertEquals(
        "Byte 3: a length of 4 does not agree with the frame.", fault("FF6803046805010C1216"));
  }

  private String fault(String hex) {
    assertEquals(1, run("trace", "ff68-21key", hex), said);
    return said.lines().toList().getLast();
  }

  @Test
  void aWrongEscapeIsFound() {
    assertEquals(
        1, run("trace", "onbon-bx-k", "A5 0080FEFF00A500000000FE020500 A000000000 14AC 5A"));

    assertTrue(said.contains("it is not escaped or coded as the profile says"), said);
  }

  @Test
  void aCardIsExplainedWithoutItsPerson() {
    Profile reader = Profiles.shipped().find("sdt-id-reader").orElseThrow();
    Vector card = reader.vectors().getLast();

    assertEquals(0, run("trace", reader.id(), frame(card).orElseThrow()));
    assertTrue(said.contains("256 bytes that speak of a person"), said);
    assertTrue(said.contains("card {number=********}"), said);
    assertTrue(!said.contains("11010119900101123X") && !said.contains("王"), said);
  }

  @Test
  void aProfileThatIsWrongIsToldWithPlaceAndRemedy() throws IOException {
    Path bad = folder.resolve("ours.json");
    Files.writeString(
        bad,
        Files.readString(SHIPPED.resolve("ff68-21key.json"))
            .replace("\"accept\": \"3..5\"", "\"accept\": \"5..3\""));

    assertEquals(1, run("check", bad.toString()));
    assertTrue(said.startsWith(bad + ":15: /frame/1/accept: '5..3' is no range of lengths."), said);
    assertTrue(said.contains("cannot be used: 2 problems."), said);
    assertEquals(1, run("trace", bad.toString(), "FF68"));
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertEquals(1, run("check", "onbon-bx-9"));
    assertTrue(
        said.startsWith("There is no file and no profile 'onbon-bx-9'. There are alpha,"), said);
    assertEquals(1, run("trace", "escpos-58", "1B40"));
    assertTrue(said.contains("built-in driver 'escpos'"), said);
    assertEquals(64, run("trace", "alpha", "0G"));
    assertEquals(64, run("trace", "alpha"));
    assertEquals(64, run());
    assertEquals(0, run("check", "--lang", "zh-CN", "alpha"));
    assertTrue(said.contains("没有问题"), said);
  }
}
