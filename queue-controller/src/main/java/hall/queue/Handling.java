package hall.queue;

import hall.queue.HallPlan.ClerkPlan;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which window handles which service, as things stand: by its plan, by what is on loan to it, by
/// what the clerk who sits there can do. Reckoned once for each state of the windows.
final class Handling {

  private final Posts posts;
  private HallPlan plan;
  private final Map<WindowId, List<ServiceId>> handled = new HashMap<>();
  private final Map<ServiceId, Set<ServiceId>> competing = new HashMap<>();

  Handling(Posts posts, HallPlan plan) {
    this.posts = posts;
    this.plan = plan;
  }

  void plan(HallPlan next) {
    plan = next;
    changed();
  }

  /// A clerk came or went, or a window's services changed.
  void changed() {
    handled.clear();
    competing.clear();
  }

  /// The services that may be called to the window now: its own and those on loan to it; where its
  /// clerk has skills, only those.
  List<ServiceId> at(WindowId window) {
    return handled.computeIfAbsent(window, this::reckonHandled);
  }

  /// The services that compete with this one for a window, itself among them: counting the windows
  /// with a clerk that handle it or, where there is none, all that would, for one will have to
  /// open.
  Set<ServiceId> competingWith(ServiceId service) {
    return competing.computeIfAbsent(service, this::reckonCompeting);
  }

  /// The windows with a clerk where the service can be called now, paused ones left out.
  List<WindowId> workingFor(ServiceId service) {
    return posts.clerks.keySet().stream()
        .filter(window -> !posts.pauses.containsKey(window) && at(window).contains(service))
        .toList();
  }

  private List<ServiceId> reckonHandled(WindowId window) {
    Optional<WindowPlan> known = plan.window(window);
    if (known.isEmpty()) {
      return List.of();
    }
    Set<ServiceId> all = new LinkedHashSet<>(ownOf(known.get()));
    Loan loan = posts.loans.get(window);
    if (loan != null) {
      all.addAll(loan.services());
    }
    List<ServiceId> skills =
        Optional.ofNullable(posts.clerks.get(window))
            .flatMap(plan::clerk)
            .map(ClerkPlan::skills)
            .orElse(List.of());
    return all.stream().filter(each -> skills.isEmpty() || skills.contains(each)).toList();
  }

  private List<ServiceId> ownOf(WindowPlan window) {
    return window.services().isEmpty()
        ? plan.services().stream().map(ServicePlan::id).toList()
        : window.services();
  }

  private Set<ServiceId> reckonCompeting(ServiceId service) {
    List<List<ServiceId>> open = new ArrayList<>();
    for (WindowId window : posts.clerks.keySet()) {
      open.add(at(window));
    }
    if (open.stream().noneMatch(services -> services.contains(service))) {
      open = plan.windows().stream().map(this::ownOf).toList();
    }
    Set<ServiceId> together = new LinkedHashSet<>(List.of(service));
    open.stream().filter(services -> services.contains(service)).forEach(together::addAll);
    return Set.copyOf(together);
  }
}
