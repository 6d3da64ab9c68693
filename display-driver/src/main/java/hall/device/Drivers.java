package hall.device;

import hall.device.card.IdReaderDriver;
import hall.device.card.PersonKey;
import hall.device.gpio.Board;
import hall.device.gpio.GpioPanel;
import hall.device.gpio.OneBoard;
import hall.device.gpio.SpiLine;
import hall.device.led.LedDriver;
import hall.device.line.Bus;
import hall.device.line.Line;
import hall.device.line.LineSettings;
import hall.device.line.Pace;
import hall.device.line.Station;
import hall.device.line.Wire;
import hall.device.pad.PadDriver;
import hall.device.printer.EscPos;
import hall.device.printer.PrinterDriver;
import hall.device.scan.ScannerDriver;
import hall.device.voice.SoundCard;
import hall.device.voice.VoiceDriver;
import hall.profile.Capabilities;
import hall.profile.Profile;
import java.lang.System.Logger.Level;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The driver of every device, on the line it belongs to. What cannot be driven is said by its
/// status.
final class Drivers {

  private static final System.Logger LOG = System.getLogger(Drivers.class.getName());

  private static final String SPI = "spi";

  private final PersonKey key;
  private final DeviceFloor.Lines lines;
  private final OneBoard board;
  private final Pace pace;
  private final Map<DeviceId, Status> statuses = new ConcurrentHashMap<>();
  private final Map<DeviceId, Announcement.Speech> speeches = new ConcurrentHashMap<>();
  private final Map<String, Shared> shared = new LinkedHashMap<>();
  private final Map<DeviceId, Charset> charsets = new HashMap<>();
  private final Map<DeviceId, LedDriver> leds = new HashMap<>();
  private final Map<DeviceId, PadDriver> pads = new HashMap<>();
  private final Map<DeviceId, VoiceDriver> voices = new HashMap<>();
  private final Map<DeviceId, SoundCard> cards = new HashMap<>();
  private final Map<DeviceId, PrinterDriver> printers = new HashMap<>();
  private final Map<DeviceId, GpioPanel> panels = new HashMap<>();
  private final Map<DeviceId, Placed> placed = new LinkedHashMap<>();

  /// A line, and who sits at which address.
  private record Shared(
      Bus bus, LineSettings settings, Map<Integer, Seated> addresses, boolean open) {}

  /// A device's line, and its place there.
  private record Placed(Bus bus, int seat) {}

  private record Seated(DeviceSetup setup, Desk desk) {}

  Drivers(
      List<DeviceSetup> setups,
      PersonKey key,
      Consumer<DeviceEvent> listener,
      DeviceFloor.Lines lines,
      Supplier<Optional<Board>> board,
      Pace pace) {
    this.key = key;
    this.lines = lines;
    this.board = new OneBoard(board);
    this.pace = pace;
    for (DeviceSetup setup : setups) {
      charsets.put(setup.id(), setup.profile().text().charset());
      var desk = new Desk(setup.id(), pace, statuses, speeches, listener);
      try {
        seat(setup, desk);
      } catch (IllegalArgumentException e) {
        LOG.log(Level.WARNING, "The profile of " + setup.id() + " does not do.", e);
        desk.is(State.FAULT, Cause.PROFILE_UNFIT);
      }
    }
  }

  void start() {
    shared.values().forEach(line -> line.bus().start());
    panels.values().forEach(panel -> panel.start(board));
    cards.values().forEach(SoundCard::start);
  }

  private void seat(DeviceSetup setup, Desk desk) {
    switch (setup.profile().driver()) {
      case Profile.GPIO -> panel(setup, desk);
      case Profile.SOUND -> cards.put(setup.id(), new SoundCard(setup.port(), pace, desk));
      case Profile.ESCPOS -> onLine(setup, desk, bus -> printer(setup, desk, bus));
      default -> onLine(setup, desk, bus -> framed(setup, desk, bus));
    }
  }

  private void panel(DeviceSetup setup, Desk desk) {
    if (setup.profile().capabilities() instanceof Capabilities.Panel pins) {
      panels.put(setup.id(), new GpioPanel(pins, pace, desk));
    } else {
      desk.is(State.FAULT, Cause.PROFILE_UNFIT);
    }
  }

  private void onLine(DeviceSetup setup, Desk desk, Consumer<Bus> seated) {
    LineSettings settings = settings(setup.profile());
    boolean open = setup.profile().link().isShared();
    Shared line = shared.computeIfAbsent(setup.port(), _ -> shared(setup, settings, open));
    Optional<Seated> there = Optional.ofNullable(line.addresses().get(setup.address()));
    if (there.isPresent() && isPartOf(there.get().setup(), setup)) {
      sameDevice(there.get(), setup, desk);
    } else if (!line.settings().equals(settings)) {
      desk.is(State.FAULT, Cause.SETTINGS_DIFFER);
    } else if (!line.addresses().isEmpty() && (!line.open() || !open || there.isPresent())) {
      desk.is(State.FAULT, Cause.ADDRESS_TAKEN);
    } else {
      line.addresses().put(setup.address(), new Seated(setup, desk));
      seated.accept(line.bus());
    }
  }

  /// A screen's own loudspeaker is named as a device of its own, at the screen's address.
  private static boolean isPartOf(DeviceSetup one, DeviceSetup other) {
    return one.profile().id().equals(other.profile().id())
        && one.profile().kinds().containsAll(Set.of("led", "voice"));
  }

  private void sameDevice(Seated there, DeviceSetup setup, Desk desk) {
    DeviceId known = there.setup().id();
    led(known).ifPresent(driver -> leds.put(setup.id(), driver));
    voice(known).ifPresent(driver -> voices.put(setup.id(), driver));
    Optional.ofNullable(placed.get(known)).ifPresent(same -> placed.put(setup.id(), same));
    there.desk().alsoFor(desk);
  }

  private Shared shared(DeviceSetup setup, LineSettings settings, boolean open) {
    var bus =
        new Bus(
            line(setup, settings),
            settings,
            Duration.ofMillis(setup.profile().timing().gapMillis()),
            pace);
    return new Shared(bus, settings, new HashMap<>(), open);
  }

  private Line line(DeviceSetup setup, LineSettings settings) {
    Profile.Link link = setup.profile().link();
    // A simulated chip sits at the end of a line like any other device.
    return link.bus().equals(SPI) && SpiLine.isName(setup.port())
        ? new SpiLine(setup.port(), link.transferBytes(), board)
        : lines.line(setup.port(), settings, pace);
  }

  /// How a line to the product is set up.
  static LineSettings settings(Profile profile) {
    return settings(profile, profile.link().baud());
  }

  /// The same at another speed that the product may have been set to.
  static LineSettings settings(Profile profile, int baud) {
    Profile.Link link = profile.link();
    var flow =
        switch (link.flow()) {
          case "rts-cts" -> LineSettings.Flow.RTS_CTS;
          case "xon-xoff" -> LineSettings.Flow.XON_XOFF;
          // DTR/DSR is not to be had on Linux; a ticket fits into any printer's buffer.
          default -> LineSettings.Flow.NONE;
        };
    var settings = LineSettings.of(baud, link.line(), link.isShared(), flow);
    return profile.kinds().equals(Set.of("scanner")) ? settings.listening() : settings;
  }

  private <S extends Station> void join(
      DeviceSetup setup, Bus bus, Map<DeviceId, S> drivers, Function<Wire, S> maker) {
    int seat =
        bus.join(wire -> {
          S driver = maker.apply(wire);
          drivers.put(setup.id(), driver);
          return driver;
        });
    placed.putIfAbsent(setup.id(), new Placed(bus, seat));
  }

  private void printer(DeviceSetup setup, Desk desk, Bus bus) {
    if (!(setup.profile().capabilities() instanceof Capabilities.Printer known)) {
      desk.is(State.FAULT, Cause.PROFILE_UNFIT);
      return;
    }
    var paper =
        new EscPos.Paper(
            known.columns(),
            known.dots(),
            setup.profile().text().charset(),
            known.chinese() == Capabilities.Chinese.RASTER,
            known.cutter(),
            known.qr(),
            halfSecond(setup.profile().link().baud()));
    var answers =
        new PrinterDriver.Answers(
            known.status().contains("realtime"),
            known.status().contains("automatic"),
            known.status().contains("printed"),
            Duration.ofMillis(setup.profile().timing().answerMillis()));
    join(
        setup,
        bus,
        printers,
        wire -> new PrinterDriver(new EscPos(paper), answers, wire, pace, desk));
  }

  /// So many bytes go over the line in half a second.
  private static int halfSecond(int baud) {
    return Math.clamp(baud / 20, 480, 4_096);
  }

  private void framed(DeviceSetup setup, Desk desk, Bus bus) {
    Set<String> kinds = setup.profile().kinds();
    if (kinds.contains("led")) {
      led(setup, desk, bus);
      if (kinds.contains("voice")) {
        // The screen already says how the device is.
        voice(setup, true, new PartOf(desk), bus);
      }
    } else if (kinds.contains("caller") || kinds.contains("rating")) {
      pad(setup, desk, bus);
    } else if (kinds.contains("voice")) {
      voice(setup, false, desk, bus);
    } else if (kinds.contains("id-reader")) {
      reader(setup, desk, bus);
    } else if (kinds.contains("scanner")) {
      scanner(setup, desk, bus);
    } else {
      desk.is(State.FAULT, Cause.PROFILE_UNFIT);
    }
  }

  private void led(DeviceSetup setup, Report desk, Bus bus) {
    var talk = new Talk(setup.profile(), setup.address(), pace);
    join(setup, bus, leds, wire -> new LedDriver(talk, wire, pace, desk));
  }

  private void voice(DeviceSetup setup, boolean isPart, Report desk, Bus bus) {
    var talk = new Talk(setup.profile(), setup.address(), pace);
    join(setup, bus, voices, wire -> new VoiceDriver(talk, isPart, wire, pace, desk));
  }

  private void pad(DeviceSetup setup, Report desk, Bus bus) {
    var talk = new Talk(setup.profile(), setup.address(), pace);
    join(setup, bus, pads, wire -> new PadDriver(talk, wire, pace, desk));
  }

  private void reader(DeviceSetup setup, Report desk, Bus bus) {
    var talk = new Talk(setup.profile(), setup.address(), pace);
    join(setup, bus, new HashMap<>(), wire -> new IdReaderDriver(talk, key, wire, pace, desk));
  }

  private void scanner(DeviceSetup setup, Report desk, Bus bus) {
    var talk = new Talk(setup.profile(), setup.address(), pace);
    join(setup, bus, new HashMap<>(), _ -> new ScannerDriver(talk, pace, desk));
  }

  Optional<LedDriver> led(DeviceId id) {
    return Optional.ofNullable(leds.get(id));
  }

  Optional<PadDriver> pad(DeviceId id) {
    return Optional.ofNullable(pads.get(id));
  }

  Optional<VoiceDriver> voice(DeviceId id) {
    return Optional.ofNullable(voices.get(id));
  }

  /// Says it with whatever voice the device has.
  void say(DeviceId id, Announcement announcement) {
    voice(id).ifPresent(driver -> driver.say(announcement));
    Optional.ofNullable(cards.get(id)).ifPresent(card -> card.say(announcement));
  }

  Optional<PrinterDriver> printer(DeviceId id) {
    return Optional.ofNullable(printers.get(id));
  }

  Optional<GpioPanel> panel(DeviceId id) {
    return Optional.ofNullable(panels.get(id));
  }

  /// How the line of every device fares.
  Map<DeviceId, DeviceLink> links() {
    Map<DeviceId, DeviceLink> links = new LinkedHashMap<>();
    placed.forEach((id, here) ->
        links.put(id, new DeviceLink(here.bus().link(), here.bus().noise(here.seat()))));
    return links;
  }

  boolean canShow(DeviceId id, String text) {
    return Optional.ofNullable(charsets.get(id))
        .map(charset -> charset.newEncoder().canEncode(text))
        .orElse(true);
  }

  Map<DeviceId, Status> statuses() {
    return Map.copyOf(statuses);
  }

  Map<DeviceId, Announcement.Speech> speeches() {
    return Map.copyOf(speeches);
  }

  /// Lines whose device has stopped may need a second to close, so they close side by side.
  void close() {
    printers.values().forEach(PrinterDriver::close);
    panels.values().forEach(GpioPanel::close);
    board.close();
    cards.values().forEach(SoundCard::close);
    List<Thread> closing =
        shared.values().stream()
            .map(line -> Thread.ofPlatform().daemon().start(() -> line.bus().close()))
            .toList();
    try {
      for (Thread thread : closing) {
        thread.join(Duration.ofSeconds(2));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// For the loudspeaker of a screen: how the device is, the screen says.
  private record PartOf(Report whole) implements Report {

    @Override
    public void is(State state, String cause) {
      // The other part says it.
    }

    @Override
    public void speaks(Announcement.Speech speech) {
      whole.speaks(speech);
    }

    @Override
    public void happened(Happening what) {
      // The other part says it.
    }
  }
}
