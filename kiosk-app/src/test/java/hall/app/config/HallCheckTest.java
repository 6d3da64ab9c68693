package hall.app.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `tinghao check` says and does.
class HallCheckTest {

  private record Told(int code, String text) {}

  @TempDir private Path folder;

  @Test
  void aGoodHallIsOneLine() {
    Told english =
        new Told(
            0,
            "township.yaml is good: Qingyun Town Service Centre"
                + " (windows: 3, groups: 3, services: 6, kiosks: 1, devices: 11).\n");
    Told chinese = new Told(0, "township.yaml 没有问题：青云镇便民服务中心（3 个窗口、3 类 6 项业务、1 台自助终端、11 台设备）。\n");

    assertEquals(english, check(Halls.ROOT.resolve("township.yaml"), "en"));
    assertEquals(chinese, check(Halls.ROOT.resolve("township.yaml"), "zh-CN"));
  }

  @Test
  void aFileThatIsNotThereIsOneProblem() {
    assertEquals(
        new Told(
            1,
            """
            hall.yaml:1: there is no such file. Check the path and the name.
            One problem. Mend it and check again; until then hall.yaml opens no hall.
            """),
        check(folder.resolve("hall.yaml"), "en"));
  }

  @Test
  void aFolderIsNoHallFile() {
    assertEquals(List.of(Fault.NOT_READABLE), faults(folder));
  }

  @Test
  void aHugeFileIsNotReadToItsEnd() throws IOException {
    Path file = folder.resolve("huge.yaml");
    Files.writeString(file, "# " + "x".repeat(Decoding.LARGEST));

    assertEquals(List.of(Fault.TOO_LARGE), faults(file));
  }

  @Test
  void aFileOfTheLargestSizeIsRead() throws IOException {
    Path file = folder.resolve("large.yaml");
    String comment = "# " + "x".repeat(Decoding.LARGEST - Small.HALL.getBytes(UTF_8).length - 3);
    Files.writeString(file, Small.HALL + comment + "\n");

    assertEquals(List.of(), faults(file));
  }

  @Test
  void aByteOrderMarkDoesNoHarm() throws IOException {
    Path file = folder.resolve("marked.yaml");
    Files.writeString(file, "\uFEFF" + Small.HALL);

    assertEquals(List.of(), faults(file));
  }

  @Test
  void windowsLineEndsDoNoHarm() throws IOException {
    Path file = folder.resolve("windows.yaml");
    Files.writeString(file, Small.HALL.replace("\n", "\r\n") + "wings: 2\r\n");

    Problem problem = problems(file).getFirst();

    assertEquals(new Place(15, 1), problem.place());
    assertEquals(Fault.UNKNOWN_KEY, problem.fault());
  }

  @Test
  void aHallMayBeWrittenInJson() throws IOException {
    Path file = folder.resolve("hall.json");
    Files.writeString(
        file,
        """
        {"hall": {"id": "small", "name": "小厅", "languages": ["zh-CN"]},
         "calendar": {"week": {"mon-fri": ["09:00-12:00"]}},
         "groups": [{"id": "all", "letter": "A", "name": "全部"}],
         "services": [{"id": "advice", "group": "all", "series": "A", "name": "咨询",
                       "bring": ["身份证"]}],
         "staff": [{"id": "0236", "name": "林晓云"}],
         "windows": [{"id": 1, "services": "all"}],
         "kiosks": [{"id": "kiosk-1", "printer": "printer-1"}],
         "devices": {"printer-1": {"profile": "escpos-58", "port": "/dev/usb/lp0"}}}
        """);

    assertEquals(List.of(), faults(file));
  }

  @Test
  void aRefusedProfileOfTheHallsOwnIsToldWithItsFileAndLine() throws IOException {
    Path file = folder.resolve("hall.yaml");
    Files.writeString(file, Small.HALL + "profiles-folder: own\n");
    Files.createDirectory(folder.resolve("own"));
    Files.writeString(folder.resolve("own").resolve("label.json"), "{\n  \"id\": label\n}\n");

    Problem problem = good(file).ownProfiles().refused().getFirst();

    assertEquals(Fault.PROFILE_REFUSED, problem.fault());
    assertEquals(new Place(15, 18), problem.place());
    assertEquals(
        "label.json 2", problem.params().get("profile") + " " + problem.params().get("at"));
    String said = problem.say(Halls.WORDS, "en", "hall.yaml");
    assertTrue(said.startsWith("hall.yaml:15: profiles-folder: 'own' — label.json, line 2"), said);
    assertTrue(said.contains("No device uses it."), said);
  }

  @Test
  void aDeviceOfARefusedProfileStaysDarkAndTheHallOpens() throws IOException {
    Path file = folder.resolve("hall.yaml");
    String sign = "  sign-1: { profile: label, port: /dev/ttyUSB7, window: 1 }\n";
    Files.writeString(
        file, Small.HALL.replace("devices:\n", "devices:\n" + sign) + "profiles-folder: own\n");
    Files.createDirectory(folder.resolve("own"));
    Files.writeString(
        folder.resolve("own").resolve("label.json"),
        "{\n  \"id\": \"label\",\n  \"kinds\": [\"led\"],\n  \"frame\": 3\n}\n");

    HallFile hall = good(file);

    assertEquals(HallFile.Use.LED, hall.device("sign-1").orElseThrow().use());
    String said = hall.ownProfiles().refused().getFirst().say(Halls.WORDS, "en", "hall.yaml");
    assertTrue(said.contains("label.json, line"), said);
    assertTrue(said.contains("until then these devices do not work: sign-1."), said);
  }

  private static HallFile good(Path file) {
    return switch (Halls.reader().read(file)) {
      case Reading.Good(HallFile hall) -> hall;
      case Reading.Bad(List<Problem> problems) ->
          throw new AssertionError("The hall was refused: " + problems);
    };
  }

  @Test
  void moreSessionsThanADayHoldsAreTooMany() throws IOException {
    Path file = folder.resolve("hall.yaml");
    String many = "\"09:00-12:00\"" + ", \"09:00-12:00\"".repeat(12);
    Files.writeString(file, Small.HALL.replace("\"09:00-12:00\"", many));

    assertEquals(Fault.TOO_MANY_ITEMS, faults(file).getFirst());
  }

  @Test
  void aHallFullOfProblemsEndsAtALimit() throws IOException {
    Path file = folder.resolve("hall.yaml");
    Files.writeString(file, Small.HALL + "x: 1\n".repeat(2 * Problems.MOST));

    assertEquals(Problems.MOST, problems(file).size());
  }

  @Test
  void checkingTouchesNothing() throws IOException {
    Path file = folder.resolve("hall.yaml");
    Files.writeString(file, Small.HALL);
    var before = Files.getLastModifiedTime(file);

    check(file, "en");

    assertEquals(before, Files.getLastModifiedTime(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  private static Told check(Path file, String language) {
    var bytes = new ByteArrayOutputStream();
    int code = HallCheck.run(file, new PrintStream(bytes, true, UTF_8), language);
    return new Told(code, bytes.toString(UTF_8).replace("\r\n", "\n"));
  }

  private static List<Fault> faults(Path file) {
    return problems(file).stream().map(Problem::fault).toList();
  }

  private static List<Problem> problems(Path file) {
    return Halls.reader().read(file) instanceof Reading.Bad(List<Problem> problems)
        ? problems
        : List.of();
  }
}
