package hall.app.sim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import hall.app.sim.ScreenText.Run;
import hall.device.frame.FrameEngine;
import hall.device.frame.FrameReader;
import hall.device.frame.Inbound;
import hall.profile.Profiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Two readings of the same documents, made apart from each other, understand one another.
class DriversAndDevicesTest {

  private final List<byte[]> said = new ArrayList<>();

  @Test
  void theDevicesKnowNothingOfTheDrivers() {
    noClasses()
        .that()
        .resideInAPackage("hall.app.sim..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("hall.device..", "hall.profile..", "hall.queue..")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("hall.app.sim"));
  }

  @Test
  void aSignIsShownInItsColours() {
    FrameEngine onbon = engine("onbon-bx-k");
    var screen = new SimScreen(7, 128, 32);
    List<Map<String, Object>> lines =
        List.of(
            Map.of("text", "A001号\\到[1]", "colour", "yellow"),
            Map.of("text", "1号窗口", "colour", "red"));
    tell(screen, onbon.encode("show", Map.of("addr", 7, "lines", lines)));

    assertEquals(List.of("ack"), emitted(onbon));
    assertEquals(
        List.of(List.of(new Run("A001号＼到［1］", "yellow", 16)), List.of(new Run("1号窗口", "red", 16))),
        screen.shows().areas().getFirst().rows());
  }

  @Test
  void aScreenObeysAndTellsHowItIs() {
    FrameEngine onbon = engine("onbon-bx-k");
    var screen = new SimScreen(1, 128, 32);
    tell(screen, onbon.encode("speak", Map.of("text", "请A001号到1号窗口")));
    tell(screen, onbon.encode("brightness", Map.of("level", 9)));
    tell(screen, onbon.encode("power", Map.of("state", "off")));
    tell(screen, onbon.encode("status", Map.of()));
    tell(screen, onbon.encode("ping", Map.of()));

    assertEquals(List.of("ack", "ack", "ack", "status", "ack"), emitted(onbon));
    assertEquals("请A001号到1号窗口", screen.shows().spoken().getFirst().text());
    assertEquals(9, screen.shows().brightness());
    assertFalse(screen.shows().on());
  }

  @Test
  void aCallerShowsAndIsAnswered() {
    FrameEngine bus = engine("ff68-21key");
    var caller = new SimCaller(3);
    tell(caller, bus.encode("show", Map.of("addr", 3, "wait", 12, "ticket", "A007")));
    assertEquals("012 007", caller.shows().waiting() + " " + caller.shows().number());

    for (String key :
        List.of(
            "next",
            "recall",
            "end",
            "no-show",
            "hold",
            "recall-held",
            "cancel",
            "line",
            "pause",
            "transfer",
            "confirm")) {
      caller.press(key, 0, said::add);
      Inbound heard = heard(bus).getFirst();
      assertEquals(key, heard.emit());
      tell(caller, heard.reply());
      assertFalse(caller.shows().sending(), key);
    }
  }

  @Test
  void everyKeyOfAPadMeansItsLevel() {
    FrameEngine bus = engine("ff68-21key");
    var usual = new SimDevice("pad-1", "rating", 101, 1, "sim:bus-1");
    var pad = new SimPad(101, usual.ratingKeys());
    tell(pad, bus.encode("ask", Map.of("addr", 101)));
    assertTrue(pad.shows().asking());

    for (int level = 1; level <= 5; level++) {
      pad.press(String.valueOf(level), 0, said::add);
      Inbound heard = heard(bus).getFirst();
      assertEquals("rating " + level, heard.emit() + " " + heard.number("level").orElse(0));
      tell(pad, heard.reply());
      assertFalse(pad.shows().sending());
    }
  }

  @Test
  void theVoiceSaysWhatItIsTold() {
    FrameEngine module = engine("syn6288");
    var voice = new SimVoice();
    tell(voice, module.encode("speak", Map.of("text", "请A001号到3号窗口")));
    tell(voice, module.encode("status", Map.of()));
    voice.turn(voice.due(), said::add);

    assertEquals(List.of("accepted", "speaking", "idle"), emitted(module));
    assertEquals("请A001号到3号窗口", voice.shows().spoken().getFirst().text());
  }

  @Test
  void theirChecksumsAgree() {
    assertArrayEquals(
        engine("ff68-21key").encode("beep", Map.of("addr", 5)), PadFrames.Frame.of(5, 3).bytes());
  }

  private static FrameEngine engine(String profile) {
    return FrameEngine.of(Profiles.shipped().find(profile).orElseThrow());
  }

  private void tell(SimulatedDevice device, byte[] bytes) {
    device.hear(bytes, bytes.length, 0, said::add);
  }

  private List<String> emitted(FrameEngine engine) {
    return heard(engine).stream().map(Inbound::emit).toList();
  }

  private List<Inbound> heard(FrameEngine engine) {
    FrameReader reader = engine.reader();
    List<Inbound> heard = new ArrayList<>();
    said.forEach(bytes -> heard.addAll(reader.read(bytes, 0, bytes.length)));
    said.clear();
    return heard;
  }
}
