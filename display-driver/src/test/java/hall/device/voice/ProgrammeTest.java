package hall.device.voice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Announcement;
import hall.device.Announcement.Phrase;
import hall.device.Announcement.Speech;
import hall.device.line.HandPace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a voice has to say, in order, each to its end.
class ProgrammeTest {

  private static final Duration SENTENCE = Duration.ofSeconds(4);

  private final HandPace pace = new HandPace();
  private final List<Speech> told = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final Programme programme = new Programme(pace, _ -> true, told::add);

  @Test
  void itIsSaidAsOftenAsItWantsWhenNobodyElseWaits() {
    programme.add(call("A001", 2));
    speakAll();

    assertEquals(List.of("请A001号", "Number A001", "请A001号", "Number A001"), heard);
  }

  @Test
  void whoeverWaitsLongIsCalledBeforeAnotherIsCalledAgain() {
    for (int i = 1; i <= 16; i++) {
      programme.add(call("A%03d".formatted(i), 2));
    }
    speakAll();

    assertEquals(16, heard.stream().filter(text -> text.startsWith("请")).distinct().count());
    // The first has been said when the others have waited eight seconds, the last waits alone.
    assertTrue(heard.size() <= 2 * (16 + 2), heard.size() + " sentences");
    assertEquals(0, programme.speech().unheard());
  }

  @Test
  void theCaptionIsWhatIsBeingSaidAndTheDelayIsTheOldestOnes() {
    programme.add(call("A001", 1));
    programme.add(call("A002", 1));
    programme.next();
    programme.began();
    pace.pass(Duration.ofSeconds(3));

    Speech speech = programme.speech();
    assertEquals("请A001号 zh-CN", speech.caption() + " " + speech.language());
    assertEquals(1, speech.waiting());
    assertEquals(Duration.ofSeconds(3), speech.delay());
    programme.ended();
    programme.next();
    programme.began();
    assertEquals("Number A001 en", told.getLast().caption() + " " + told.getLast().language());
  }

  @Test
  void aCallThatWaitsIsNotPutThereTwice() {
    programme.add(call("A001", 1));
    programme.add(call("A001", 1));
    assertEquals(1, programme.speech().waiting());

    programme.next();
    programme.began();
    programme.add(call("A001", 1));
    assertEquals(1, programme.speech().waiting());
  }

  @Test
  void aVoiceThatLacksALanguageSaysTheOthers() {
    var chinese = new Programme(pace, language -> language.startsWith("zh"), told::add);
    chinese.add(call("A001", 1));

    assertEquals("请A001号", chinese.next().orElseThrow().phrase().text());
    chinese.began();
    chinese.ended();
    assertEquals(Optional.empty(), chinese.next());
  }

  @Test
  void whatNobodyCouldHearInTimeIsGivenUpAndCounted() {
    programme.add(call("A001", 1));
    pace.pass(Duration.ofSeconds(121));

    assertEquals(Optional.empty(), programme.next());
    assertEquals(1, programme.speech().unheard());
  }

  @Test
  void onlyTheFirstPieceHasTheChimeBeforeIt() {
    programme.add(call("A001", 1));
    assertTrue(programme.next().orElseThrow().chimes());
    programme.began();
    programme.ended();

    assertEquals(false, programme.next().orElseThrow().chimes());
  }

  private void speakAll() {
    for (Optional<Programme.Piece> piece = programme.next();
        piece.isPresent();
        piece = programme.next()) {
      programme.began();
      heard.add(piece.get().phrase().text());
      pace.pass(SENTENCE.dividedBy(2));
      programme.ended();
    }
  }

  private static Announcement call(String number, int times) {
    return new Announcement(
        List.of(new Phrase("zh-CN", "请" + number + "号"), new Phrase("en", "Number " + number)),
        true,
        times,
        80,
        Optional.empty());
  }
}
