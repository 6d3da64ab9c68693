package hall.app.prove;

import hall.app.journal.SimulatedRecord;
import hall.app.loop.NotIssuing;
import hall.app.loop.Outcome;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.Decision;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.Priority;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.ServiceId;
import hall.queue.TicketId;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/// Citizens at two kiosks. Each press is sent under a key until it is answered, as the kiosk's page
/// does it, whatever the network and the box do meanwhile.
final class Kiosks {

  private static final long PATIENCE = 4_000;
  private static final int TRIES = 40;

  private final World world;
  private final Lan lan;
  private final SimulatedRecord rare;
  private final int wanted;
  private final long meanGap;
  private final IntConsumer arrival;
  private int presses;

  /// A press, until somebody has the number or gives up.
  private static final class Press {
    private final String key;
    private final ServiceId service;
    private final Priority priority;
    private final boolean isKnown;
    private final Actor kiosk;
    private int tries;
    private boolean done;

    Press(String key, ServiceId service, Priority priority, boolean isKnown, Actor kiosk) {
      this.key = key;
      this.service = service;
      this.priority = priority;
      this.isKnown = isKnown;
      this.kiosk = kiosk;
    }
  }

  /// @param wanted how many tickets the run is to have
  /// @param arrival is told how many come at a time
  Kiosks(World world, Lan lan, SimulatedRecord rare, int wanted, IntConsumer arrival) {
    this.arrival = arrival;
    this.world = world;
    this.lan = lan;
    this.rare = rare;
    this.wanted = wanted;
    meanGap = 10_000L + world.chance.nextInt(30_000);
  }

  void open() {
    world.time.in(world.around(meanGap), this::arrive);
  }

  boolean isDone() {
    return world.tally.of(Tried.TICKETS) >= wanted || presses > 3 * wanted;
  }

  private void arrive() {
    if (isDone()) {
      return;
    }
    int people = world.oneIn(15) ? 1 + world.chance.nextInt(12) : 1;
    for (int i = 0; i < people; i++) {
      press();
    }
    arrival.accept(people);
    // Now and then a night.
    long pause = world.oneIn(150) ? 6 * 3_600_000L + world.around(7 * 3_600_000L) : 0;
    world.time.in(pause + world.around(meanGap), this::arrive);
  }

  private void press() {
    List<ServicePlan> services = world.plan.services();
    ServiceId service = services.get(world.chance.nextInt(services.size())).id();
    Priority priority = world.oneIn(5) ? Priority.STATUTORY : Priority.ORDINARY;
    String kiosk = world.chance.nextBoolean() ? "kiosk-1" : "kiosk-2";
    String key = "press-" + ++presses;
    send(new Press(key, service, priority, world.oneIn(6), new Actor(Actor.Role.KIOSK, kiosk)));
  }

  private void send(Press press) {
    if (press.done || press.tries++ > TRIES) {
      return;
    }
    if (press.tries > 1) {
      world.tally.add(Tried.REPEATS);
    }
    // Who comes in a group is decided in one turn, more often than not.
    lan.carry(() -> world.life.ifPresent(life -> arriveAt(life, press)), 2);
    world.time.in(PATIENCE, () -> send(press));
  }

  /// The door draws the ticket's id, anew for each request, and the sum of what was asked.
  private void arriveAt(Life life, Press press) {
    byte[] bits = new byte[10];
    world.chance.nextBytes(bits);
    TicketId id = TicketId.of(bits);
    Command take =
        press.isKnown
            ? rare.take(id, press.priority)
            : new Command.TakeTicket(id, press.service, press.priority, "zh-CN");
    RequestKey key = new RequestKey(press.key, press.service.value().hashCode());
    life.submit(
        new Request(take, press.kiosk, key), (outcome, refused) -> answer(press, outcome, refused));
  }

  private void answer(Press press, Optional<Outcome> outcome, Optional<NotIssuing> refused) {
    world.trace.add(press.key);
    if (refused.isPresent()) {
      return;
    }
    outcome.flatMap(Outcome::entry).ifPresent(entry -> note(press, entry));
    if (outcome.isPresent() && outcome.get().decision() instanceof Decision.Refused(var why)) {
      world.trace.add(why.getClass().getSimpleName());
    }
    lan.carry(() -> press.done = true);
  }

  private void note(Press press, Entry entry) {
    for (Event event : entry.events()) {
      if (event instanceof Event.TicketTaken taken) {
        world.promises.answered(press.key, entry, taken.ticket(), taken.number());
      }
    }
  }
}
