package hall.device.voice;

import hall.device.Cause;
import hall.device.Report;
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
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/// A voice. Each sentence is spoken to its end before the next; one that broke off is spoken again.
/// A module that says when it is done is believed; for one that does not, the sentence is timed.
public final class VoiceDriver implements Station {

  private static final System.Logger LOG = System.getLogger(VoiceDriver.class.getName());
  private static final String SPEAK = "speak";
  private static final String IDLE = "idle";
  private static final int MOST_WAITING = 64;
  private static final int MOST_TRIES = 3;
  private static final int MANY = 3;

  /// Nobody is helped by a call that comes later than this.
  private static final Duration STALE = Duration.ofMinutes(2);

  private static final Duration PER_LETTER = Duration.ofMillis(280);
  private static final Duration BREATH = Duration.ofMillis(600);
  private static final Duration AFTER_SILENCE = Duration.ofSeconds(2);
  private static final Duration AFTER_REFUSAL = Duration.ofMillis(300);

  private final Talk talk;
  private final Wire wire;
  private final Pace pace;
  private final Report report;
  private final boolean saysWhenDone;
  private final Optional<String> question;
  private final Deque<Sentence> waiting = new ArrayDeque<>();
  private final Alarm ends;
  private final Alarm nextPoll;
  private final Alarm tryAgain;

  private String asked = "";
  private boolean speaking;
  private boolean pollDue;
  private int silent;
  private int refused;
  private long noiseBefore;

  private record Sentence(String text, long until) {}

  /// A voice on a line. One that is part of another device is not asked whether it is there.
  public VoiceDriver(Talk talk, boolean isPart, Wire wire, Pace pace, Report report) {
    this.talk = talk;
    this.wire = wire;
    this.pace = pace;
    this.report = report;
    question = isPart ? Optional.empty() : talk.poll();
    saysWhenDone = talk.profile().rules().stream().anyMatch(rule -> rule.emit().equals(IDLE));
    ends = new Alarm(pace, this::done);
    nextPoll = new Alarm(pace, this::pollAgain);
    tryAgain = new Alarm(pace, wire::wake);
  }

  /// Puts the text at the end of the queue; of too many the oldest is dropped, as its call is on
  /// the screens anyway.
  public void say(String text) {
    long until = pace.nanos() + STALE.toNanos();
    for (String piece : Sentences.of(text)) {
      if (waiting.size() >= MOST_WAITING) {
        LOG.log(Level.WARNING, "More is to be said than can be; the oldest is left out.");
        dropOldest();
      }
      waiting.add(new Sentence(piece, until));
    }
    wire.wake();
  }

  private void dropOldest() {
    Sentence current = waiting.remove();
    if (speaking && !waiting.isEmpty()) {
      waiting.remove();
      waiting.addFirst(current);
    }
  }

  @Override
  public void up() {
    speaking = false;
    asked = "";
    silent = 0;
    refused = 0;
    noiseBefore = talk.noise();
    pollDue = true;
    report.is(question.isPresent() ? State.CONNECTING : State.READY, Cause.NONE);
  }

  @Override
  public void down(String cause) {
    ends.clear();
    nextPoll.clear();
    tryAgain.clear();
    asked = "";
    speaking = false;
    report.is(Cause.isAbsence(cause) ? State.ABSENT : State.FAULT, cause);
  }

  @Override
  public void heard(byte[] bytes) {
    talk.hear(bytes).forEach(this::heard);
  }

  private void heard(Inbound said) {
    silent = 0;
    noiseBefore = talk.noise();
    nextPoll.in(talk.pollEvery());
    report.is(State.READY, Cause.NONE);
    boolean answer = !asked.isEmpty();
    switch (answer ? talk.verdict(asked, said) : Talk.Verdict.OTHER) {
      case OK -> accepted();
      case BAD -> refused();
      case OTHER -> {
        if (speaking && said.emit().equals(IDLE)) {
          done();
        }
      }
    }
  }

  private void accepted() {
    if (asked.equals(SPEAK)) {
      refused = 0;
      speaking = true;
      ends.in(saysWhenDone ? spokenIn().multipliedBy(2).plus(AFTER_SILENCE) : spokenIn());
    }
    asked = "";
    wire.answered();
  }

  private Duration spokenIn() {
    int letters = waiting.isEmpty() ? 0 : waiting.peek().text().length();
    return PER_LETTER.multipliedBy(letters).plus(BREATH);
  }

  private void refused() {
    boolean sentence = asked.equals(SPEAK);
    asked = "";
    if (sentence && ++refused >= MOST_TRIES) {
      LOG.log(Level.WARNING, "A voice does not say a sentence; it is left out.");
      refused = 0;
      waiting.poll();
    }
    tryAgain.in(AFTER_REFUSAL);
    wire.answered();
  }

  private void unanswered() {
    asked = "";
    silent++;
    pollDue = true;
    if (silent >= MANY) {
      boolean noisy = talk.noise() > noiseBefore;
      report.is(noisy ? State.FAULT : State.ABSENT, noisy ? Cause.GARBLED : Cause.NO_ANSWER);
      tryAgain.in(AFTER_SILENCE);
    }
  }

  private void done() {
    ends.clear();
    speaking = false;
    waiting.poll();
    wire.wake();
  }

  @Override
  public Optional<Telegram> next(Urgency urgency) {
    if (speaking || tryAgain.isSet()) {
      return Optional.empty();
    }
    return switch (urgency) {
      case CALL -> silent < MANY ? sentence() : Optional.empty();
      case NEWS -> Optional.empty();
      case POLL -> pollDue ? poll() : silent < MANY ? Optional.empty() : sentence();
    };
  }

  private Optional<Telegram> sentence() {
    while (!waiting.isEmpty() && waiting.peek().until() < pace.nanos()) {
      waiting.remove();
    }
    return Optional.ofNullable(waiting.peek())
        .flatMap(sentence -> telegram(SPEAK, Map.of("text", sentence.text())));
  }

  private Optional<Telegram> poll() {
    pollDue = false;
    return question.flatMap(command -> telegram(command, Map.of()));
  }

  private Optional<Telegram> telegram(String command, Map<String, Object> params) {
    try {
      byte[] bytes = talk.bytes(command, params);
      asked = command;
      return Optional.of(
          talk.isAnswered(command)
              ? Telegram.asked(bytes, talk.answerWithin(), this::unanswered)
              : Telegram.told(bytes, this::accepted));
    } catch (IllegalArgumentException e) {
      LOG.log(Level.WARNING, "A sentence cannot be said; it is left out.", e);
      waiting.poll();
      return Optional.empty();
    }
  }

  private void pollAgain() {
    pollDue = true;
    wire.wake();
  }
}
