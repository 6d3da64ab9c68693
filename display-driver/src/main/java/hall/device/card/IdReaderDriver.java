package hall.device.card;

import hall.device.Cause;
import hall.device.DeviceEvent;
import hall.device.Report;
import hall.device.State;
import hall.device.Talk;
import hall.device.frame.Inbound;
import hall.device.line.Alarm;
import hall.device.line.Pace;
import hall.device.line.Station;
import hall.device.line.Telegram;
import hall.device.line.Wire;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A reader of identity cards (SDT/SAM). It is asked three times a second whether a card lies on
/// it; one that does is selected and read, all three each time. What was read becomes a
/// [CardReading] here and is forgotten: the number is neither kept nor logged, name, address and
/// photo are not even looked at.
///
/// An answer with a wrong checksum is asked for a second time; then the citizen is told.
public final class IdReaderDriver implements Station {

  private static final String FIND = "find";
  private static final String SELECT = "select";
  private static final String READ = "read";

  /// Errors of the reader itself: its security module does not start, or is not licensed.
  private static final Set<String> OWN_ERRORS = Set.of("self-test", "not-authorised");

  private static final int MANY = 3;
  private static final int MOST_READS = 2;

  /// So much noise is a whole answer that was damaged, and not a stray byte.
  private static final long DAMAGED_BYTES = 256;

  /// A card that lies still is one card; so is one that some readers find again and again.
  private static final Duration SAME_CARD = Duration.ofSeconds(2);

  private static final Duration AFTER_SILENCE = Duration.ofSeconds(1);

  private final Talk talk;
  private final PersonKey key;
  private final Wire wire;
  private final Pace pace;
  private final Report report;
  private final Alarm nextFind;

  private String due = FIND;
  private String asked = "";
  private int reads;
  private int silent;
  private long noiseBefore;
  private String lastPerson = "";
  private long lastSeenAt;

  /// A reader on a line.
  public IdReaderDriver(Talk talk, PersonKey key, Wire wire, Pace pace, Report report) {
    this.talk = talk;
    this.key = key;
    this.wire = wire;
    this.pace = pace;
    this.report = report;
    nextFind = new Alarm(pace, this::findAgain);
  }

  @Override
  public void up() {
    begin();
    silent = 0;
    due = FIND;
    report.is(State.CONNECTING, Cause.NONE);
  }

  @Override
  public void down(String cause) {
    nextFind.clear();
    begin();
    report.is(Cause.isAbsence(cause) ? State.ABSENT : State.FAULT, cause);
  }

  private void begin() {
    asked = "";
    due = "";
    reads = 0;
    noiseBefore = talk.noise();
  }

  @Override
  public void heard(byte[] bytes) {
    for (Inbound said : talk.hear(bytes)) {
      noiseBefore = talk.noise();
      silent = 0;
      if (!asked.isEmpty()) {
        answered(said);
      }
    }
    if (asked.equals(READ) && talk.noise() - noiseBefore >= DAMAGED_BYTES) {
      damaged();
      wire.answered();
    }
  }

  private void answered(Inbound said) {
    String question = asked;
    asked = "";
    switch (said.emit()) {
      case "found" -> follow(SELECT);
      case "selected", "ok" -> follow(question.equals(SELECT) ? READ : FIND);
      case "card" -> {
        read(said);
        rest();
      }
      case "failed" -> {
        failed(question, String.valueOf(said.values().getOrDefault("error", "")));
        rest();
      }
      default -> {
        if (!question.equals(FIND)) {
          unread(CardTrouble.UNREAD);
        }
        well();
        rest();
      }
    }
    wire.answered();
  }

  private void follow(String command) {
    well();
    due = command;
  }

  private void well() {
    report.is(State.READY, Cause.NONE);
  }

  private void rest() {
    due = "";
    reads = 0;
    nextFind.in(Duration.ofMillis(talk.profile().timing().pollMillis()));
  }

  private void findAgain() {
    due = FIND;
    wire.wake();
  }

  private void failed(String question, String error) {
    if (OWN_ERRORS.contains(error)) {
      report.is(State.FAULT, Cause.READER_FAULT);
      return;
    }
    well();
    if (!question.equals(FIND)) {
      unread(CardTrouble.of(error));
    }
  }

  private void damaged() {
    asked = "";
    noiseBefore = talk.noise();
    if (reads < MOST_READS) {
      due = READ;
    } else {
      unread(CardTrouble.DAMAGED);
      rest();
    }
  }

  /// The one place where a number is seen.
  private void read(Inbound said) {
    well();
    Optional<IdNumber> number = IdNumber.of(String.valueOf(said.values().get("number")));
    if (number.isEmpty()) {
      unread(CardTrouble.INVALID);
      return;
    }
    LocalDate today = key.day(pace.now());
    String person = key.person(number.get(), today);
    boolean same = person.equals(lastPerson) && pace.nanos() - lastSeenAt < SAME_CARD.toNanos();
    lastPerson = person;
    lastSeenAt = pace.nanos();
    if (!same) {
      var card =
          new CardReading(
              number.get().masked(),
              person,
              CardReading.Age.of(number.get().ageOn(today)),
              isOver(String.valueOf(said.values().getOrDefault("until", "")), today));
      report.happened((device, at) -> new DeviceEvent.CardRead(device, card, at));
    }
  }

  /// Some cards say 长期 instead of a day: they do not expire.
  private static boolean isOver(String until, LocalDate today) {
    try {
      return LocalDate.parse(until.strip(), DateTimeFormatter.BASIC_ISO_DATE).isBefore(today);
    } catch (DateTimeException noDay) {
      return false;
    }
  }

  private void unread(String cause) {
    lastPerson = "";
    report.happened((device, at) -> new DeviceEvent.CardUnread(device, cause, at));
  }

  private void unanswered() {
    String question = asked;
    asked = "";
    silent++;
    boolean noisy = talk.noise() > noiseBefore;
    if (question.equals(READ) || question.equals(SELECT)) {
      unread(noisy ? CardTrouble.DAMAGED : CardTrouble.UNREAD);
    }
    if (silent >= MANY) {
      report.is(noisy ? State.FAULT : State.ABSENT, noisy ? Cause.GARBLED : Cause.NO_ANSWER);
    }
    due = "";
    reads = 0;
    nextFind.in(AFTER_SILENCE);
  }

  @Override
  public Optional<Telegram> next(Urgency urgency) {
    boolean somebodyWaits = due.equals(SELECT) || due.equals(READ);
    return switch (urgency) {
      case CALL -> somebodyWaits ? telegram() : Optional.empty();
      case NEWS -> Optional.empty();
      case POLL -> due.isEmpty() || !asked.isEmpty() ? Optional.empty() : telegram();
    };
  }

  private Optional<Telegram> telegram() {
    asked = due;
    due = "";
    reads += asked.equals(READ) ? 1 : 0;
    byte[] bytes = talk.bytes(asked, Map.of());
    return Optional.of(Telegram.asked(bytes, talk.answerWithin(), this::unanswered));
  }

  @Override
  public long noise() {
    return talk.noise();
  }
}
