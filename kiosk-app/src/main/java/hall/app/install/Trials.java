package hall.app.install;

import hall.app.words.Words;
import hall.device.Announcement;
import hall.device.Announcement.Phrase;
import hall.device.DeviceFloor;
import hall.device.DeviceId;
import hall.device.Sign;
import hall.device.printer.Page;
import hall.device.printer.Page.Align;
import hall.profile.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a device is told to show the installer that it works: a test page, a sign in every colour,
/// a sentence, a beep, lamps.
public final class Trials {

  private static final Duration BUZZ = Duration.ofMillis(500);
  private static final String NUMBER = "A012";
  private static final int WAITING = 12;
  private static final int QR_DOTS = 6;
  private static final int VOLUME = 60;

  private final Words words;
  private final String language;

  /// @param language of the test page and of what is said first
  public Trials(Words words, String language) {
    this.words = words;
    this.language = language;
  }

  /// The test page: the letters, sizes and symbols that tickets use, and a rule as wide as the
  /// paper.
  public Page page(String device) {
    return new Page(
        List.of(
            new Page.Text(say("page.title"), 2, 2, true, Align.CENTRE),
            new Page.Text(device, 1, 1, false, Align.CENTRE),
            new Page.Rule(),
            new Page.Text(NUMBER, 4, 4, true, Align.CENTRE),
            Page.Text.of("青云镇便民服务中心 0123456789 ABCabc"),
            Page.Text.of("ئۇيغۇرچە · བོད་སྐད · 𠮷 · ℃ №"),
            new Page.Qr("https://example.org/t/" + NUMBER, QR_DOTS),
            new Page.Rule(),
            new Page.Text(say("page.look"), 1, 1, false, Align.LEFT),
            new Page.Space(2),
            new Page.Cut()));
  }

  /// The signs of a screen, one after the other: every colour that screens have.
  public List<Sign> signs() {
    List<Sign> signs = new ArrayList<>();
    for (Sign.Colour colour : List.of(Sign.Colour.RED, Sign.Colour.GREEN, Sign.Colour.YELLOW)) {
      signs.add(
          new Sign(
                  List.of(
                      new Sign.Line(NUMBER, colour),
                      new Sign.Line(words.say(language, "install.sign"), colour)))
              .about(NUMBER));
    }
    return signs;
  }

  /// What is said, in every language of the house.
  public Announcement announcement() {
    List<Phrase> phrases =
        words.languages().stream()
            .sorted((a, b) -> Boolean.compare(b.equals(language), a.equals(language)))
            .map(each ->
                new Phrase(each, words.say(each, "install.spoken", Map.of("number", NUMBER))))
            .toList();
    return new Announcement(phrases, true, 1, VOLUME, Optional.empty());
  }

  /// Tells the device what takes no time: a sentence, a beep, a number on its display, a question.
  public void tell(DeviceFloor floor, DeviceId device, Profile profile) {
    Set<String> kinds = profile.kinds();
    if (kinds.contains("voice")) {
      floor.say(device, announcement());
    }
    if (kinds.contains("caller")) {
      floor.showCaller(device, WAITING, NUMBER);
      floor.beep(device);
    }
    if (kinds.contains("rating")) {
      floor.askRating(device);
    }
    if (kinds.contains("gpio")) {
      floor.lamps(device, true);
      floor.buzz(device, BUZZ);
    }
  }

  private String say(String key) {
    return words.say(language, "install." + key);
  }
}
