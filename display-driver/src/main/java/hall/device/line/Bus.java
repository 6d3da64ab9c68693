package hall.device.line;

import hall.device.Cause;
import hall.device.line.Station.Urgency;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// One line and the devices on it, which speak in fair turns: one telegram at a time, calls before
/// news and news before polls, and after each the next device first. A device that was asked and
/// keeps silent gives way to a call after a fifth of a second.
public final class Bus implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Bus.class.getName());

  /// How long a call waits for the answer of another device, or of one that was only asked whether
  /// it is there. Devices that are well answer within a few hundredths of a second.
  private static final Duration YIELDS = Duration.ofMillis(200);

  /// After so many questions in a row that nobody on the line answered, a connection is made anew.
  private static final int DEAD_AFTER = 3;

  private final Line line;
  private final LineSettings settings;
  private final Duration gap;
  private final Pace pace;
  private final List<Station> stations = new ArrayList<>();
  private final List<AtomicLong> noise = new ArrayList<>();
  private final Inbox inbox = new Inbox();
  private final Alarm wakeUp;

  private boolean up;
  private int opening;
  private int first;
  private Optional<Turn> turn = Optional.empty();
  private long quietUntil;
  private boolean looking;
  private int unanswered;

  /// A line nobody speaks on yet. Between one telegram and the next there is that gap, in which the
  /// line turns round and devices may speak.
  public Bus(Line line, LineSettings settings, Duration gap, Pace pace) {
    this.line = line;
    this.settings = settings;
    this.gap = gap;
    this.pace = pace;
    wakeUp = new Alarm(pace, this::look);
    quietUntil = pace.nanos();
  }

  /// Takes a place on the line, before it starts. The station is made with what it may do there.
  /// Returns the number of the place.
  public int join(Function<Wire, ? extends Station> maker) {
    stations.add(maker.apply(new Seat(stations.size())));
    noise.add(new AtomicLong());
    return stations.size() - 1;
  }

  /// Opens the line.
  public void start() {
    line.start(new Ears());
  }

  @Override
  public void close() {
    line.close();
  }

  /// How the line fares. May be asked from any thread.
  public LinkStatus link() {
    return line.link();
  }

  /// How many of the line's bytes made no sense to the station at that place. May be asked from any
  /// thread.
  public long noise(int place) {
    return noise.get(place).get();
  }

  private void lineUp() {
    up = true;
    unanswered = 0;
    opening++;
    turn = Optional.empty();
    quietUntil = pace.nanos();
    stations.forEach(station -> tell(station, station::up));
    look();
  }

  private void lineDown(String cause) {
    up = false;
    opening++;
    turn.ifPresent(Turn::end);
    turn = Optional.empty();
    stations.forEach(station -> tell(station, () -> station.down(cause)));
  }

  private void heard() {
    var bytes = inbox.take();
    if (up && bytes.length > 0) {
      unanswered = 0;
      for (int i = 0; i < stations.size(); i++) {
        Station station = stations.get(i);
        tell(station, () -> station.heard(bytes));
        noise.get(i).set(station.noise());
      }
      look();
    }
  }

  /// One driver's mistake is its own: the others on the line hear what they should.
  private static void tell(Station station, Runnable what) {
    try {
      what.run();
    } catch (RuntimeException mistake) {
      outOfUse(station, mistake);
    }
  }

  private static Optional<Telegram> next(Station station, Urgency urgency) {
    try {
      return station.next(urgency);
    } catch (RuntimeException mistake) {
      outOfUse(station, mistake);
      return Optional.empty();
    }
  }

  private static void outOfUse(Station station, RuntimeException mistake) {
    LOG.log(Level.ERROR, "A device driver failed; its device is out of use.", mistake);
    station.down(Cause.DRIVER_FAILED);
  }

  /// Begins the next turn if the line is free for it.
  private void look() {
    if (!up || looking) {
      return;
    }
    looking = true;
    try {
      if (turn.isEmpty()) {
        begin();
      } else if (turn.get().isAsked()) {
        long wait = turn.get().yieldsIn();
        if (wait <= 0) {
          giveWay(turn.get());
        } else {
          wakeUp.in(Duration.ofNanos(wait));
        }
      }
    } finally {
      looking = false;
    }
  }

  private void begin() {
    long wait = quietUntil - pace.nanos();
    if (wait > 0) {
      wakeUp.in(Duration.ofNanos(wait));
      return;
    }
    for (Urgency urgency : Urgency.values()) {
      if (begin(urgency, stations.size())) {
        return;
      }
    }
  }

  /// Looks for the next telegram of that urgency; the station at `silent` is not asked for one.
  private boolean begin(Urgency urgency, int silent) {
    for (int i = 0; i < stations.size(); i++) {
      int seat = (first + i) % stations.size();
      var telegram =
          seat == silent ? Optional.<Telegram>empty() : next(stations.get(seat), urgency);
      if (telegram.isPresent()) {
        first = seat + 1;
        turn.ifPresent(Turn::miss);
        new Turn(seat, urgency, telegram.get()).begin();
        return true;
      }
    }
    return false;
  }

  /// A device does not answer, and somebody may wait for what another is to show. The device's own
  /// call goes out at once only if it was merely asked whether it is there.
  private void giveWay(Turn silent) {
    if (!begin(Urgency.CALL, silent.place)
        && silent.urgency != Urgency.CALL
        && stations.get(silent.place).hasCall()) {
      silent.miss();
      begin();
    }
  }

  private void rest(Duration wireTime) {
    quietUntil = pace.nanos() + wireTime.plus(gap).toNanos();
    look();
  }

  /// The line's own threads only hand over.
  private final class Ears implements LineListener {

    @Override
    public void up() {
      pace.soon(Bus.this::lineUp);
    }

    @Override
    public void heard(byte[] bytes) {
      if (inbox.put(bytes)) {
        pace.soon(Bus.this::heard);
      }
    }

    @Override
    public void down(String cause) {
      pace.soon(() -> lineDown(cause));
    }
  }

  private final class Seat implements Wire {

    private final int place;

    Seat(int place) {
      this.place = place;
    }

    @Override
    public void reply(byte[] bytes) {
      if (up) {
        line.send(bytes, () -> {});
      }
    }

    @Override
    public void answered() {
      turn.filter(current -> current.place == place && current.isAsked())
          .ifPresent(current -> {
            current.end();
            turn = Optional.empty();
            rest(Duration.ZERO);
          });
    }

    @Override
    public void wake() {
      look();
    }
  }

  /// One telegram on the wire.
  private final class Turn {

    private final int place;
    private final Urgency urgency;
    private final Telegram telegram;
    private final int session = opening;
    private long yieldsAt;
    private final Alarm deadline = new Alarm(pace, this::missed);

    Turn(int place, Urgency urgency, Telegram telegram) {
      this.place = place;
      this.urgency = urgency;
      this.telegram = telegram;
    }

    void begin() {
      turn = Optional.of(this);
      yieldsAt = pace.nanos() + wireTime().plus(YIELDS).toNanos();
      if (!line.send(telegram.bytes(), () -> pace.soon(this::left))) {
        turn = Optional.empty();
        tell(stations.get(place), telegram.unanswered());
        rest(YIELDS);
      }
    }

    boolean isAsked() {
      return telegram.isAnswered();
    }

    long yieldsIn() {
      return yieldsAt - pace.nanos();
    }

    void end() {
      deadline.clear();
    }

    /// No answer came in the time there was.
    void miss() {
      end();
      turn = Optional.empty();
      tell(stations.get(place), telegram.unanswered());
      unanswered++;
      if (unanswered >= DEAD_AFTER) {
        unanswered = 0;
        line.renew();
      }
    }

    private void left() {
      if (!isCurrent()) {
        return;
      }
      if (isAsked()) {
        deadline.in(wireTime().plus(telegram.answerWithin()));
      } else {
        turn = Optional.empty();
        tell(stations.get(place), telegram.sent());
        rest(wireTime());
      }
    }

    private void missed() {
      if (isCurrent()) {
        miss();
        look();
      }
    }

    private boolean isCurrent() {
      return session == opening && turn.filter(current -> current == this).isPresent();
    }

    private Duration wireTime() {
      return settings.wireTime(telegram.bytes().length);
    }
  }
}
