package hall.device.voice;

import hall.device.Announcement;
import hall.device.Cause;
import hall.device.Report;
import hall.device.State;
import hall.device.line.Alarm;
import hall.device.line.Pace;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A loudspeaker on the machine's own sound card. It plays the hall's recordings where they have
/// all that is to be said, else what the machine's speech program says, and the bell in any case.
/// Speaking and playing are done on a thread of its own, one announcement after the other.
public final class SoundCard implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(SoundCard.class.getName());

  /// As Linux names a card's playing side: card 1, device 0.
  private static final Pattern PLAYBACK = Pattern.compile(".*pcmC([0-9]+)D([0-9]+)p");

  /// What the names under `/dev/snd/by-id` lead to.
  private static final Pattern CONTROL = Pattern.compile(".*controlC([0-9]+)");

  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration BREATH = Duration.ofMillis(400);

  private final Path port;
  private final Programs programs;
  private final Pace pace;
  private final Report report;
  private final Programme programme;
  private final Alarm look;
  private final Alarm goOn;
  private final ExecutorService mouth =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("hall-voice").factory());
  private boolean busy;
  private String failure = Cause.NONE;

  /// A card by its device file: `/dev/snd/pcmC0D0p`, or a name under `/dev/snd/by-id`.
  public SoundCard(String port, Pace pace, Report report) {
    this(port, Programs.USUAL, pace, report);
  }

  SoundCard(String port, Programs programs, Pace pace, Report report) {
    this.port = Path.of(port);
    this.programs = programs;
    this.pace = pace;
    this.report = report;
    programme = new Programme(pace, _ -> true, report::speaks);
    look = new Alarm(pace, this::look);
    goOn = new Alarm(pace, this::next);
  }

  /// Begins to look for the card, every two seconds.
  public void start() {
    look();
  }

  private void look() {
    look.in(LOOK);
    if (card().isEmpty()) {
      report.is(State.ABSENT, Cause.PORT_MISSING);
    } else if (failure.isEmpty()) {
      report.is(State.READY, Cause.NONE);
      next();
    } else {
      report.is(State.FAULT, failure);
      next();
    }
  }

  /// What aplay calls the card; empty while it is not there. Found by number, which a card that was
  /// plugged in again may have changed.
  private Optional<String> card() {
    try {
      String device = port.toRealPath().toString();
      Matcher playback = PLAYBACK.matcher(device);
      if (playback.matches()) {
        return Optional.of("plughw:" + playback.group(1) + "," + playback.group(2));
      }
      Matcher control = CONTROL.matcher(device);
      return control.matches()
          ? Optional.of("plughw:" + control.group(1) + ",0")
          : Optional.of("default").filter(_ -> Files.exists(port));
    } catch (java.io.IOException gone) {
      LOG.log(Level.TRACE, "No sound card.", gone);
      return Optional.empty();
    }
  }

  /// Puts it at the end of what is to be said.
  public void say(Announcement announcement) {
    programme.add(announcement);
    next();
  }

  /// What the voice is about now.
  public Announcement.Speech speech() {
    return programme.speech();
  }

  private void next() {
    Optional<String> card = card();
    Optional<Programme.Piece> piece = busy || goOn.isSet() ? Optional.empty() : programme.next();
    if (piece.isEmpty() || card.isEmpty()) {
      return;
    }
    busy = true;
    programme.began();
    try {
      mouth.execute(() -> {
        String problem = say(piece.get(), card.get());
        pace.soon(() -> said(problem));
      });
    } catch (RejectedExecutionException closing) {
      LOG.log(Level.DEBUG, "The house closes; nothing more is said.", closing);
    }
  }

  private void said(String problem) {
    busy = false;
    boolean different = !problem.equals(failure);
    failure = problem;
    programme.ended();
    if (different) {
      look();
    }
    goOn.in(BREATH);
  }

  /// Says it to its end, on the thread of the voice; gives the code of what went wrong.
  private String say(Programme.Piece piece, String card) {
    Sound bell = piece.chimes() ? Sound.bell() : Sound.none();
    try {
      Optional<Sound> speech = speech(piece);
      Sound all = bell.then(speech.orElse(Sound.none())).at(piece.of().volume());
      if (!all.isEmpty() && !programs.played(all, card)) {
        return Cause.SOUND_FAILED;
      }
      return speech.isPresent() ? Cause.NONE : Cause.SPEECH_MISSING;
    } catch (Programs.Missing missing) {
      LOG.log(Level.DEBUG, "No player.", missing);
      return Cause.PLAYER_MISSING;
    }
  }

  private Optional<Sound> speech(Programme.Piece piece) {
    String language = piece.phrase().language();
    String reading = Reading.of(piece.phrase().text(), language);
    Optional<Sound> recorded =
        piece.of().clips().flatMap(clips -> Clips.joined(clips, language, reading));
    if (recorded.isPresent()) {
      return recorded;
    }
    try {
      return programs.spoken(reading, language);
    } catch (Programs.Missing missing) {
      LOG.log(Level.DEBUG, "No speech program.", missing);
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    look.clear();
    mouth.shutdownNow();
  }
}
