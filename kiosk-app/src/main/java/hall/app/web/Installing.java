package hall.app.web;

import java.time.Instant;
import java.util.List;

/// What the installer's page asks for. The methods may take a while and are called from threads
/// that may wait.
public interface Installing {

  /// What is plugged into the hall's computer.
  List<Plug> plugs();

  /// Finds out what hangs on a port that is plugged in.
  ///
  /// @param port one of those that [#plugs] names; no other path is touched
  Found probe(String port);

  /// Has a device of the hall file show that it works.
  ///
  /// @return false when there is no such device
  boolean test(String device);

  /// What was last pressed, rated, laid on and scanned at the hall's devices, the newest last.
  List<Heard> heard();

  /// Something that came from a device.
  ///
  /// @param what `key`, `rating`, `declined`, `card`, `card-unread` or `code`
  record Heard(String device, String what, String value, Instant at) {}

  /// Something plugged in.
  ///
  /// @param stable the name for the hall file
  /// @param kind `serial`, `printer`, `input`, `hid`, `sound`, `spi` or `gpio`
  /// @param usb vendor and product, empty where it is not on USB
  /// @param open whether the hall may use it
  /// @param device the device of the hall file that has it, empty when none has
  record Plug(
      String port,
      String stable,
      String kind,
      String usb,
      String name,
      boolean open,
      String device) {}

  /// What a probe found.
  ///
  /// @param cause why the port cannot be used, empty when it can
  record Found(List<Candidate> candidates, String cause, int noiseBytes) {}

  /// A profile that fits.
  ///
  /// @param address at which it answered on a bus
  /// @param spoke whether a key of it was heard, rather than an answer
  record Candidate(String profile, int baud, int address, boolean spoke) {}
}
