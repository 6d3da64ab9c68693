package hall.app.prove;

import hall.app.journal.FileJournal;
import hall.app.journal.SimulatedDisk.PowerCut;
import hall.app.journal.SimulatedRecord;
import hall.queue.Hall;
import hall.report.ReportLine;
import hall.report.Visits;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One run: a hall lives some days over a simulated disk, clock and network, with everything that
/// goes wrong drawn from the seed; then all faults end, it comes to rest, and its record is judged.
final class HallRun {

  /// How many tickets a run has, unless it is told otherwise.
  static final int TICKETS = 400;

  private static final long LONGEST_MILLIS = 40L * 24 * 3_600_000;
  private static final long REST_MILLIS = 3L * 24 * 3_600_000;

  private final long seed;
  private final World world;
  private final Life.Machines machines;
  private final Misfortune misfortune;
  private final Kiosks kiosks;
  private final Clerks clerks;

  /// What became of a run.
  ///
  /// @param trace a sum over all its steps: the same for the same seed
  /// @param wrong what is not as it has to be; empty when all is
  record Outcome(long seed, long trace, Tally tally, Optional<String> wrong) {}

  HallRun(long seed, int tickets) {
    this(seed, tickets, 20 + (int) Math.floorMod(seed * 7, 60L));
  }

  /// @param oneIn how many people come for each thing that goes wrong, more or less
  HallRun(long seed, int tickets, int oneIn) {
    this.seed = seed;
    world = new World(seed, SimulatedRecord.plan());
    Lan lan = new Lan(world);
    SimulatedRecord rare = new SimulatedRecord(world.chance);
    machines = new Life.Machines(new Printers(world), new Pads(world), new CentreLine(world));
    misfortune = new Misfortune(world, lan, machines, oneIn);
    kiosks = new Kiosks(world, lan, rare, tickets, misfortune::arrival);
    clerks = new Clerks(world, lan, rare);
  }

  Outcome run() {
    try {
      misfortune.begin();
      misfortune.bootLater();
      kiosks.open();
      clerks.open();
      live();
      judge();
    } catch (IOException | RuntimeException e) {
      StackTraceElement[] where = e.getStackTrace();
      world.broken(e + (where.length > 0 ? " at " + where[0] : ""));
    }
    return new Outcome(seed, world.trace.sum(), world.tally, world.broken());
  }

  private void live() {
    while (world.broken().isEmpty() && !kiosks.isDone() && world.time.passed() < LONGEST_MILLIS) {
      step();
    }
    misfortune.end();
    long until = world.time.passed() + REST_MILLIS;
    while (world.broken().isEmpty() && !isAtRest() && world.time.passed() < until) {
      step();
    }
    if (world.broken().isEmpty() && !isAtRest()) {
      world.broken("The hall and the centre do not come to rest.");
    }
  }

  private boolean isAtRest() {
    return world.life.isPresent() && machines.line().isAtRest();
  }

  private void step() {
    try {
      world.time.step();
    } catch (PowerCut cut) {
      misfortune.ended();
    }
  }

  /// The last life ends in order; its record is then read from its first entry.
  private void judge() throws IOException {
    if (world.broken().isPresent()) {
      return;
    }
    world.life.orElseThrow().stop();
    RecordJudge judge = new RecordJudge(world);
    Visits visits = new Visits(1);
    try (FileJournal journal = SimulatedRecord.open(world.disk, world.time)) {
      world.promises.found(journal);
      journal.read(
          1,
          recorded -> {
            judge.read(recorded);
            visits.fold(recorded.entry());
          });
      if (!new Hall(journal.hall().memory()).memory().equals(judge.replica().memory())) {
        world.broken("The hall that starts is not the one its record tells of.");
      }
    }
    world
        .promises
        .numbers()
        .forEach((ticket, number) -> {
          if (!number.equals(judge.numbers().get(ticket))) {
            world.broken("%s was given out and is not in the record.".formatted(number));
          }
        });
    machines.line().judge(byTicket(visits.untold()));
  }

  private static Map<String, ReportLine> byTicket(List<ReportLine> lines) {
    Map<String, ReportLine> all = new HashMap<>();
    lines.forEach(line -> all.put(line.ticket(), line));
    return all;
  }
}
