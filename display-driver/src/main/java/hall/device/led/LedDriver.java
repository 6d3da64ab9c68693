package hall.device.led;

import hall.device.Cause;
import hall.device.Report;
import hall.device.Sign;
import hall.device.State;
import hall.device.Talk;
import hall.device.frame.Inbound;
import hall.device.line.Alarm;
import hall.device.line.Pace;
import hall.device.line.Station;
import hall.device.line.Telegram;
import hall.device.line.Wire;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A screen that shows a sign. The newest sign is told until the screen acknowledges it; a sign
/// that was replaced before its turn is never told. Whatever the screen may have forgotten (its
/// line broke, it was silent, it may have been switched off between two questions) is told again.
public final class LedDriver implements Station {

  private static final System.Logger LOG = System.getLogger(LedDriver.class.getName());
  private static final String SHOW = "show";
  private static final String CLEAR = "clear";

  /// What a profile calls a screen's word that it has just been switched on.
  private static final String STARTED = "started";

  private static final Duration TELL_AGAIN = Duration.ofSeconds(30);
  private static final Duration AFTER_REFUSAL = Duration.ofMillis(300);
  private static final Duration AFTER_SILENCE = Duration.ofSeconds(1);
  private static final Duration AFTER_MANY = Duration.ofSeconds(10);
  private static final Duration AFTER_BUSY = Duration.ofMillis(500);
  private static final int MANY = 3;

  private final Talk talk;
  private final Wire wire;
  private final Pace pace;
  private final Report report;
  private final Alarm tellAgain;
  private final Alarm nextPoll;
  private final Alarm mayTell;
  private final Duration interval;

  private Optional<Sign> wanted = Optional.empty();
  private Optional<Sign> shown = Optional.empty();
  private Optional<Sign> telling = Optional.empty();
  private final Deque<String> beginning = new ArrayDeque<>();
  private final Deque<byte[]> parts = new ArrayDeque<>();
  private Runnable partsSent = () -> {};
  private int timesLeft;
  private String unfit = Cause.NONE;
  private String asked = "";
  private boolean pollDue;
  private boolean repeatDue;
  private long notBefore;
  private int silent;
  private int refused;
  private long noiseBefore;
  private State state = State.CONNECTING;

  /// A screen on a line.
  public LedDriver(Talk talk, Wire wire, Pace pace, Report report) {
    this.talk = talk;
    this.wire = wire;
    this.pace = pace;
    this.report = report;
    interval = Duration.ofMillis(talk.profile().timing().intervalMillis());
    tellAgain = new Alarm(pace, this::repeat);
    nextPoll = new Alarm(pace, this::pollAgain);
    mayTell = new Alarm(pace, wire::wake);
    notBefore = pace.nanos();
  }

  /// From now on the screen is to show this sign.
  public void show(Sign sign) {
    boolean looksNew = wanted.filter(sign::looksLike).isEmpty();
    wanted = Optional.of(sign);
    if (looksNew) {
      refused = 0;
      wire.wake();
    }
  }

  @Override
  public void up() {
    forgetShown();
    silent = 0;
    refused = 0;
    noiseBefore = talk.noise();
    notBefore = pace.nanos();
    pollDue = true;
    telling = Optional.empty();
    parts.clear();
    beginning.clear();
    beginning.addAll(talk.begin());
    boolean answers = talk.isAnswered(SHOW) || talk.poll().filter(talk::isAnswered).isPresent();
    become(answers ? State.CONNECTING : State.READY, Cause.NONE);
  }

  @Override
  public void down(String cause) {
    List.of(tellAgain, nextPoll, mayTell).forEach(Alarm::clear);
    asked = "";
    become(Cause.isAbsence(cause) ? State.ABSENT : State.FAULT, cause);
  }

  @Override
  public void heard(byte[] bytes) {
    talk.hear(bytes).forEach(this::heard);
  }

  private void heard(Inbound said) {
    if (silent > 0 || said.emit().equals(STARTED)) {
      // It was away, if only for a moment, and what it showed went with it.
      forgetShown();
    }
    silent = 0;
    noiseBefore = talk.noise();
    nextPoll.in(talk.pollEvery());
    if (asked.isEmpty()) {
      return;
    }
    switch (talk.verdict(asked, said)) {
      case OK -> accepted();
      case BAD -> refused(said);
      case BUSY -> busy();
      case OTHER -> LOG.log(Level.DEBUG, "A screen said {0} to {1}.", said.emit(), asked);
    }
  }

  private void accepted() {
    if (!beginning.remove(asked) && !isPoll()) {
      taken();
    }
    asked = "";
    if (refused == 0) {
      become(State.READY, unfit);
    }
    wire.answered();
  }

  private void taken() {
    refused = 0;
    shown = telling;
    repeatDue = false;
    tellAgain.in(TELL_AGAIN);
  }

  /// What is never answered is said again at once, so that one lost frame is no lost call.
  private void told() {
    if (timesLeft > 0) {
      timesLeft--;
      notBefore = Math.min(notBefore, pace.nanos());
    } else {
      taken();
    }
    become(State.READY, unfit);
    wire.wake();
  }

  private void busy() {
    LOG.log(Level.DEBUG, "A screen is too busy for {0}.", asked);
    pollDue |= isPoll();
    asked = "";
    hold(AFTER_BUSY);
    mayTell.in(AFTER_BUSY);
    wire.answered();
  }

  private void refused(Inbound said) {
    refused++;
    LOG.log(Level.DEBUG, "A screen refused {0}: {1}.", asked, said.values());
    if (refused >= MANY) {
      become(State.FAULT, Cause.REFUSED);
    }
    // A sign that knows no such order shows a text all the same.
    beginning.remove(asked);
    asked = "";
    hold(refused >= MANY ? AFTER_MANY : AFTER_REFUSAL);
    wire.answered();
  }

  private void unanswered() {
    asked = "";
    silent++;
    pollDue = true;
    if (silent >= MANY) {
      boolean noisy = talk.noise() > noiseBefore;
      become(noisy ? State.FAULT : State.ABSENT, noisy ? Cause.GARBLED : Cause.NO_ANSWER);
      hold(AFTER_SILENCE);
    }
  }

  @Override
  public Optional<Telegram> next(Urgency urgency) {
    if (!parts.isEmpty()) {
      return Optional.of(part());
    }
    return switch (urgency) {
      case CALL -> hasCall() ? sign() : Optional.empty();
      // A screen that is away is asked in the turns of polls, so as to delay nobody's call.
      case NEWS -> isBehind() && silent < MANY ? sign() : Optional.empty();
      case POLL -> isBehind() || (repeatDue && wanted.isPresent()) ? sign() : poll();
    };
  }

  @Override
  public boolean hasCall() {
    return isBehind() && silent < MANY && wanted.map(Sign::calls).orElse(false);
  }

  @Override
  public long noise() {
    return talk.noise();
  }

  /// Whether the screen shows something else than it should, as far as it has said.
  private boolean isBehind() {
    return wanted.map(sign -> shown.filter(sign::looksLike).isEmpty()).orElse(false);
  }

  private Optional<Telegram> sign() {
    long wait = notBefore - pace.nanos();
    if (wait > 0) {
      mayTell.in(Duration.ofNanos(wait));
      return Optional.empty();
    }
    if (!beginning.isEmpty()) {
      return begin(beginning.getFirst());
    }
    if (!telling.equals(wanted)) {
      timesLeft = talk.times() - 1;
    }
    telling = wanted;
    hold(interval);
    return wanted.flatMap(this::sign);
  }

  private Optional<Telegram> begin(String command) {
    if (!talk.isAnswered(command)) {
      beginning.remove();
    }
    return telegram(command, Map.of());
  }

  private Optional<Telegram> sign(Sign sign) {
    boolean blank = sign.lines().isEmpty() && sign.ticket().isEmpty();
    List<String> doubts = blank ? List.of() : SignWords.doubts(sign, talk, SHOW);
    if (unfit.isEmpty()) {
      doubts.forEach(doubt -> LOG.log(Level.WARNING, doubt));
    }
    unfit = doubts.isEmpty() ? Cause.NONE : Cause.TEXT_UNFIT;
    return telegram(blank && talk.knows(CLEAR) ? CLEAR : SHOW, SignWords.params(sign));
  }

  private Optional<Telegram> poll() {
    long wait = notBefore - pace.nanos();
    if (pollDue && silent >= MANY && wait > 0) {
      mayTell.in(Duration.ofNanos(wait));
    }
    if (!pollDue || (silent >= MANY && wait > 0)) {
      return Optional.empty();
    }
    pollDue = false;
    return talk.poll().flatMap(command -> telegram(command, Map.of()));
  }

  private Optional<Telegram> telegram(String command, Map<String, Object> params) {
    try {
      byte[] bytes = talk.bytes(command, params);
      if (!talk.isAnswered(command)) {
        return Optional.of(unasked(command, bytes));
      }
      asked = command;
      return Optional.of(Telegram.asked(bytes, talk.answerWithin(), this::unanswered));
    } catch (IllegalArgumentException e) {
      LOG.log(Level.WARNING, "A sign does not fit its screen.", e);
      shown = telling;
      become(State.FAULT, Cause.REFUSED);
      return Optional.empty();
    }
  }

  /// Bytes that nobody answers; on a wire where each write is a message of its own, one after the
  /// other.
  private Telegram unasked(String command, byte[] bytes) {
    boolean picture = command.equals(SHOW) || command.equals(CLEAR);
    partsSent = picture ? this::told : wire::wake;
    int size = talk.profile().link().transferBytes();
    int most = size == 0 ? Math.max(1, bytes.length) : size;
    for (int from = 0; from < bytes.length; from += most) {
      parts.add(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + most)));
    }
    return part();
  }

  private Telegram part() {
    byte[] next = parts.remove();
    return Telegram.told(next, parts.isEmpty() ? partsSent : wire::wake);
  }

  private boolean isPoll() {
    return talk.poll().filter(asked::equals).isPresent();
  }

  private void forgetShown() {
    shown = Optional.empty();
  }

  private void hold(Duration time) {
    notBefore = Math.max(notBefore, pace.nanos() + time.toNanos());
  }

  private void repeat() {
    repeatDue = true;
    wire.wake();
  }

  private void pollAgain() {
    pollDue = true;
    wire.wake();
  }

  private void become(State now, String cause) {
    state = now;
    report.is(state, cause);
  }
}
