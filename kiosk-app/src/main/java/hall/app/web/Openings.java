package hall.app.web;

import hall.queue.Calendar;
import hall.queue.HallPlan;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.ServiceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Whether the hall and its services are open, remembered until the next moment at which any of
/// them may change: calendars are asked a few times a day and not at every ticket. Lives on the
/// loop's thread.
final class Openings {

  private HallPlan plan = HallPlan.EMPTY;
  private Instant from = Instant.MAX;
  private Instant until = Instant.MIN;
  private Opening hall = new Opening(false, Optional.empty());
  private final Map<ServiceId, Opening> services = new HashMap<>();

  /// Open, or when it opens next; empty when no day is known.
  record Opening(boolean open, Optional<Instant> opens) {}

  /// The hall's own.
  Opening hall(HallPlan now, Instant at) {
    bring(now, at);
    return hall;
  }

  Opening of(ServicePlan service, HallPlan now, Instant at) {
    bring(now, at);
    return services.computeIfAbsent(service.id(), _ -> look(service, at));
  }

  @SuppressWarnings("ReferenceEquality") // a plan that is another object was put in since
  private void bring(HallPlan now, Instant at) {
    if (plan == now && !at.isBefore(from) && at.isBefore(until)) {
      return;
    }
    plan = now;
    from = at;
    until = plan.nextEdge(at).orElse(Instant.MAX);
    services.clear();
    Calendar calendar = plan.calendar();
    boolean open = calendar.isOpen(at);
    hall = new Opening(open, open ? Optional.empty() : calendar.nextOpening(at));
  }

  private Opening look(ServicePlan service, Instant at) {
    boolean open = plan.isOpen(service, at);
    return new Opening(open, open ? Optional.empty() : plan.nextOpening(service, at));
  }
}
