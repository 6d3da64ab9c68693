package hall.app.sim;

import java.util.Map;

/// One simulated device as the hall's file names it: which kind it is, where it listens, and at
/// which window it stands (0: at none).
///
/// @param kind `printer`, `led`, `caller`, `rating`, `voice`, `id-reader` or `scanner`
/// @param model the product, where devices of one kind speak differently; may be empty
/// @param kiosk at which kiosk it stands; empty for none
/// @param portName devices naming the same port share one line, as on an RS-485 bus
/// @param width dots across: of an LED screen, or of a printer's paper
/// @param height dots down an LED screen
/// @param ratingKeys the byte a rating pad sends for each of its keys, by level 1 to 5
public record SimDevice(
    String deviceId,
    String kind,
    String model,
    int address,
    int window,
    String kiosk,
    String portName,
    int width,
    int height,
    Map<Integer, Integer> ratingKeys) {

  private static final int PAPER_80_MM = 576;
  private static final int SCREEN_WIDTH = 128;
  private static final int SCREEN_HEIGHT = 32;

  /// Keeps its own copy of the keys.
  public SimDevice {
    ratingKeys = Map.copyOf(ratingKeys);
  }

  /// A device of the usual size: paper of 80 mm, a screen of 128 by 32 dots, a pad whose keys send
  /// what pads in use send: 3 very satisfied, 2 satisfied, 0 dissatisfied, and for the two levels
  /// that those lack, 4 and 5.
  public SimDevice(String deviceId, String kind, int address, int window, String portName) {
    this(
        deviceId,
        kind,
        "",
        address,
        window,
        "",
        portName,
        kind.equals("printer") ? PAPER_80_MM : SCREEN_WIDTH,
        SCREEN_HEIGHT,
        Map.of(5, 3, 4, 2, 3, 4, 2, 0, 1, 5));
  }

  /// The same device, of that product and at that kiosk.
  public SimDevice as(String product, String atKiosk) {
    return new SimDevice(
        deviceId, kind, product, address, window, atKiosk, portName, width, height, ratingKeys);
  }

  /// The same device with other bytes under its rating keys.
  public SimDevice ratingBy(Map<Integer, Integer> keys) {
    return new SimDevice(
        deviceId, kind, model, address, window, kiosk, portName, width, height, keys);
  }

  /// The same device with another number of dots.
  public SimDevice sized(int dotsAcross, int dotsDown) {
    return new SimDevice(
        deviceId, kind, model, address, window, kiosk, portName, dotsAcross, dotsDown, ratingKeys);
  }
}
