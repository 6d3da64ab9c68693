package hall.app.prove;

import hall.app.journal.ClockQuality;
import hall.app.journal.FileJournal;
import hall.app.journal.JournalDamaged;
import hall.app.journal.SimulatedDisk;
import hall.app.journal.SimulatedDisk.PowerCut;
import hall.app.journal.SimulatedDisk.Step;
import hall.app.journal.SimulatedRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What goes wrong, and when. A cut of the power and the death of the process are armed some steps
/// of the disk ahead, so that they come before, within and after every kind of step.
final class Misfortune implements SimulatedDisk.Trouble {

  private static final int ARMED_MOST = 24;
  private static final int ARMED_SOON = 3;
  private static final long QUIET_GAP = 4L * 3_600_000;

  private final World world;
  private final Lan lan;
  private final Life.Machines machines;
  private final int oneIn;
  private int armed;
  private boolean isKill;
  private boolean isDead;
  private Set<Step> refused = EnumSet.noneOf(Step.class);
  private long refusedUntil;

  /// @param oneIn how many people come for each thing that goes wrong, more or less
  Misfortune(World world, Lan lan, Life.Machines machines, int oneIn) {
    this.world = world;
    this.lan = lan;
    this.machines = machines;
    this.oneIn = oneIn;
  }

  void begin() {
    world.disk.trouble(this);
    next();
  }

  /// Somebody has come: now and then something happens just then, and rather when many come.
  void arrival(int people) {
    if (!world.calm && world.chance.nextInt(oneIn) < people) {
      happen(world.chance.nextInt(20));
    }
  }

  /// Seldom, something happens at any hour.
  private void next() {
    world.time.in(
        world.around(QUIET_GAP),
        () -> {
          if (!world.calm) {
            happen(world.chance.nextInt(20));
            next();
          }
        });
  }

  private void happen(int what) {
    world.trace.add(what);
    switch (what) {
      case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 -> arm(false);
      case 10 -> arm(true);
      case 11, 12 -> refuse();
      case 13, 14 -> turnClock();
      case 15 -> machines.line().cut(world.around(1_800_000));
      case 16 -> machines.line().restoreOrCopy();
      case 17 -> machines.printers().kill("kiosk-" + (1 + world.chance.nextInt(2)), 300_000);
      case 18 -> lan.turnBad(world.around(60_000));
      default -> world.time.in(0, this::stop);
    }
  }

  private void arm(boolean kill) {
    if (armed == 0) {
      armed = 1 + world.chance.nextInt(world.chance.nextBoolean() ? ARMED_SOON : ARMED_MOST);
      isKill = kill;
    }
  }

  /// The disk refuses some steps for a while: writes, forces, what needs room, all, or even to be
  /// read.
  private void refuse() {
    long millis = world.around(20_000);
    refusedUntil = world.time.passed() + millis;
    SimulatedDisk disk = world.disk;
    refused = EnumSet.noneOf(Step.class);
    switch (world.chance.nextInt(5)) {
      case 0 -> {
        refused = EnumSet.of(Step.WRITE, Step.CREATE);
        world.tally.add(Tried.WRITES_REFUSED);
      }
      case 1 -> {
        refused = EnumSet.of(Step.FORCE, Step.FORCE_NAMES);
        world.tally.add(Tried.FORCES_REFUSED);
      }
      case 2 -> {
        refused = EnumSet.allOf(Step.class);
        world.tally.add(Tried.ALL_REFUSED);
      }
      case 3 -> {
        disk.quota(disk.used() + world.chance.nextInt(2 * disk.room()));
        world.tally.add(Tried.DISK_FULL);
        world.time.in(millis, () -> disk.quota(Integer.MAX_VALUE));
      }
      default -> {
        refused = EnumSet.allOf(Step.class);
        disk.unreadable(true);
        world.tally.add(Tried.UNREADABLE);
        world.time.in(millis, () -> disk.unreadable(false));
      }
    }
  }

  private void turnClock() {
    world.tally.add(Tried.CLOCK_TURNED);
    Duration by =
        switch (world.chance.nextInt(4)) {
          case 0 -> Duration.ofHours(world.chance.nextInt(-30, 30));
          case 1 -> Duration.ofMinutes(world.chance.nextInt(-90, 90));
          default -> Duration.between(world.time.instant(), world.time.trueTime());
        };
    world.time.turnBy(by);
  }

  private void stop() {
    if (world.life.isPresent()) {
      world.tally.add(Tried.STOPS);
      Life life = world.life.get();
      try {
        life.stop();
      } catch (IOException refusedByDisk) {
        world.trace.add("stopped badly");
      }
      world.life = Optional.empty();
      bootLater();
    }
  }

  @Override
  public void at(Step step, int number, String name) throws IOException {
    world.trace.add(step + name);
    if (isDead) {
      throw new PowerCut();
    }
    if (armed > 0 && --armed == 0) {
      isDead = true;
      throw new PowerCut();
    }
    if (world.time.passed() < refusedUntil && refused.contains(step)) {
      throw new IOException(step + " " + name + " is refused.");
    }
  }

  /// The power went, or the process died: the next life begins a little later.
  void ended() {
    world.life.ifPresent(Life::end);
    world.tally.add(world.life.isEmpty() ? Tried.CUT_OPENING : isKill ? Tried.KILLS : Tried.CUTS);
    world.life = Optional.empty();
    isDead = false;
    if (!isKill) {
      world.disk = world.disk.afterPowerCut(world.chance);
      if (!world.calm && world.oneIn(6)) {
        loseClock();
      }
    }
    world.disk.trouble(this);
    if (!world.calm && world.oneIn(isKill ? 2 : 5)) {
      arm(world.oneIn(4));
    }
    bootLater();
  }

  /// A box without a battery wakes in another year, until somebody tells it the time.
  private void loseClock() {
    world.tally.add(Tried.CLOCK_LOST);
    world.time.turnTo(Instant.parse("2000-01-01T00:00:00Z"), ClockQuality.UNKNOWN);
    world.time.in(
        world.around(120_000), () -> world.time.turnTo(world.time.trueTime(), ClockQuality.SYNCED));
  }

  void bootLater() {
    world.time.in(1_000 + world.around(15_000), this::boot);
  }

  private void boot() {
    if (world.life.isPresent()) {
      return;
    }
    try {
      if (!world.calm && world.oneIn(8)) {
        forge();
      }
      world.life = Optional.of(Life.begin(world, machines));
    } catch (JournalDamaged damaged) {
      world.broken("The start was refused: " + damaged.getMessage());
    } catch (IOException refusedByDisk) {
      world.trace.add("not started");
      bootLater();
    }
  }

  /// Somebody wrote a record of this disk anew, and knew how: a start from it must not be silent.
  private void forge() throws IOException {
    SimulatedDisk forged = world.disk.copy();
    if (!SimulatedRecord.forge(forged, world.chance)) {
      return;
    }
    world.tally.add(Tried.FORGED);
    try (FileJournal journal = SimulatedRecord.open(forged, world.time)) {
      if (journal.epoch() == world.promises.epoch()) {
        world.broken("A record that was written anew was taken for the true one.");
      }
    } catch (JournalDamaged found) {
      world.trace.add(found.fault().code());
    }
  }

  /// No more faults; the clock is right and the disk works.
  void end() {
    world.calm = true;
    armed = 0;
    refusedUntil = 0;
    world.disk.quota(Integer.MAX_VALUE);
    world.disk.unreadable(false);
    world.time.turnTo(world.time.trueTime(), ClockQuality.SYNCED);
  }
}
