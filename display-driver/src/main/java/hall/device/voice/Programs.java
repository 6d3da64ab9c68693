package hall.device.voice;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The programs of this machine that speak and play: espeak-ng turns a text into sound, aplay plays
/// it on a card. Each announcement is a process of its own, so nothing of theirs lives in the hall,
/// and a card that was unplugged and plugged in again is found anew.
///
/// @param speaker the name or path of espeak-ng
/// @param player the name or path of aplay
record Programs(String speaker, String player) {

  static final Programs USUAL = new Programs("espeak-ng", "aplay");

  private static final System.Logger LOG = System.getLogger(Programs.class.getName());

  /// Slower than people chat: a hall echoes.
  private static final String WORDS_A_MINUTE = "150";

  private static final Duration SPEAKS_WITHIN = Duration.ofSeconds(10);
  private static final Duration PLAYS_LATE = Duration.ofSeconds(5);

  /// A program that is not installed.
  static final class Missing extends Exception {
    private static final long serialVersionUID = 1;

    Missing(IOException cause) {
      super(cause);
    }
  }

  /// The text as sound; empty when the program fails.
  Optional<Sound> spoken(String reading, String language) throws Missing {
    // Debian's voice cmn takes the tones of pinyin for English numbers; this one says them.
    String voice = language.startsWith("zh") ? "cmn-latn-pinyin" : "en";
    Optional<byte[]> wav =
        run(
            List.of(speaker, "-v", voice, "-s", WORDS_A_MINUTE, "--stdin", "--stdout"),
            reading.getBytes(StandardCharsets.UTF_8),
            SPEAKS_WITHIN);
    try {
      return wav.isPresent() ? Optional.of(Sound.wav(wav.get())) : Optional.empty();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The speech program made no sound.", e);
      return Optional.empty();
    }
  }

  /// Plays it to its end; false when the card did not take it.
  boolean played(Sound sound, String card) throws Missing {
    List<String> command =
        List.of(
            player,
            "-q",
            "-D",
            card,
            "-t",
            "raw",
            "-f",
            "S16_LE",
            "-c",
            "1",
            "-r",
            String.valueOf(Sound.RATE),
            "-");
    return run(command, sound.bytes(), PLAYS_LATE.plusMillis(sound.millis())).isPresent();
  }

  private static Optional<byte[]> run(List<String> command, byte[] input, Duration within)
      throws Missing {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      // A program that stops in the middle would leave us writing or reading for ever.
      CompletableFuture<Process> watch =
          process.onExit().orTimeout(within.toMillis(), TimeUnit.MILLISECONDS);
      var _ = watch.exceptionally(_ -> process.destroyForcibly());
      CompletableFuture<Void> fed = CompletableFuture.runAsync(() -> feed(process, input));
      byte[] output = process.getInputStream().readAllBytes();
      fed.join();
      boolean ended = process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
      return ended && process.exitValue() == 0 ? Optional.of(output) : Optional.empty();
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("No such file")) {
        throw new Missing(e);
      }
      LOG.log(Level.WARNING, "The program " + command.getFirst() + " failed.", e);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static void feed(Process process, byte[] input) {
    try (var out = process.getOutputStream()) {
      out.write(input);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A program did not take all it was given.", e);
    }
  }
}
