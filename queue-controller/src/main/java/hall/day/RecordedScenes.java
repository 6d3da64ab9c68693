package hall.day;

import hall.day.DayScript.Act;
import hall.queue.Ticket;
import java.time.Instant;
import java.util.List;

/// What happened that day; what usually happens, where that day does not tell.
final class RecordedScenes implements Scenes {

  private final DayScript script;
  private final Usual usual;

  RecordedScenes(DayScript script) {
    this.script = script;
    usual = new Usual(script);
  }

  @Override
  public Scene at(Ticket ticket, int nth, Post post, Instant now) {
    List<List<Act>> calls = script.calls().getOrDefault(ticket.id(), List.of());
    List<Act> acts =
        nth < calls.size()
            ? calls.get(nth)
            : usual.acts(post.window(), post.clerk(), ticket.service());
    return new Scene(acts, List.of());
  }
}
