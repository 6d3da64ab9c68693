package hall.queue;

import java.util.List;
import java.util.Optional;

/// One stop of a visit that leads to several services (联办): services to be done in any order before
/// the next stop. One service makes a serial leg, several make parallel ones.
///
/// @param services one or more, each once
/// @param pin the window or clerk that the first of them is for, as when a clerk wants to see the
///   citizen again; in front of those who wait there
public record Stop(List<ServiceId> services, Optional<Target> pin) {

  public Stop {
    services = List.copyOf(services);
    if (services.isEmpty() || services.stream().distinct().count() != services.size()) {
      throw new IllegalArgumentException(
          "A stop names one or more services, each once, not " + services + ".");
    }
  }

  public static Stop at(ServiceId... services) {
    return new Stop(List.of(services), Optional.empty());
  }
}
