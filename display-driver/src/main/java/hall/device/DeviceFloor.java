package hall.device;

import com.pi4j.Pi4J;
import hall.device.card.PersonKey;
import hall.device.gpio.Board;
import hall.device.gpio.PiBoard;
import hall.device.line.Line;
import hall.device.line.LineSettings;
import hall.device.line.Pace;
import hall.device.line.Ports;
import hall.device.line.ThreadPace;
import hall.device.printer.Page;
import hall.device.printer.PrintResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Everything plugged in. Nobody waits here: what is asked of a device is done when the device can,
/// what a device says comes to the listener, and a device that is missing is a status and nothing
/// else. One thread takes all turns; each line has two more for its bytes.
public final class DeviceFloor implements AutoCloseable {

  private static final int LAST_WORDS_SECONDS = 3;

  private final ThreadPace hand;
  private final Pace pace;
  private final Drivers drivers;
  private final Map<Long, CompletableFuture<PrintResult>> printing = new ConcurrentHashMap<>();
  private final AtomicLong pages = new AtomicLong();
  private volatile boolean closed;

  private DeviceFloor(ThreadPace hand, Pace pace, Drivers drivers) {
    this.hand = hand;
    this.pace = pace;
    this.drivers = drivers;
  }

  /// Opens all lines; returns before any of them is open. The listener is called one event at a
  /// time and must return at once.
  ///
  /// @param key by which persons are known to the hall
  public static DeviceFloor open(
      List<DeviceSetup> setups, PersonKey key, Consumer<DeviceEvent> listener) {
    var hand = new ThreadPace();
    return open(
        new Drivers(
            setups,
            key,
            listener,
            new Ports()::line,
            () -> PiBoard.found(() -> Pi4J.newContextBuilder().autoDetect().build()),
            hand),
        hand,
        hand);
  }

  /// The same with a key that nobody keeps.
  public static DeviceFloor open(List<DeviceSetup> setups, Consumer<DeviceEvent> listener) {
    return open(setups, PersonKey.passing(), listener);
  }

  /// The same with other lines and another board than this machine's.
  public static DeviceFloor open(
      List<DeviceSetup> setups,
      Consumer<DeviceEvent> listener,
      Lines lines,
      Supplier<Optional<Board>> board) {
    var hand = new ThreadPace();
    var drivers = new Drivers(setups, PersonKey.passing(), listener, lines, board, hand);
    return open(drivers, hand, hand);
  }

  static DeviceFloor open(Drivers drivers, ThreadPace hand, Pace pace) {
    pace.soon(drivers::start);
    return new DeviceFloor(hand, pace, drivers);
  }

  /// Whether that device has every letter of the text.
  public boolean canShow(DeviceId device, String text) {
    return drivers.canShow(device, text);
  }

  /// From now on the screen shows this sign: the newest counts, and it is told until the screen has
  /// it.
  public void show(DeviceId led, Sign sign) {
    pace.soon(() -> drivers.led(led).ifPresent(driver -> driver.show(sign)));
  }

  /// From now on the caller pad shows how many wait and which number is called; an empty number is
  /// left blank.
  public void showCaller(DeviceId caller, int waiting, String number) {
    pace.soon(() -> drivers.pad(caller).ifPresent(driver -> driver.show(waiting, number)));
  }

  /// The pad sounds once.
  public void beep(DeviceId caller) {
    pace.soon(() -> drivers.pad(caller).ifPresent(driver -> driver.beep()));
  }

  /// The rating pad asks for a rating.
  public void askRating(DeviceId pad) {
    pace.soon(() -> drivers.pad(pad).ifPresent(driver -> driver.ask()));
  }

  /// Says it after all that was to be said before it.
  public void say(DeviceId voice, Announcement announcement) {
    pace.soon(() -> drivers.say(voice, announcement));
  }

  /// What every voice that has said anything is about now.
  public Map<DeviceId, Announcement.Speech> speeches() {
    return drivers.speeches();
  }

  /// From now on the lamp or buzzer of that name on the panel is on or off.
  public void light(DeviceId panel, String name, boolean on) {
    pace.soon(() -> drivers.panel(panel).ifPresent(driver -> driver.light(name, on)));
  }

  /// From now on all lamps of the panel are on or off.
  public void lamps(DeviceId panel, boolean on) {
    pace.soon(() -> drivers.panel(panel).ifPresent(driver -> driver.lamps(on)));
  }

  /// Sounds the panel's buzzers for so long.
  public void buzz(DeviceId panel, Duration length) {
    pace.soon(() -> drivers.panel(panel).ifPresent(driver -> driver.buzz(length)));
  }

  /// Prints the page after those before it. The answer comes always, and on the devices' thread;
  /// printed means that the printer said so. It fails when the page cannot be drawn.
  public CompletableFuture<PrintResult> print(DeviceId printer, Page page) {
    return print(printer, () -> page);
  }

  /// The same with a page that is only made, on the devices' thread, if the printer will have it.
  public CompletableFuture<PrintResult> print(DeviceId printer, Supplier<Page> page) {
    var result = new CompletableFuture<PrintResult>();
    long number = pages.incrementAndGet();
    printing.put(number, result);
    pace.soon(() -> print(printer, page, result));
    if (closed) {
      result.complete(new PrintResult.Failed(PrintResult.Failed.CLOSED));
    }
    return result.whenComplete((_, _) -> printing.remove(number));
  }

  /// An earlier run of the house may have been cut off while the printer was printing: its rest
  /// comes out by itself, before the next page.
  public void brokeOff(DeviceId printer) {
    pace.soon(() -> drivers.printer(printer).ifPresent(driver -> driver.brokeOff()));
  }

  private void print(DeviceId printer, Supplier<Page> page, CompletableFuture<PrintResult> result) {
    try {
      drivers
          .printer(printer)
          .ifPresentOrElse(
              driver -> driver.print(page, result::complete),
              () -> result.complete(new PrintResult.Failed(PrintResult.Failed.NO_PRINTER)));
    } catch (RuntimeException | Error mistake) {
      // Drawing letters fails with an error where the machine has no fonts at all.
      result.completeExceptionally(mistake);
    }
  }

  /// How every device is now.
  public Map<DeviceId, Status> statuses() {
    return drivers.statuses();
  }

  /// How the line of every device that has one fares. May be asked from any thread.
  public Map<DeviceId, DeviceLink> links() {
    return drivers.links();
  }

  /// Closes every line and switches every lamp off. What is not printed will not be.
  @Override
  public void close() {
    closed = true;
    var done = new CountDownLatch(1);
    pace.soon(() -> {
      drivers.close();
      done.countDown();
    });
    try {
      if (!done.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
        System.getLogger(DeviceFloor.class.getName())
            .log(System.Logger.Level.WARNING, "The devices did not end in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    hand.close();
    List.copyOf(printing.values())
        .forEach(result -> result.complete(new PrintResult.Failed(PrintResult.Failed.CLOSED)));
  }

  /// Makes the line to a port.
  public interface Lines {

    /// A line that is not started.
    Line line(String port, LineSettings settings, Pace pace);
  }
}
