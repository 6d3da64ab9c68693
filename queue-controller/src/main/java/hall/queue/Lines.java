package hall.queue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The lines that a step of a window rule speaks of.
///
/// @param services which services; none named means all that the window handles
/// @param classes which classes of them; none named means all
public record Lines(List<ServiceId> services, Set<LineClass> classes) {

  /// All lines that the window handles.
  public static final Lines OWN = new Lines(List.of(), Set.of());

  public Lines {
    services = List.copyOf(services);
    classes = classes.isEmpty() ? Set.of() : Set.copyOf(new TreeSet<>(classes));
  }

  /// Those of one class that the window handles.
  public static Lines own(LineClass of) {
    return new Lines(List.of(), Set.of(of));
  }

  public static Lines of(ServiceId... services) {
    return new Lines(List.of(services), Set.of());
  }

  public boolean isOwn() {
    return services.isEmpty();
  }

  public boolean has(LineClass of) {
    return classes.isEmpty() || classes.contains(of);
  }
}
