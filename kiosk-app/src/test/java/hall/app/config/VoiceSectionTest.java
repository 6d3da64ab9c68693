package hall.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.app.config.HallFile.Loudness;
import hall.app.config.HallFile.Voice;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How the voices speak, as the manager wrote it.
class VoiceSectionTest {

  @Test
  void aHallThatSaysNothingOfItsVoicesHasAChimeAndSaysEachCallOnce() {
    assertEquals(new Voice(true, 1, List.of(), 80, List.of(), ""), Halls.good(Small.HALL).voice());
  }

  @Test
  void theVolumeFollowsTheHour() {
    Voice voice =
        Halls.good(
                Small.HALL
                    + """
                    voice:
                      chime: false
                      repeat: 2
                      languages: [en, zh-CN]
                      volume: 90
                      volume-at: { "12:00-14:00": 40, "17:30-24:00": 60 }
                    """)
            .voice();

    assertEquals(
        new Voice(
            false,
            2,
            List.of("en", "zh-CN"),
            90,
            List.of(new Loudness(720, 840, 40), new Loudness(1050, 1440, 60)),
            ""),
        voice);
    assertEquals(
        List.of(90, 40, 40, 90, 60),
        List.of(719, 720, 839, 840, 1439).stream().map(voice::volumeAt).toList());
  }
}
