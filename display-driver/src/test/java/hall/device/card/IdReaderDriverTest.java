package hall.device.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Rig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Cards are read, and of them only what the hall needs leaves the reader's driver.
class IdReaderDriverTest {

  private static final String ADULT = "11010119900101123X";
  private static final String ELDER = "11010519491231002X";
  private static final String MINOR = "110101201501011234";

  private final FakeReader reader = new FakeReader();
  private final Rig rig =
      new Rig().with("reader-1", "sdt-id-reader", "a", 1).peer("a", reader).open();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void anEmptyReaderIsAskedThreeTimesASecond() {
    rig.pass(3_050);

    assertEquals("READY", rig.status("reader-1"));
    assertEquals(10, reader.asked.size(), 1);
    assertEquals(List.of("2001"), reader.asked.stream().distinct().toList());
  }

  @Test
  void aCardIsFoundSelectedAndReadAndTellsOnlyWhatIsNeeded() {
    reader.lay(valid(ADULT), "20300101");
    rig.pass(300);

    assertEquals(List.of("2001", "2002", "3001"), reader.asked.subList(1, 4));
    String card = card(0);
    assertTrue(card.contains("masked=**************" + valid(ADULT).substring(14)), card);
    assertTrue(card.contains("age=ADULT, expired=false"), card);
  }

  @Test
  void ageAndValidityAreTold() {
    reader.lay(ELDER, "长期");
    rig.pass(300);
    reader.lift();
    rig.pass(3_000);
    reader.lay(valid(MINOR), "20260301");
    rig.pass(600);

    assertTrue(card(0).contains("age=SENIOR, expired=false"), card(0));
    assertTrue(card(1).contains("age=MINOR, expired=true"), card(1));
  }

  @Test
  void aCardThatLiesStillIsToldOnce() {
    reader.lay(ELDER, "长期");
    rig.pass(5_000);
    assertEquals(1, rig.happened().size());

    reader.lift();
    rig.pass(3_000);
    reader.lay(ELDER, "长期");
    rig.pass(500);
    assertEquals(2, rig.happened().size());
    assertEquals(card(0), card(1));
  }

  @Test
  void aWrongChecksumIsAskedForAgainAndThenSaid() {
    reader.spoil(1);
    reader.lay(ELDER, "长期");
    rig.pass(310);
    assertTrue(card(0).contains("age=SENIOR"), card(0));

    reader.lift();
    rig.pass(3_000);
    reader.spoil(2);
    reader.lay(ELDER, "长期");
    rig.pass(400);
    assertEquals("reader-1 card-damaged", card(1));
    assertEquals("READY", rig.status("reader-1"));
  }

  @Test
  void whyACardWasNotReadIsSaid() {
    for (String status : List.of("000041", "000031", "000040", "000081", "000091")) {
      reader.refuse(status);
      reader.lay(ELDER, "长期");
      rig.pass(310);
      reader.lift();
      rig.pass(310);
    }
    reader.refuse("");
    reader.lay("110105194912310021", "长期");
    rig.pass(310);

    assertEquals(
        List.of(
            "reader-1 card-unread",
            "reader-1 card-wrong",
            "reader-1 card-wrong",
            "reader-1 card-unread",
            "reader-1 card-wrong",
            "reader-1 card-invalid"),
        rig.happened().stream().toList());
  }

  @Test
  void aReaderWhoseOwnModuleFailsIsAtFault() {
    reader.refuse("000066");
    reader.lay(ELDER, "长期");
    rig.pass(310);
    assertEquals("FAULT reader-fault", rig.status("reader-1"));

    reader.refuse("");
    rig.pass(1_000);
    assertEquals("READY", rig.status("reader-1"));
  }

  @Test
  void aSilentReaderIsAbsentUntilItAnswers() {
    reader.silent(true);
    rig.pass(13_000);
    assertEquals("ABSENT no-answer", rig.status("reader-1"));

    reader.silent(false);
    rig.pass(4_500);
    assertEquals("READY", rig.status("reader-1"));
  }

  @Test
  void anAnswerIsUnderstoodWhereverItIsCut() {
    for (int size : List.of(1, 2, 7, 64, 1000, 1294)) {
      reader.cutInto(size);
      reader.lay(ELDER, "长期");
      rig.pass(400);
      reader.lift();
      rig.pass(3_000);
    }

    assertEquals(6, rig.happened().size());
    assertEquals(1, rig.happened().stream().distinct().count());
  }

  @Test
  void theNumberLeavesTheDriverNeitherInEventsNorInTheLog() {
    List<String> logged = new ArrayList<>();
    var ears = new Ears(logged);
    Logger root = Logger.getLogger("");
    Logger hall = Logger.getLogger("hall");
    Level before = root.getLevel();
    root.setLevel(Level.ALL);
    hall.setLevel(Level.ALL);
    root.addHandler(ears);
    try {
      reader.lay(ELDER, "长期");
      reader.spoil(1);
      rig.pass(400);
      reader.refuse("000041");
      rig.pass(400);
      rig.line("a").unplug("hang-up");
    } finally {
      root.removeHandler(ears);
      root.setLevel(before);
      hall.setLevel(before);
    }

    String said = rig.happened() + " " + logged;
    String wide = HexFormat.of().formatHex(ELDER.getBytes(StandardCharsets.UTF_16LE));
    String plain = HexFormat.of().formatHex(ELDER.getBytes(StandardCharsets.US_ASCII));
    for (String secret : List.of(ELDER, ELDER.substring(0, 14), wide, plain, "测试", "某市")) {
      assertFalse(said.contains(secret), secret);
    }
    assertTrue(said.contains("**************002X"), said);
  }

  private String card(int which) {
    return rig.happened().get(which);
  }

  /// With the check digit that belongs to it.
  private static String valid(String number) {
    for (char check : "0123456789X".toCharArray()) {
      String whole = number.substring(0, 17) + check;
      if (IdNumber.of(whole).isPresent()) {
        return whole;
      }
    }
    throw new AssertionError("No check digit fits " + number);
  }

  /// Hears all that is logged.
  private static final class Ears extends Handler {

    private final List<String> logged;

    Ears(List<String> logged) {
      this.logged = logged;
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord record) {
      logged.add(new java.util.logging.SimpleFormatter().format(record));
    }

    @Override
    public void flush() {
      // Nothing is held back.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
