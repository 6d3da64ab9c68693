package hall.device.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.device.line.Station.Urgency;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Devices on one line speak in turns.
class BusTest {

  private final HandPace pace = new HandPace();
  private final List<String> wire = new ArrayList<>();
  private final LoopLine line =
      new LoopLine((bytes, _) -> wire.add(new String(bytes, StandardCharsets.US_ASCII)));
  private final Bus bus = new Bus(line, LineSettings.USUAL, Duration.ofMillis(5), pace);

  @Test
  void callsGoBeforePolls() {
    var first = seat();
    var second = seat();
    first.polls.add(Telegram.told(bytes("poll"), () -> {}));
    second.calls.add(Telegram.told(bytes("call"), () -> {}));
    bus.start();
    pace.pass(Duration.ofSeconds(1));

    assertEquals(List.of("call", "poll"), wire);
  }

  @Test
  void callsGoBeforeNewsAndNewsBeforePolls() {
    var first = seat();
    var second = seat();
    for (int i = 0; i < 3; i++) {
      first.polls.add(Telegram.told(bytes("poll"), () -> {}));
      first.news.add(Telegram.told(bytes("ticker"), () -> {}));
      second.calls.add(Telegram.told(bytes("call"), () -> {}));
    }
    bus.start();
    pace.pass(Duration.ofSeconds(1));

    assertEquals(
        List.of("call", "call", "call", "ticker", "ticker", "ticker", "poll", "poll", "poll"),
        wire);
  }

  @Test
  void aCallThatComesWhileATickerRunsIsNext() {
    var tickers = List.of(seat(), seat(), seat());
    var screen = seat();
    tickers.forEach(each -> each.news.add(Telegram.told(bytes("x".repeat(96)), () -> {})));
    bus.start();
    pace.pass(Duration.ofMillis(50));
    screen.calls.add(Telegram.told(bytes("call"), () -> {}));
    screen.wire.orElseThrow().wake();
    pace.pass(Duration.ofMillis(56));

    assertEquals(List.of("x".repeat(96), "call"), wire);
  }

  @Test
  void aScreenThatIsAwayDelaysTheCallOfAnotherNoLongerThanAFifthOfASecond() {
    var away = seat();
    var other = seat();
    away.calls.add(Telegram.asked(bytes("show"), Duration.ofSeconds(2), () -> wire.add("missed")));
    bus.start();
    other.calls.add(Telegram.told(bytes("call"), () -> {}));
    other.wire.orElseThrow().wake();
    pace.pass(Duration.ofMillis(210));

    assertEquals(List.of("show", "missed", "call"), wire);
  }

  @Test
  void aScreensOwnCallWaitsNoLongerForTheAnswerToAQuestion() {
    var screen = seat();
    screen.polls.add(
        Telegram.asked(bytes("ping"), Duration.ofSeconds(2), () -> wire.add("missed")));
    bus.start();
    screen.calls.add(Telegram.asked(bytes("call"), Duration.ofSeconds(2), () -> {}));
    screen.wire.orElseThrow().wake();
    pace.pass(Duration.ofMillis(210));

    assertEquals(List.of("ping", "missed", "call"), wire);
  }

  @Test
  void aLineOnWhichNobodyAnswersThreeTimesIsMadeAnew() {
    var device = seat();
    for (int i = 0; i < 6; i++) {
      device.polls.add(Telegram.asked(bytes("ping"), Duration.ofSeconds(2), () -> {}));
    }
    bus.start();
    pace.pass(Duration.ofSeconds(5));
    line.hear(bytes("noise"));
    pace.pass(Duration.ofSeconds(5));
    assertEquals(0, line.renewals());

    pace.pass(Duration.ofSeconds(2));
    assertEquals(1, line.renewals());
  }

  @Test
  void everyDeviceHasItsTurn() {
    var first = seat();
    var second = seat();
    for (int i = 0; i < 3; i++) {
      first.calls.add(Telegram.told(bytes("a" + i), () -> {}));
      second.calls.add(Telegram.told(bytes("b" + i), () -> {}));
    }
    bus.start();
    pace.pass(Duration.ofSeconds(1));

    assertEquals(List.of("a0", "b0", "a1", "b1", "a2", "b2"), wire);
  }

  @Test
  void aDriverThatFailsInItsTurnLeavesTheTurnToTheOthers() {
    bus.join(_ -> new Broken());
    var other = seat();
    other.calls.add(
        Telegram.told(
            bytes("a"),
            () -> {
              throw new IllegalStateException("broken");
            }));
    other.calls.add(Telegram.told(bytes("b"), () -> {}));
    bus.start();
    pace.pass(Duration.ofSeconds(1));

    assertEquals(List.of("driver-failed", "a", "b"), wire.stream().distinct().toList());
  }

  @Test
  void aTelegramIsGivenItsTimeOnTheWire() {
    var device = seat();
    device.calls.add(Telegram.told(bytes("x".repeat(960)), () -> {}));
    device.calls.add(Telegram.told(bytes("next"), () -> {}));
    bus.start();
    pace.pass(Duration.ofSeconds(1));
    assertEquals(1, wire.size());

    pace.pass(Duration.ofMillis(10));
    assertEquals(2, wire.size());
  }

  @Test
  void aSilentDeviceThatIsOnlyPolledDelaysACallNoLongerThanAFifthOfASecond() {
    var silent = seat();
    var other = seat();
    silent.polls.add(
        Telegram.asked(bytes("ping"), Duration.ofSeconds(2), () -> wire.add("missed")));
    bus.start();
    pace.pass(Duration.ofMillis(50));
    other.calls.add(Telegram.told(bytes("call"), () -> {}));
    other.wire.orElseThrow().wake();
    assertEquals(List.of("ping"), wire);

    pace.pass(Duration.ofMillis(160));
    assertEquals(List.of("ping", "missed", "call"), wire);
  }

  @Test
  void aReplyGoesAtOnceWhoeverHasTheTurn() {
    var asked = seat();
    var other = seat();
    asked.calls.add(Telegram.asked(bytes("show"), Duration.ofSeconds(2), () -> {}));
    bus.start();
    other.wire.orElseThrow().reply(bytes("echo"));

    assertEquals(List.of("show", "echo"), wire);
  }

  @Test
  void onlyTheDeviceThatWasAskedCanEndItsTurn() {
    var asked = seat();
    var other = seat();
    asked.calls.add(Telegram.asked(bytes("show"), Duration.ofSeconds(2), () -> wire.add("missed")));
    other.calls.add(Telegram.told(bytes("later"), () -> {}));
    bus.start();
    other.wire.orElseThrow().answered();
    pace.pass(Duration.ofSeconds(1));
    assertEquals(List.of("show"), wire);

    asked.wire.orElseThrow().answered();
    pace.pass(Duration.ofMillis(10));
    assertEquals(List.of("show", "later"), wire);
  }

  @Test
  void oneDriversMistakeDoesNotSilenceTheOthers() {
    var broken = seat();
    var other = seat();
    broken.broken = true;
    bus.start();
    line.hear(bytes("key"));

    assertEquals(List.of("down driver-failed"), broken.heard);
    assertEquals(List.of("key"), other.heard);
  }

  @Test
  void nothingOfAnOldOpeningIsDoneInTheNext() {
    var device = seat();
    device.calls.add(
        Telegram.asked(bytes("show"), Duration.ofSeconds(2), () -> wire.add("missed")));
    bus.start();
    line.unplug("hang-up");
    line.plug();
    pace.pass(Duration.ofSeconds(10));

    assertEquals(List.of("show"), wire);
    assertEquals(0, pace.timers());
  }

  private Player seat() {
    var player = new Player();
    bus.join(where -> {
      player.wire = Optional.of(where);
      return player;
    });
    return player;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// A device that says what the test lays before it.
  private static final class Player implements Station {

    private final Deque<Telegram> calls = new ArrayDeque<>();
    private final Deque<Telegram> news = new ArrayDeque<>();
    private final Deque<Telegram> polls = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private Optional<Wire> wire = Optional.empty();
    private boolean broken;

    @Override
    public void up() {
      // It has nothing to forget.
    }

    @Override
    public void down(String cause) {
      heard.add("down " + cause);
    }

    @Override
    public void heard(byte[] bytes) {
      if (broken) {
        throw new IllegalStateException("a mistake");
      }
      heard.add(new String(bytes, StandardCharsets.US_ASCII));
    }

    @Override
    public Optional<Telegram> next(Urgency urgency) {
      return Optional.ofNullable(
          switch (urgency) {
            case CALL -> calls.poll();
            case NEWS -> news.poll();
            case POLL -> polls.poll();
          });
    }

    @Override
    public boolean hasCall() {
      return !calls.isEmpty();
    }
  }

  /// A driver with a mistake in it.
  private final class Broken implements Station {
    @Override
    public void up() {}

    @Override
    public void down(String cause) {
      wire.add(cause);
    }

    @Override
    public void heard(byte[] bytes) {}

    @Override
    public Optional<Telegram> next(Urgency urgency) {
      throw new IllegalStateException("broken");
    }
  }
}
