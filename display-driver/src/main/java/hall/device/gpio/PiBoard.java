package hall.device.gpio;

import com.pi4j.context.Context;
import com.pi4j.io.IOType;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiBus;
import com.pi4j.io.spi.SpiMode;
import hall.profile.Capabilities.Pin;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The pins by Pi4J. Which library really reaches them is found on the class path (`lib/` on site),
/// for a Raspberry Pi or any other board that it knows; on most machines there is none, and that is
/// no failure.
public final class PiBoard implements Board {

  private static final System.Logger LOG = System.getLogger(PiBoard.class.getName());

  private final Context context;

  private PiBoard(Context context) {
    this.context = context;
  }

  /// The board of this machine, when there is a library for its pins. Takes up to a second. A
  /// library may fail in any way where it meets a machine that it was not made for.
  public static Optional<Board> found(Supplier<Context> opened) {
    try {
      var board = new PiBoard(opened.get());
      if (board.hasPins() || board.context.providers().exists(IOType.SPI)) {
        return Optional.of(board);
      }
      board.close();
    } catch (RuntimeException | LinkageError e) {
      LOG.log(Level.INFO, "The pins of this machine are not to be had.", e);
    }
    return Optional.empty();
  }

  @Override
  public boolean hasPins() {
    return context.providers().exists(IOType.DIGITAL_INPUT)
        && context.providers().exists(IOType.DIGITAL_OUTPUT);
  }

  @Override
  public void button(Pin pin, Consumer<Boolean> changed) {
    DigitalInput input =
        context.create(
            DigitalInput.newConfigBuilder(context)
                .id(pin.name())
                .bcm(pin.line())
                .pull(pin.activeLow() ? PullResistance.PULL_UP : PullResistance.PULL_DOWN)
                .debounce(0L));
    DigitalStateChangeListener listener =
        event -> changed.accept(event.state().isLow() == pin.activeLow());
    input.addListener(listener);
    changed.accept(input.isLow() == pin.activeLow());
  }

  @Override
  public Lamp lamp(Pin pin) {
    DigitalState off = pin.activeLow() ? DigitalState.HIGH : DigitalState.LOW;
    DigitalState on = DigitalState.inverseState(off);
    DigitalOutput output =
        context.create(
            DigitalOutput.newConfigBuilder(context)
                .id(pin.name())
                .bcm(pin.line())
                .initial(off)
                .shutdown(off));
    return lit -> output.state(lit ? on : off);
  }

  @Override
  public Optional<Chip> chip(int bus, int select, int baud) {
    if (!context.providers().exists(IOType.SPI)) {
      return Optional.empty();
    }
    Spi spi =
        context.create(
            Spi.newConfigBuilder(context)
                .id("spi-" + bus + "-" + select + "-" + System.nanoTime())
                .bus(SpiBus.getByNumber(bus))
                .channel(select)
                .mode(SpiMode.MODE_0)
                .baud(baud));
    return Optional.of(new SpiChip(spi));
  }

  private record SpiChip(Spi spi) implements Chip {

    @Override
    public void write(byte[] bytes) {
      spi.write(bytes);
    }

    @Override
    public void close() {
      spi.close();
    }
  }

  @Override
  public void close() {
    context.shutdown();
  }
}
