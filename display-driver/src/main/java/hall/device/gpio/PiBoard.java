package hall.device.gpio;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.IOType;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import com.pi4j.io.gpio.digital.PullResistance;
import hall.profile.Capabilities.Pin;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The pins by Pi4J. Which library really reaches them is found on the class path; on most machines
/// there is none, and that is no failure.
public final class PiBoard implements Board {

  private static final System.Logger LOG = System.getLogger(PiBoard.class.getName());

  private final Context context;

  private PiBoard(Context context) {
    this.context = context;
  }

  /// The board of this machine, when there is a library for its pins. Takes up to a second.
  public static Optional<Board> found(Supplier<Context> opened) {
    try {
      Context context = opened.get();
      if (context.providers().exists(IOType.DIGITAL_INPUT)
          && context.providers().exists(IOType.DIGITAL_OUTPUT)) {
        return Optional.of(new PiBoard(context));
      }
      context.shutdown();
    } catch (Pi4JException | LinkageError e) {
      LOG.log(Level.INFO, "The pins of this machine are not to be had.", e);
    }
    return Optional.empty();
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
  public void close() {
    context.shutdown();
  }
}
