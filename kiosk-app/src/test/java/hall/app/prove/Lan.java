package hall.app.prove;

/// The hall's own network between kiosks, windows and the box: late, lossy now and then, and what
/// it carries may come twice.
final class Lan {

  private final World world;
  private long badUntil;

  Lan(World world) {
    this.world = world;
  }

  /// For so long much is lost and late.
  void turnBad(long millis) {
    badUntil = world.time.passed() + millis;
    world.tally.add(Tried.LAN_BAD);
  }

  /// Carries something; it arrives once, or never, or twice.
  void carry(Runnable arrives) {
    carry(arrives, 1 + world.chance.nextInt(8));
  }

  /// Carries something that takes so long when the network is well.
  void carry(Runnable arrives, long millis) {
    boolean isBad = world.time.passed() < badUntil && !world.calm;
    if (world.oneIn(isBad ? 3 : 200)) {
      return;
    }
    int copies = world.oneIn(isBad ? 4 : 200) ? 2 : 1;
    for (; copies > 0; copies--) {
      world.time.in(isBad ? world.around(2_000) : millis, arrives);
    }
  }
}
