package hall.device.voice;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A person's recordings, joined: `clips/zh-CN/请.wav`, `零.wav`, `A.wav`, `号到.wav`. The longest
/// recording that fits goes first, so a whole sentence may be one file. What has no recording is
/// not half said: then there is none of it.
final class Clips {

  private static final System.Logger LOG = System.getLogger(Clips.class.getName());

  private static final int LONGEST = 40;
  private static final int JOIN_MILLIS = 30;
  private static final int PAUSE_MILLIS = 220;
  private static final long LARGEST_FILE = 4 << 20;

  private Clips() {}

  /// The text as the recordings of that folder say it; empty when they do not have all of it.
  static Optional<Sound> joined(Path clips, String language, String reading) {
    Path folder = clips.resolve(language);
    List<Sound> sounds = new ArrayList<>();
    String rest = reading.strip();
    while (!rest.isEmpty()) {
      if (!Character.isLetterOrDigit(rest.codePointAt(0))) {
        sounds.add(Sound.silence(rest.charAt(0) == ' ' ? 0 : PAUSE_MILLIS));
        rest = rest.substring(Character.charCount(rest.codePointAt(0)));
        continue;
      }
      Optional<String> word = longest(folder, rest);
      Optional<Sound> sound = word.flatMap(name -> recorded(folder.resolve(name + ".wav")));
      if (word.isEmpty() || sound.isEmpty()) {
        return Optional.empty();
      }
      sounds.add(sound.get());
      sounds.add(Sound.silence(JOIN_MILLIS));
      rest = rest.substring(word.get().length());
    }
    return Optional.of(sounds.stream().reduce(Sound.none(), Sound::then));
  }

  private static Optional<String> longest(Path folder, String rest) {
    for (int length = Math.min(LONGEST, rest.length()); length > 0; length--) {
      String word = rest.substring(0, length);
      boolean isName = word.indexOf('/') < 0 && !word.endsWith(" ");
      if (isName && Files.isRegularFile(folder.resolve(word + ".wav"))) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }

  private static Optional<Sound> recorded(Path file) {
    try {
      return Files.size(file) > LARGEST_FILE
          ? Optional.empty()
          : Optional.of(Sound.wav(Files.readAllBytes(file)));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The recording " + file + " cannot be used.", e);
      return Optional.empty();
    }
  }
}
