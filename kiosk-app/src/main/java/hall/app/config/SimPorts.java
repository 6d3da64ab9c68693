package hall.app.config;

import hall.app.config.HallFile.Device;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Gives real devices simulated lines. What shares a line goes on sharing one.
final class SimPorts {

  private SimPorts() {}

  static List<Device> of(List<Device> devices) {
    Map<String, String> named = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (Device device : devices) {
      if (device.isSimulated()) {
        named.put(device.port(), device.port());
        taken.add(device.port());
      }
    }
    for (Device device : devices) {
      if (!named.containsKey(device.port())) {
        String free = free(device.id(), taken);
        named.put(device.port(), free);
        taken.add(free);
      }
    }
    return devices.stream()
        .map(device -> device.on(named.getOrDefault(device.port(), device.port())))
        .toList();
  }

  /// A line is named after the first device on it.
  private static String free(String id, Set<String> taken) {
    return Stream.iterate(1, n -> n + 1)
        .map(n -> "sim:" + id + (n == 1 ? "" : "-" + n))
        .filter(name -> !taken.contains(name))
        .findFirst()
        .orElseThrow();
  }
}
