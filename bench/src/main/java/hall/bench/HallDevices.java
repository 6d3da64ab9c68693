package hall.bench;

import hall.app.sim.Pty;
import java.util.ArrayList;
import java.util.List;

/// The devices of a hall, each at the far end of a real pseudo-terminal of its own: screens on
/// lines of 9600 baud, callers and rating pads by turns, card readers and scanners.
record HallDevices(
    List<LedEye> screens, List<Pty> pads, List<ReaderEye> readers, List<Pty> scanners)
    implements AutoCloseable {

  /// A window each.
  static final int SCREENS = 16;

  private static final int PADS = 12;
  private static final int READERS = 2;
  private static final int SCANNERS = 2;

  /// How many there are.
  static final int ALL = SCREENS + PADS + READERS + SCANNERS;

  static HallDevices open() {
    HallDevices all =
        new HallDevices(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < SCREENS; i++) {
      all.screens.add(LedEye.open(BenchHall.SCREEN, BenchHall.SLOW));
    }
    for (int i = 0; i < PADS; i++) {
      all.pads.add(Pty.open());
    }
    for (int i = 0; i < READERS; i++) {
      all.readers.add(ReaderEye.open());
    }
    for (int i = 0; i < SCANNERS; i++) {
      all.scanners.add(Pty.open());
    }
    return all;
  }

  @Override
  public void close() {
    screens.forEach(LedEye::close);
    pads.forEach(Pty::close);
    readers.forEach(ReaderEye::close);
    scanners.forEach(Pty::close);
  }
}
