package hall.app.loop;

import hall.app.loop.HallLoop.Outlet;
import hall.queue.Entry;
import hall.queue.Hall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Several outlets as one, in their order.
record Outlets(List<Outlet> outlets) implements Outlet {

  @Override
  public void kept(List<Entry> entries, Hall hall) {
    outlets.forEach(outlet -> outlet.kept(entries, hall));
  }

  @Override
  public void settle(Hall hall, Instant now) {
    outlets.forEach(outlet -> outlet.settle(hall, now));
  }

  @Override
  public void issuing(Optional<String> trouble, Hall hall) {
    outlets.forEach(outlet -> outlet.issuing(trouble, hall));
  }

  @Override
  public void inDoubt(String trouble) {
    outlets.forEach(outlet -> outlet.inDoubt(trouble));
  }

  @Override
  public Instant nextEdge(Hall hall, Instant now) {
    return outlets.stream()
        .map(outlet -> outlet.nextEdge(hall, now))
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }
}
