package hall.app.prove;

import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Rating;
import hall.queue.WindowId;

/// The windows' evaluation pads: some are pressed, some late, some twice, some never.
final class Pads {

  private final World world;

  Pads(World world) {
    this.world = world;
  }

  /// Asks where the entry says so.
  void ask(Entry entry) {
    for (Event event : entry.events()) {
      if (event instanceof Event.RatingAsked asked && !world.oneIn(4)) {
        press(asked.window(), world.around(world.oneIn(5) ? 60_000 : 6_000));
        if (world.oneIn(20)) {
          press(asked.window(), world.around(2_000));
          world.tally.add(Tried.RATED_TWICE);
        }
      }
    }
  }

  private void press(WindowId window, long millis) {
    Rating rating = new Rating(1 + world.chance.nextInt(5));
    Actor pad = new Actor(Actor.Role.PAD, "pad-" + window.number());
    world.time.in(
        millis,
        () -> world.life.ifPresent(life -> life.tell(new Command.Rate(window, rating), pad)));
  }
}
