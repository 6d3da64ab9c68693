package hall.app.words;

import hall.queue.ServiceId;

/// What people call a service.
@FunctionalInterface
public interface ServiceNames {

  /// The service's name in the language; its id where the hall knows no other.
  String of(ServiceId service, String language);
}
