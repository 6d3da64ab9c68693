package hall.device.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProvider;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProvider;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Pins on a table: a library for Pi4J whose wires are in a test's hand.
final class TablePins {

  private final Map<Integer, Wire> inputs = new ConcurrentHashMap<>();
  private final Map<Integer, DigitalOutput> outputs = new ConcurrentHashMap<>();

  private final Map<Integer, BlockingQueue<DigitalState>> changes = new ConcurrentHashMap<>();

  Context context() {
    return Pi4J.newContextBuilder()
        .noAutoDetect()
        .disableShutdownHook()
        .add(new Inputs(), new Outputs())
        .build();
  }

  /// Pulls the wire up or down.
  void pull(int line, DigitalState state) {
    Optional.ofNullable(inputs.get(line)).orElseThrow().pull(state);
  }

  boolean isTaken(int line) {
    return inputs.containsKey(line);
  }

  DigitalState output(int line) {
    return Optional.ofNullable(outputs.get(line)).orElseThrow().state();
  }

  /// Waits until the output is so; each state is one that it went through.
  void become(int line, DigitalState state) throws InterruptedException {
    BlockingQueue<DigitalState> states = Optional.ofNullable(changes.get(line)).orElseThrow();
    DigitalState next = states.poll(10, TimeUnit.SECONDS);
    if (next != state) {
      throw new AssertionError("The output is " + next + " and not " + state + ".");
    }
  }

  final class Inputs extends DigitalInputProviderBase {

    Inputs() {
      super("table-inputs", "Wires on a table");
    }

    @Override
    public DigitalInput create(DigitalInputConfig config) {
      var wire = new Wire(this, config);
      context().registry().add(wire);
      inputs.put(config.bcm(), wire);
      return wire;
    }
  }

  final class Outputs extends DigitalOutputProviderBase {

    Outputs() {
      super("table-outputs", "Lamps on a table");
    }

    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
      var lamp = new Lamp(this, config);
      context().registry().add(lamp);
      outputs.put(config.bcm(), lamp);
      BlockingQueue<DigitalState> states = new LinkedBlockingQueue<>();
      changes.put(config.bcm(), states);
      DigitalStateChangeListener listener = event -> states.add(event.state());
      lamp.addListener(listener);
      return lamp;
    }
  }

  static final class Wire extends DigitalInputBase {

    private DigitalState state;

    Wire(DigitalInputProvider provider, DigitalInputConfig config) {
      super(provider, config);
      state = DigitalState.HIGH;
    }

    @Override
    public DigitalState state() {
      return state;
    }

    void pull(DigitalState now) {
      state = now;
      dispatch(new DigitalStateChangeEvent<DigitalInput>(this, now));
    }
  }

  static final class Lamp extends DigitalOutputBase {

    Lamp(DigitalOutputProvider provider, DigitalOutputConfig config) {
      super(provider, config);
    }
  }
}
