package hall.device.scan;

import hall.device.Cause;
import hall.device.DeviceEvent;
import hall.device.Report;
import hall.device.State;
import hall.device.Talk;
import hall.device.card.IdNumber;
import hall.device.frame.Inbound;
import hall.device.line.Alarm;
import hall.device.line.Pace;
import hall.device.line.Station;
import hall.device.line.Telegram;
import java.time.Duration;
import java.util.Optional;

/// A scanner of bar and QR codes. On a serial line a code comes as one; from what is a keyboard to
/// the system it is typed, letter by letter, until the Enter key or a tenth of a second of silence.
/// A scanner that sees one code many times says it once. An identity number within a code leaves
/// this room masked.
public final class ScannerDriver implements Station {

  /// The longest code that is believed, in letters.
  static final int MOST_LETTERS = 512;

  private static final Duration SAME_CODE = Duration.ofSeconds(2);
  private static final Duration NOISE_PASSES = Duration.ofSeconds(10);
  private static final long MUCH_NOISE = 64;

  private final Talk talk;
  private final Pace pace;
  private final Report report;
  private final Alarm silence;
  private final Alarm noisePasses;
  private final StringBuilder typed = new StringBuilder();

  private boolean tooLong;
  private int shiftsDown;
  private String lastCode = "";
  private long lastCodeAt;
  private long noiseBefore;

  /// A scanner on a line.
  public ScannerDriver(Talk talk, Pace pace, Report report) {
    this.talk = talk;
    this.pace = pace;
    this.report = report;
    silence = new Alarm(pace, this::silence);
    noisePasses = new Alarm(pace, this::well);
  }

  @Override
  public void up() {
    forget();
    noiseBefore = talk.noise();
    well();
  }

  @Override
  public void down(String cause) {
    silence.clear();
    noisePasses.clear();
    forget();
    report.is(Cause.isAbsence(cause) ? State.ABSENT : State.FAULT, cause);
  }

  private void forget() {
    typed.setLength(0);
    tooLong = false;
    shiftsDown = 0;
  }

  private void well() {
    noisePasses.clear();
    report.is(State.READY, Cause.NONE);
  }

  @Override
  public void heard(byte[] bytes) {
    talk.hear(bytes).forEach(this::said);
    silence.in(talk.givenUpAfter());
    if (talk.noise() - noiseBefore >= MUCH_NOISE) {
      noiseBefore = talk.noise();
      report.is(State.FAULT, Cause.GARBLED);
      noisePasses.in(NOISE_PASSES);
    }
  }

  private void silence() {
    talk.rested().forEach(this::said);
    finished();
  }

  private void said(Inbound said) {
    switch (said.emit()) {
      case "scan" -> scanned(String.valueOf(said.values().getOrDefault("code", "")));
      case "letter" -> letter(said);
      case "shift" -> shiftsDown = Math.min(2, shiftsDown + 1);
      case "unshift" -> shiftsDown = Math.max(0, shiftsDown - 1);
      case "end" -> finished();
      default -> {
        // A key let go, a lamp, a report of nothing.
      }
    }
  }

  private void letter(Inbound said) {
    boolean shifted = shiftsDown > 0 && said.values().containsKey("shifted");
    String letter = String.valueOf(said.values().getOrDefault(shifted ? "shifted" : "letter", ""));
    tooLong |= typed.length() + letter.length() > MOST_LETTERS;
    if (!tooLong) {
      typed.append(letter);
    }
  }

  private void finished() {
    String code = tooLong ? "" : typed.toString();
    typed.setLength(0);
    tooLong = false;
    scanned(code);
  }

  private void scanned(String code) {
    String text = IdNumber.masked(code.strip());
    if (text.isEmpty() || text.length() > MOST_LETTERS) {
      return;
    }
    noiseBefore = talk.noise();
    well();
    boolean same = text.equals(lastCode) && pace.nanos() - lastCodeAt < SAME_CODE.toNanos();
    lastCode = text;
    lastCodeAt = pace.nanos();
    if (!same) {
      report.happened((device, at) -> new DeviceEvent.CodeScanned(device, text, at));
    }
  }

  @Override
  public Optional<Telegram> next(Urgency urgency) {
    return Optional.empty();
  }

  @Override
  public long noise() {
    return talk.noise();
  }
}
