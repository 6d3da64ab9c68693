package hall.app.sim;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A sign or a digit display that shows one text: what it understands is its protocol's matter.
final class SimSign implements SimulatedDevice {

  private static final int BRIGHTEST = 15;

  private final int width;
  private final int height;
  private final SignProtocol protocol;
  private String text = "";
  private String colour = "red";
  private boolean runs;
  private int brightness = BRIGHTEST;
  private int refused;
  private long changes;

  private SimSign(int width, int height, SignProtocol protocol) {
    this.width = width;
    this.height = height;
    this.protocol = protocol;
  }

  /// The sign that a profile of that id is for; what no other is, is none of these.
  static Optional<SimulatedDevice> of(String profile, SimDevice place) {
    int address = place.address();
    Optional<SignProtocol> protocol =
        switch (profile) {
          case "am03127" -> Optional.of(new AmProtocol(address));
          case "alpha" -> Optional.of(new AlphaProtocol(address));
          case "modbus-digits-rtu" -> Optional.of(ModbusProtocol.rtu(address));
          case "modbus-digits-ascii" -> Optional.of(ModbusProtocol.ascii(address));
          case "modbus-digits-tcp" -> Optional.of(ModbusProtocol.tcp(address));
          case "board4" -> Optional.of(new BoardProtocol(address));
          case "max7219" -> Optional.of(new SegmentProtocol());
          default -> Optional.empty();
        };
    return protocol.map(speaks -> new SimSign(place.width(), place.height(), speaks));
  }

  @Override
  public void hear(byte[] bytes, int length, long now, Consumer<byte[]> line) {
    protocol.hear(bytes, length, now, line, new Shown());
  }

  @Override
  public long due() {
    return Long.MAX_VALUE;
  }

  @Override
  public void turn(long now, Consumer<byte[]> line) {
    // It does nothing by itself.
  }

  @Override
  public void press(String key, long now, Consumer<byte[]> line) {
    throw new SimProblem("unknown-key", key);
  }

  @Override
  public void condition(String condition, long now, Consumer<byte[]> line) {
    if (!condition.equals("ok")) {
      throw new SimProblem("unknown-condition", condition);
    }
    changes++;
  }

  @Override
  public String condition() {
    return "ok";
  }

  @Override
  public SimScreen.Picture shows() {
    var run = new ScreenText.Run(text, colour, Math.min(height, 32));
    var area =
        new ScreenArea(
            0,
            0,
            0,
            width,
            height,
            0,
            "centre",
            "centre",
            runs ? "left" : "still",
            0,
            List.of(List.of(run)),
            text,
            "",
            Long.MAX_VALUE);
    return new SimScreen.Picture(
        width, height, true, brightness, "", text, List.of(area), List.of(), refused);
  }

  @Override
  public long changes() {
    return changes;
  }

  private final class Shown implements SignProtocol.Face {

    @Override
    public void show(String now, String inColour, boolean moves) {
      text = now;
      colour = inColour;
      runs = moves;
      changes++;
    }

    @Override
    public void brightness(int level) {
      brightness = level;
      changes++;
    }

    @Override
    public void refuse() {
      refused++;
      changes++;
    }
  }
}
