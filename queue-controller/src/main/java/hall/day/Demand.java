package hall.day;

import hall.queue.HallPlan;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.ServiceId;
import java.util.List;

/// How much each service is asked for: as much as its windows can do, so that a made-up day fills
/// the whole hall. A window that handles more than half of all services is there to help and counts
/// for little.
final class Demand {

  private static final double HELPER = 0.3;

  private Demand() {}

  /// A weight for each service of the plan, in its order.
  static double[] of(HallPlan plan) {
    List<ServiceId> all = plan.services().stream().map(ServicePlan::id).toList();
    double[] weights = new double[all.size()];
    for (WindowPlan window : plan.windows()) {
      List<ServiceId> own = window.services().isEmpty() ? all : window.services();
      boolean isHelper = plan.windows().size() > 1 && own.size() * 2 > all.size() && all.size() > 4;
      for (ServiceId service : own) {
        int at = all.indexOf(service);
        if (at >= 0) {
          weights[at] += (isHelper ? HELPER : 1.0) / own.size();
        }
      }
    }
    return weights;
  }
}
