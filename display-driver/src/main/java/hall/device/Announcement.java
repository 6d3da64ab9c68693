package hall.device;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is to be said aloud: the same thing in one language or several, after a chime or without.
/// The words are chosen by the hall.
///
/// @param times how often it is said when nobody else waits to be called, 1 to 3
/// @param volume in percent of what the loudspeaker can do, 0 to 100
/// @param clips the hall's own recordings, for loudspeakers that can play them
public record Announcement(
    List<Phrase> phrases, boolean chime, int times, int volume, Optional<Path> clips) {

  private static final int TIMES_MOST = 3;

  public Announcement {
    phrases = List.copyOf(phrases);
    if (phrases.isEmpty()) {
      throw new IllegalArgumentException("An announcement says something.");
    }
    if (times < 1 || times > TIMES_MOST || volume < 0 || volume > 100) {
      throw new IllegalArgumentException(
          "An announcement is said 1 to %d times at 0 to 100 %%, not %d times at %d %%."
              .formatted(TIMES_MOST, times, volume));
    }
  }

  /// Said once, in Chinese, as loud as can be.
  public static Announcement of(String text) {
    return new Announcement(List.of(new Phrase("zh-CN", text)), false, 1, 100, Optional.empty());
  }

  /// One sentence.
  ///
  /// @param language as a BCP 47 tag
  public record Phrase(String language, String text) {}

  /// All that is said, for those who read it.
  public String caption() {
    return phrases.stream().map(Phrase::text).collect(Collectors.joining("  "));
  }

  /// What a voice is about now.
  ///
  /// @param caption what it says at this moment, empty while it is silent
  /// @param language of the caption
  /// @param since when it began to
  /// @param waiting how many announcements are still to be said
  /// @param delay how long the oldest of those has waited
  /// @param unheard how many were given up, because nobody could have heard them in time
  public record Speech(
      String caption, String language, Instant since, int waiting, Duration delay, long unheard) {}
}
