package hall.app.prove;

import hall.app.journal.SimulatedRecord;
import hall.queue.Actor;
import hall.queue.ClerkId;
import hall.queue.Command;
import hall.queue.Hall;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.Ticket;
import hall.queue.WindowId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A clerk at each window, who mostly does what is to be done and now and then presses anything.
final class Clerks {

  private final World world;
  private final Lan lan;
  private final SimulatedRecord rare;
  private final List<ClerkId> clerks;
  private final long meanGap;
  private int presses;

  Clerks(World world, Lan lan, SimulatedRecord rare) {
    this.world = world;
    this.lan = lan;
    this.rare = rare;
    clerks = world.plan.clerks().stream().sorted(Comparator.comparing(ClerkId::value)).toList();
    meanGap = 3_000L + world.chance.nextInt(9_000);
  }

  void open() {
    for (WindowPlan window : world.plan.windows()) {
      world.time.in(world.around(meanGap), () -> work(window.id()));
    }
  }

  private void work(WindowId window) {
    if (world.calm) {
      return;
    }
    world.life.ifPresent(life -> press(window, life.hall()));
    boolean isNight = world.life.map(life -> isQuiet(life.hall())).orElse(true);
    world.time.in(world.around(isNight ? 10 * meanGap : meanGap), () -> work(window));
  }

  private static boolean isQuiet(Hall hall) {
    return hall.tickets().stream().noneMatch(Ticket::isWaiting);
  }

  private void press(WindowId window, Hall hall) {
    Command command =
        world.oneIn(6) ? rare.press(hall, window, world.time.instant()) : usual(window, hall);
    String key = "clerk-" + ++presses;
    send(command, key);
    if (world.oneIn(15)) {
      send(command, key);
    }
  }

  /// A page sends a press again under its key when no answer came.
  private void send(Command command, String key) {
    boolean isDevice = world.oneIn(4);
    RequestKey marked = isDevice ? RequestKey.NONE : new RequestKey(key, 1);
    Actor actor = new Actor(isDevice ? Actor.Role.CALLER : Actor.Role.CLERK, "0236");
    lan.carry(() ->
        world.life.ifPresent(life ->
            life.submit(new Request(command, actor, marked), (_, _) -> world.trace.add(key))));
  }

  private Command usual(WindowId window, Hall hall) {
    if (hall.clerkAt(window).isEmpty()) {
      return new Command.SignOn(window, clerks.get(world.chance.nextInt(clerks.size())));
    }
    if (hall.pause(window).isPresent()) {
      return new Command.ResumeWindow(window);
    }
    Optional<Ticket> here = hall.ticketAt(window);
    if (here.isEmpty()) {
      return new Command.CallNext(window);
    }
    if (here.get().stage() instanceof Ticket.Stage.Called) {
      return world.oneIn(8)
          ? new Command.MarkNoShow(window)
          : world.oneIn(8) ? new Command.Recall(window) : new Command.Start(window);
    }
    return new Command.End(window);
  }
}
