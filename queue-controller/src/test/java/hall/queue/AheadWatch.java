package hall.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.Scene.Deed;
import hall.queue.Scene.Watch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How many are ahead is as many as there are, and more only when somebody joins.
final class AheadWatch implements Watch {
  private final Map<TicketId, Integer> before = new HashMap<>();
  private final Map<TicketId, Standing> standings = new HashMap<>();

  @Override
  public void done(Scene scene, Deed deed) {
    Set<ServiceId> all = Set.copyOf(Scene.SERVICES);
    Set<TicketId> joined = new HashSet<>(scene.waiting.keySet());
    joined.removeIf(id ->
        Optional.ofNullable(scene.waiting.get(id))
            .map(Ticket::standing)
            .equals(Optional.ofNullable(standings.get(id))));
    List<Ticket> byRank = scene.waiting.values().stream().sorted(SlowKernel.BY_RANK).toList();
    for (int counted = 0; counted < byRank.size(); counted++) {
      Ticket ticket = byRank.get(counted);
      int ahead = scene.queues.ahead(ticket, all);
      assertEquals(counted, ahead);
      int limit = before.getOrDefault(ticket.id(), Integer.MAX_VALUE / 2) + joined.size();
      assertTrue(
          joined.contains(ticket.id()) || ahead <= limit,
          () -> "more ahead of " + ticket + " after " + deed);
    }
    before.clear();
    standings.clear();
    for (Ticket ticket : scene.waiting.values()) {
      before.put(ticket.id(), scene.queues.ahead(ticket, all));
      standings.put(ticket.id(), ticket.standing());
    }
  }
}
