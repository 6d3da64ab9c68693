package hall.device.pad;

import hall.device.Cause;
import hall.device.DeviceEvent;
import hall.device.Key;
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

/// A caller pad or a rating pad on a shared line. A key is answered before anything else, since a
/// pad that hears no answer presses again; the same key within 0.8 s is that second try, and is
/// answered but not acted upon. What the pad's display shows is told again from time to time, as it
/// never says that it understood.
public final class PadDriver implements Station {

  private static final System.Logger LOG = System.getLogger(PadDriver.class.getName());
  private static final Duration SAME_PRESS = Duration.ofMillis(800);
  private static final Duration TELL_AGAIN = Duration.ofSeconds(15);
  private static final Duration TELL_TWICE = Duration.ofSeconds(1);
  private static final Duration QUESTION_LASTS = Duration.ofSeconds(10);
  private static final Duration NOISE_PASSES = Duration.ofSeconds(10);
  private static final long MUCH_NOISE = 64;
  private static final Duration DIGIT_WAITS = Duration.ofSeconds(5);
  private static final int MOST_ORDERS = 8;

  private static final String SHOW = "show";
  private static final String BEEP = "beep";
  private static final String ASK = "ask";

  private static final Map<String, Key> KEYS =
      Map.ofEntries(
          Map.entry("next", Key.NEXT),
          Map.entry("recall", Key.RECALL),
          Map.entry("end", Key.END),
          Map.entry("no-show", Key.NO_SHOW),
          Map.entry("hold", Key.HOLD),
          Map.entry("recall-held", Key.RECALL_HELD),
          Map.entry("line", Key.LINE),
          Map.entry("pause", Key.PAUSE),
          Map.entry("transfer", Key.TRANSFER),
          Map.entry("cancel", Key.CANCEL));

  /// A digit and then 确认, where the pad sends them one by one.
  private static final Map<String, Key> CONFIRMED =
      Map.of("06", Key.NO_SHOW, "00", Key.HOLD, "03", Key.RECALL_HELD);

  private final Talk talk;
  private final Wire wire;
  private final Pace pace;
  private final Report report;
  private final Alarm tellAgain;
  private final Alarm noisePasses;
  private final Deque<Order> orders = new ArrayDeque<>();

  private Optional<Display> display = Optional.empty();
  private boolean displayDue;
  private boolean numberDue;
  private boolean isNew;
  private boolean displayAgain;
  private String lastPress = "";
  private long lastPressAt;
  private long noiseBefore;
  private String digit = "";
  private long digitAt;

  private record Display(int waiting, String digits) {}

  private record Order(String command, long until) {}

  /// A pad on a line.
  public PadDriver(Talk talk, Wire wire, Pace pace, Report report) {
    this.talk = talk;
    this.wire = wire;
    this.pace = pace;
    this.report = report;
    tellAgain = new Alarm(pace, this::tellAgain);
    noisePasses = new Alarm(pace, this::noisePassed);
  }

  /// Shows how many wait and the number that is called; no number leaves its place blank.
  public void show(int waiting, String number) {
    String digits = number.replaceAll("[^0-9]", "");
    String last = digits.substring(Math.max(0, digits.length() - 3));
    var wanted = new Display(Math.clamp(waiting, 0, 999), last);
    if (talk.knows(SHOW) && !display.equals(Optional.of(wanted))) {
      numberDue |= display.filter(before -> before.digits().equals(wanted.digits())).isEmpty();
      display = Optional.of(wanted);
      displayDue = true;
      isNew = true;
      displayAgain = true;
      wire.wake();
    }
  }

  /// Makes the pad sound once.
  public void beep() {
    order(BEEP, Duration.ofSeconds(2));
  }

  /// Makes the pad ask for a rating.
  public void ask() {
    order(ASK, QUESTION_LASTS);
  }

  private void order(String command, Duration lasts) {
    if (talk.knows(command) && orders.size() < MOST_ORDERS) {
      orders.add(new Order(command, pace.nanos() + lasts.toNanos()));
      wire.wake();
    }
  }

  @Override
  public void up() {
    displayDue = display.isPresent();
    noiseBefore = talk.noise();
    report.is(State.READY, Cause.NONE);
  }

  @Override
  public void down(String cause) {
    tellAgain.clear();
    report.is(Cause.isAbsence(cause) ? State.ABSENT : State.FAULT, cause);
  }

  @Override
  public void heard(byte[] bytes) {
    for (Inbound said : talk.hear(bytes)) {
      wire.reply(said.reply());
      noiseBefore = talk.noise();
      noisePassed();
      if (!isSecondTry(said)) {
        act(said);
      }
    }
    if (talk.noise() - noiseBefore >= MUCH_NOISE) {
      report.is(State.FAULT, Cause.GARBLED);
      noiseBefore = talk.noise();
      noisePasses.in(NOISE_PASSES);
    }
  }

  private void noisePassed() {
    if (noisePasses.isSet()) {
      noisePasses.clear();
    }
    report.is(State.READY, Cause.NONE);
  }

  private boolean isSecondTry(Inbound said) {
    String press = said.emit() + said.values();
    boolean second = press.equals(lastPress) && pace.nanos() - lastPressAt < SAME_PRESS.toNanos();
    lastPress = press;
    lastPressAt = pace.nanos();
    return second;
  }

  private void act(Inbound said) {
    switch (said.emit()) {
      case "rating" -> rated(said);
      case "not-rated" -> report.happened(DeviceEvent.RatingDeclined::new);
      case "unknown-rating" -> unknownRating(said);
      case "key" -> digit(String.valueOf(said.values().get("code")));
      case "confirm" -> pressed(confirmed());
      default -> Optional.ofNullable(KEYS.get(said.emit())).ifPresent(this::pressed);
    }
  }

  private void digit(String code) {
    digit = code;
    digitAt = pace.nanos();
  }

  private Key confirmed() {
    boolean fresh = pace.nanos() - digitAt < DIGIT_WAITS.toNanos();
    Key key = fresh ? CONFIRMED.getOrDefault(digit, Key.CONFIRM) : Key.CONFIRM;
    digit = "";
    return key;
  }

  private void pressed(Key key) {
    report.happened((device, at) -> new DeviceEvent.KeyPressed(device, key, at));
  }

  /// The pad works, but somebody must tell its profile what that key means.
  private void unknownRating(Inbound said) {
    LOG.log(
        Level.WARNING,
        "A rating pad sent the value {0}, which the profile {1} has not got under ''ratings'';"
            + " the visit counts as not rated. Add the value there.",
        said.values().get("key"),
        talk.profile().id());
    report.is(State.READY, Cause.RATING_UNKNOWN);
    report.happened(DeviceEvent.RatingDeclined::new);
  }

  private void rated(Inbound said) {
    int level = said.number("level").orElse(0);
    if (level >= 1 && level <= 5) {
      report.happened((device, at) -> new DeviceEvent.RatingPressed(device, level, at));
    } else {
      report.happened(DeviceEvent.RatingDeclined::new);
    }
  }

  @Override
  public Optional<Telegram> next(Urgency urgency) {
    return switch (urgency) {
      case CALL -> nextOrder().or(() -> numberDue ? nextDisplay() : Optional.empty());
      // How many wait changes with every number that is taken; a call goes before that.
      case NEWS -> isNew ? nextDisplay() : Optional.empty();
      case POLL -> nextDisplay();
    };
  }

  @Override
  public long noise() {
    return talk.noise();
  }

  private Optional<Telegram> nextOrder() {
    while (!orders.isEmpty() && orders.peek().until() < pace.nanos()) {
      orders.remove();
    }
    return Optional.ofNullable(orders.poll())
        .map(order -> Telegram.told(talk.bytes(order.command(), Map.of()), wire::wake));
  }

  private Optional<Telegram> nextDisplay() {
    if (!displayDue) {
      return Optional.empty();
    }
    displayDue = false;
    numberDue = false;
    isNew = false;
    return display.map(now ->
        Telegram.told(
            talk.bytes(SHOW, Map.of("wait", now.waiting(), "ticket", now.digits())),
            this::displayTold));
  }

  private void displayTold() {
    tellAgain.in(displayAgain ? TELL_TWICE : TELL_AGAIN);
    displayAgain = false;
  }

  private void tellAgain() {
    displayDue = true;
    wire.wake();
  }
}
