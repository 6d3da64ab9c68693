package hall.app.centre;

import java.util.Map;

/// Which hall reports, and what the centre's people may call it and its services.
///
/// @param id by which the centre knows the hall
/// @param name by language tag
/// @param services by service id
public record ReportedHall(String id, Map<String, String> name, Map<String, ServiceSign> services) {

  public ReportedHall {
    name = Map.copyOf(name);
    services = Map.copyOf(services);
  }

  /// What a service is called.
  ///
  /// @param name by language tag
  /// @param letter the line it belongs to on the hall's screens, `A` to `H`
  public record ServiceSign(Map<String, String> name, String letter) {
    public ServiceSign {
      name = Map.copyOf(name);
    }
  }
}
