package hall.app.health;

import hall.app.loop.HallLoop;
import hall.queue.Entry;
import hall.queue.Hall;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Raises the alarm that numbers cannot be taken because the record cannot be written, and clears
/// it when the disk does its work again.
public final class RecordTrouble implements HallLoop.Outlet {

  /// The alarm it raises.
  public static final String ID = "record-unwritable";

  private final Alarms alarms;
  private final InstantSource clock;

  public RecordTrouble(Alarms alarms, InstantSource clock) {
    this.alarms = alarms;
    this.clock = clock;
  }

  @Override
  public void kept(List<Entry> entries, Hall hall) {}

  @Override
  public void settle(Hall hall, Instant now) {}

  @Override
  public void issuing(Optional<String> trouble, Hall hall) {
    trouble.ifPresentOrElse(this::inDoubt, () -> alarms.clear(ID));
  }

  @Override
  public void inDoubt(String trouble) {
    Map<String, String> facts = Map.of("cause", trouble);
    alarms.raise(new Alarm(ID, Severity.STOPPED, clock.instant(), facts));
  }

  @Override
  public Instant nextEdge(Hall hall, Instant now) {
    return Instant.MAX;
  }
}
