package hall.device.printer;

import hall.device.Cause;
import hall.device.Report;
import hall.device.State;
import hall.device.line.Alarm;
import hall.device.line.Pace;
import hall.device.line.Station;
import hall.device.line.Telegram;
import hall.device.line.Wire;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// An ESC/POS printer. It is asked for its state every second, and tells changes by itself where it
/// can. A page counts as printed when the printer has answered the question behind its last line,
/// and is never sent twice: what became of it when the link broke, nobody knows.
public final class PrinterDriver implements Station {

  private static final int MOST_JOBS = 32;
  private static final int QUESTIONS = 4;
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofMillis(500);

  /// A printer that cannot say that it printed is believed when it is well so long afterwards.
  private static final Duration SETTLE = Duration.ofSeconds(2);

  /// How long a page waits for a printer that may be back at any moment.
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Set<String> MAY_PASS =
      Set.of(Cause.NONE, Cause.HANG_UP, Cause.WRITE_STUCK, Cause.PRINTER_OFFLINE);

  private final EscPos language;
  private final Answers answers;
  private final Wire wire;
  private final Report report;
  private final PrinterEar ear = new PrinterEar();
  private final Recovery recovery;
  private final Alarm mark;
  private final Alarm patience;
  private final Alarm nextPoll;
  private final Deque<PrintJob> waiting = new ArrayDeque<>();

  private Optional<PrintJob> printing = Optional.empty();
  private PrinterState said = PrinterState.WELL;
  private State state = State.CONNECTING;
  private String cause = Cause.NONE;
  private boolean up;
  private boolean automaticDue;
  private int question;
  private boolean pollDue;
  private int missed;
  private boolean noisy;
  private String missing = Cause.NONE;

  /// Which answers a kind of printer gives.
  ///
  /// @param realtime to DLE EOT
  /// @param automatic to GS a
  /// @param printed to GS r
  /// @param within when the longest ticket is out after its last byte was sent
  public record Answers(boolean realtime, boolean automatic, boolean printed, Duration within) {

    /// Whether it never says how it is: all that can be known of a page is that it was sent.
    boolean isSilent() {
      return !realtime && !printed;
    }
  }

  /// A printer on its own line.
  public PrinterDriver(EscPos language, Answers answers, Wire wire, Pace pace, Report report) {
    this.language = language;
    this.answers = answers;
    this.wire = wire;
    this.report = report;
    mark = new Alarm(pace, this::markMissed);
    patience = new Alarm(pace, this::giveUp);
    nextPoll = new Alarm(pace, this::pollAgain);
    recovery = new Recovery(pace, wire, answers.printed(), language.bandBytes());
  }

  /// Puts the page at the end of the queue; what became of it is said once.
  ///
  /// @param page made only if there is room for it
  public void print(Supplier<Page> page, Consumer<PrintResult> result) {
    if (waiting.size() >= MOST_JOBS) {
      result.accept(new PrintResult.Failed(PrintResult.Failed.QUEUE_FULL));
      return;
    }
    EscPos.Job job = language.job(page.get());
    waiting.add(new PrintJob(job.bands(), result));
    if (!job.missing().isEmpty() && missing.isEmpty()) {
      missing = job.missing();
      become(state, cause);
    }
    checkWaiting();
    wire.wake();
  }

  /// An earlier run of the house may have been cut off in the middle of a page: the printer is
  /// brought in order before the next one, as after a page that broke off in this run.
  public void brokeOff() {
    if (printing.isEmpty()) {
      recovery.need();
      wire.wake();
    }
  }

  @Override
  public void up() {
    up = true;
    if (recovery.isNeeded()) {
      recovery.need();
    }
    said = PrinterState.WELL;
    ear.forget();
    missed = 0;
    question = 0;
    pollDue = true;
    automaticDue = answers.automatic();
    become(answers.realtime() ? State.CONNECTING : State.READY, Cause.NONE);
  }

  @Override
  public void down(String why) {
    up = false;
    nextPoll.clear();
    abandon(PrintResult.Failed.UNKNOWN);
    become(Cause.isAbsence(why) ? State.ABSENT : State.FAULT, why);
  }

  @Override
  public void heard(byte[] bytes) {
    for (PrinterEar.Said what : ear.read(bytes)) {
      switch (what) {
        case PrinterEar.Unasked(PrinterState now) -> saidTo(now);
        case PrinterEar.Answer(int bits) -> answered(bits);
        case PrinterEar.ReachedMark() -> reachedMark();
        case PrinterEar.Noise() -> noisy = true;
      }
    }
  }

  @Override
  public Optional<Telegram> next(Urgency urgency) {
    return switch (urgency) {
      case CALL -> nextOfJob();
      case NEWS -> Optional.empty();
      case POLL -> nextQuestion();
    };
  }

  private Optional<Telegram> nextOfJob() {
    // Also in the middle of a long page the printer is asked how it is, or nobody would know for as
    // long as it takes that its paper has run out.
    if (recovery.isNeeded() && state != State.READY) {
      // Before it is asked anything: some printers take a question for the rest of a picture that
      // broke off, or for its length, and are silent for as long.
      return recovery.loosen();
    }
    if (state != State.READY || (answers.realtime() && pollDue)) {
      return Optional.empty();
    }
    if (recovery.isNeeded()) {
      return recovery.next();
    }
    if (printing.isEmpty() && !waiting.isEmpty()) {
      printing = Optional.of(waiting.remove());
    }
    return printing.filter(PrintJob::hasMore).map(this::band);
  }

  private Telegram band(PrintJob job) {
    byte[] band = job.nextBand();
    if (job.hasMore()) {
      return Telegram.told(band, wire::wake);
    }
    byte[] mark = answers.printed() ? EscPos.PRINTED : new byte[0];
    byte[] last = new byte[band.length + mark.length];
    System.arraycopy(band, 0, last, 0, band.length);
    System.arraycopy(mark, 0, last, band.length, mark.length);
    return Telegram.told(last, this::lastBandSent);
  }

  private void lastBandSent() {
    mark.in(answers.printed() ? answers.within() : SETTLE);
  }

  private void reachedMark() {
    if (recovery.isNeeded()) {
      recovery.answered();
    } else if (printing.isPresent() && !printing.get().hasMore()) {
      finish();
    }
  }

  private void finish() {
    mark.clear();
    printing.ifPresent(answers.isSilent() ? PrintJob::sent : PrintJob::printed);
    printing = Optional.empty();
    wire.wake();
  }

  private void markMissed() {
    if (answers.isSilent()) {
      finish();
    } else if (answers.printed()) {
      abandon(PrintResult.Failed.UNCONFIRMED);
      wire.wake();
    } else if (state == State.READY) {
      finish();
    } else {
      abandon(cause);
    }
  }

  /// The page in the printer is given up, and the printer is brought in order before the next.
  private void abandon(String code) {
    mark.clear();
    printing.ifPresent(job -> {
      recovery.need();
      job.failed(code);
    });
    printing = Optional.empty();
  }

  private Optional<Telegram> nextQuestion() {
    if (automaticDue) {
      automaticDue = false;
      return Optional.of(Telegram.told(EscPos.AUTOMATIC, wire::wake));
    }
    if (!pollDue || !answers.realtime()) {
      return Optional.empty();
    }
    question = question % QUESTIONS + 1;
    return Optional.of(Telegram.asked(EscPos.realtime(question), ANSWER, this::unanswered));
  }

  private void answered(int bits) {
    if (missed >= QUESTIONS) {
      // A printer that was switched on again has forgotten that it should speak by itself.
      automaticDue = answers.automatic();
    }
    missed = 0;
    noisy = false;
    said = said.realtime(question, bits);
    questionDone();
    if (state == State.READY || question == QUESTIONS) {
      become();
    }
    wire.answered();
  }

  private void questionDone() {
    if (question == QUESTIONS) {
      pollDue = false;
      nextPoll.in(POLL);
    }
  }

  private void pollAgain() {
    pollDue = up;
    wire.wake();
  }

  private void unanswered() {
    missed++;
    if (missed >= QUESTIONS) {
      abandon(PrintResult.Failed.UNKNOWN);
      become(noisy ? State.FAULT : State.ABSENT, noisy ? Cause.GARBLED : Cause.NO_ANSWER);
      question = QUESTIONS;
    }
    questionDone();
  }

  private void saidTo(PrinterState now) {
    missed = 0;
    said = now;
    become();
  }

  private void become() {
    become(said.mayPrint() ? State.READY : State.FAULT, said.cause());
  }

  private void become(State now, String why) {
    state = now;
    cause = why;
    report.is(now, why.isEmpty() && now == State.READY ? missing : why);
    checkWaiting();
    wire.wake();
  }

  /// Pages do not wait for a printer that needs a person; for one that may be back at once they
  /// wait a little.
  private void checkWaiting() {
    boolean idle = waiting.isEmpty() && printing.isEmpty();
    if (state == State.READY || idle) {
      patience.clear();
    } else if (printing.isEmpty() && !MAY_PASS.contains(cause)) {
      giveUp();
    } else if (!patience.isSet()) {
      patience.in(PATIENCE);
    }
  }

  private void giveUp() {
    patience.clear();
    if (state == State.READY) {
      return;
    }
    String why = cause.isEmpty() ? Cause.NO_ANSWER : cause;
    abandon(why);
    waiting.forEach(job -> job.failed(why));
    waiting.clear();
  }

  /// The house closes: what is not printed will not be.
  public void close() {
    abandon(PrintResult.Failed.UNKNOWN);
    waiting.forEach(job -> job.failed(PrintResult.Failed.CLOSED));
    waiting.clear();
  }
}
