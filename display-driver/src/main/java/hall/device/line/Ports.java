package hall.device.line;

/// The ports of this machine and its network. A hall file names one by its path
/// (`/dev/serial/by-id/…`, `/dev/ttyS0`, `/dev/input/event3`, `/dev/usb/lp0`) or as
/// `tcp:host:port`.
public final class Ports {

  private final PlugBook plugs = new PlugBook();

  /// A line to that port, not started. The port need not be there yet.
  public Line line(String port, LineSettings settings, Pace pace) {
    return new PortLine(port, opener(port, settings), settings, pace);
  }

  private Port.Opener opener(String port, LineSettings settings) {
    return port.startsWith(NetPort.SCHEME)
        ? () -> NetPort.open(port)
        : () -> DevicePort.open(port, settings, plugs);
  }
}
