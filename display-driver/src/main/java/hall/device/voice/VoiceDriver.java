package hall.device.voice;

import hall.device.Announcement;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A voice. Each sentence is spoken to its end before the next; one that broke off is spoken again.
/// A module that says when it is done is believed; for one that does not, the sentence is timed.
public final class VoiceDriver implements Station {

  private static final System.Logger LOG = System.getLogger(VoiceDriver.class.getName());
  private static final String SPEAK = "speak";
  private static final String IDLE = "idle";
  private static final String CHIME = "chime";
  private static final String VOLUME = "volume";
  private static final int MOST_TRIES = 3;
  private static final int MANY = 3;

  private static final Duration PER_LETTER = Duration.ofMillis(280);
  private static final Duration BREATH = Duration.ofMillis(600);
  private static final Duration BELL = Duration.ofMillis(2_500);
  private static final Duration AFTER_SILENCE = Duration.ofSeconds(2);
  private static final Duration AFTER_REFUSAL = Duration.ofMillis(300);

  private final Talk talk;
  private final Wire wire;
  private final Report report;
  private final boolean saysWhenDone;
  private final Optional<String> question;
  private final Programme programme;
  private final Alarm ends;
  private final Alarm nextPoll;
  private final Alarm tryAgain;

  private String asked = "";
  private boolean ringing;
  private boolean rung;
  private boolean pollDue;
  private int silent;
  private int refused;
  private long noiseBefore;

  /// A voice on a line. One that is part of another device is not asked whether it is there.
  public VoiceDriver(Talk talk, boolean isPart, Wire wire, Pace pace, Report report) {
    this.talk = talk;
    this.wire = wire;
    this.report = report;
    programme = new Programme(pace, this::canSay, report::speaks);
    question = isPart ? Optional.empty() : talk.poll();
    saysWhenDone = talk.profile().rules().stream().anyMatch(rule -> rule.emit().equals(IDLE));
    ends = new Alarm(pace, this::done);
    nextPoll = new Alarm(pace, this::pollAgain);
    tryAgain = new Alarm(pace, wire::wake);
  }

  /// Puts it at the end of what is to be said.
  public void say(Announcement announcement) {
    programme.add(announcement);
    wire.wake();
  }

  /// Speech modules are made for Chinese; one that has another language has a command for it.
  private boolean canSay(String language) {
    return language.startsWith("zh") || talk.knows(speakIn(language));
  }

  private static String speakIn(String language) {
    return SPEAK + "-" + language;
  }

  /// What the voice is about now.
  public Announcement.Speech speech() {
    return programme.speech();
  }

  @Override
  public void up() {
    programme.brokeOff();
    ringing = false;
    rung = false;
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
    programme.brokeOff();
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
      case BAD, BUSY -> refused();
      case OTHER -> {
        if ((programme.isSpeaking() || ringing) && said.emit().equals(IDLE)) {
          done();
        }
      }
    }
  }

  private void accepted() {
    if (asked.startsWith(SPEAK)) {
      refused = 0;
      programme.began();
      ends.in(saysWhenDone ? spokenIn().multipliedBy(2).plus(AFTER_SILENCE) : spokenIn());
    } else if (asked.equals(CHIME)) {
      ringing = true;
      ends.in(BELL);
    }
    asked = "";
    wire.answered();
  }

  private Duration spokenIn() {
    int letters = programme.next().map(piece -> piece.phrase().text().length()).orElse(0);
    return PER_LETTER.multipliedBy(letters).plus(BREATH);
  }

  private void refused() {
    boolean sentence = asked.startsWith(SPEAK);
    rung = rung || asked.equals(CHIME);
    asked = "";
    if (sentence && ++refused >= MOST_TRIES) {
      LOG.log(Level.WARNING, "A voice does not say a sentence; it is left out.");
      refused = 0;
      nextPiece();
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
    if (ringing) {
      ringing = false;
      rung = true;
    } else {
      nextPiece();
    }
    wire.wake();
  }

  private void nextPiece() {
    rung = false;
    programme.ended();
  }

  @Override
  public Optional<Telegram> next(Urgency urgency) {
    if (programme.isSpeaking() || ringing || tryAgain.isSet()) {
      return Optional.empty();
    }
    return switch (urgency) {
      case CALL -> silent < MANY ? sentence() : Optional.empty();
      case NEWS -> Optional.empty();
      case POLL -> pollDue ? poll() : silent < MANY ? Optional.empty() : sentence();
    };
  }

  private Optional<Telegram> sentence() {
    return programme
        .next()
        .flatMap(piece ->
            piece.chimes() && !rung && talk.knows(CHIME)
                ? telegram(CHIME, Map.of())
                : telegram(command(piece), params(piece)));
  }

  private String command(Programme.Piece piece) {
    String own = speakIn(piece.phrase().language());
    return talk.knows(own) ? own : SPEAK;
  }

  /// The volume by the steps that the module has.
  private Map<String, Object> params(Programme.Piece piece) {
    Map<String, Object> params = new HashMap<>();
    params.put("text", piece.phrase().text());
    talk.profile()
        .command(command(piece))
        .map(command -> command.params().get(VOLUME))
        .ifPresent(volume ->
            params.put(
                VOLUME,
                (int)
                    Math.round(
                        volume.min()
                            + (volume.max() - volume.min()) * piece.of().volume() / 100.0)));
    return params;
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
      nextPiece();
      return Optional.empty();
    }
  }

  private void pollAgain() {
    pollDue = true;
    wire.wake();
  }
}
