package hall.app.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One simulated line and the devices on it, with the one thread that plays them. The driver opens
/// the line under a name that stays the same when the plug is drawn and put back, as udev names a
/// real port by its socket.
final class SimLine implements AutoCloseable {

  private static final int LONGEST_WAIT_MILLIS = 60_000;

  private final Path name;
  private final List<Seat> seats;
  private final InstantSource clock;
  private final Runnable changed;
  private final ReentrantLock turn = new ReentrantLock();
  private final Condition stirred = turn.newCondition();
  private final Thread player;
  private Optional<Pty> pty = Optional.empty();
  private boolean closed;

  private SimLine(Path name, List<Seat> seats, InstantSource clock, Runnable changed) {
    this.name = name;
    this.seats = List.copyOf(seats);
    this.clock = clock;
    this.changed = changed;
    this.player =
        Thread.ofPlatform().daemon().name("sim " + name.getFileName()).unstarted(this::play);
  }

  /// Plugs the devices in and lets them play. `changed` is called after each visible change.
  static SimLine open(Path name, List<Seat> seats, InstantSource clock, Runnable changed) {
    var line = new SimLine(name, seats, clock, changed);
    line.plugIn();
    line.player.start();
    return line;
  }

  Path name() {
    return name;
  }

  void press(Seat seat, String key) {
    act(() -> seat.press(key, clock.millis(), this::say));
  }

  /// On a line of its own a device's plug is the line's plug; on a bus only the device goes away.
  void condition(Seat seat, String condition) {
    act(() -> {
      seat.condition(condition, clock.millis(), this::say);
      if (seats.size() == 1) {
        if (condition.equals(Seat.UNPLUGGED)) {
          unplug();
        } else {
          plugIn();
        }
      }
    });
  }

  Seat.Seen look(Seat seat) {
    turn.lock();
    try {
      return seat.seen();
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    turn.lock();
    try {
      closed = true;
      unplug();
      stirred.signalAll();
    } finally {
      turn.unlock();
    }
    try {
      player.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void act(Runnable deed) {
    turn.lock();
    try {
      deed.run();
      // The player sleeps until what was due before; now something may be due sooner.
      pty.ifPresent(Pty::wake);
      stirred.signalAll();
    } finally {
      turn.unlock();
    }
    changed.run();
  }

  private void unplug() {
    pty.ifPresent(Pty::close);
    pty = Optional.empty();
    deleteName();
  }

  private void plugIn() {
    if (pty.isEmpty() && !closed) {
      Pty fresh = Pty.open();
      pty = Optional.of(fresh);
      deleteName();
      try {
        Files.createSymbolicLink(name, fresh.path());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void play() {
    byte[] bytes = new byte[4096];
    for (Optional<Pty> line = plugged(); line.isPresent(); line = plugged()) {
      int length = line.get().read(bytes, waitMillis());
      if (length >= 0) {
        hear(bytes, length);
      }
    }
  }

  /// The line now plugged in; while there is none, the devices play on without it. Empty once
  /// closed.
  private Optional<Pty> plugged() {
    turn.lock();
    try {
      while (pty.isEmpty() && !closed) {
        boolean _ = stirred.await(waitMillis(), TimeUnit.MILLISECONDS);
        seats.forEach(seat -> seat.turn(clock.millis(), this::say));
      }
      return closed ? Optional.empty() : pty;
    } catch (InterruptedException e) {
      return Optional.empty();
    } finally {
      turn.unlock();
    }
  }

  private void hear(byte[] bytes, int length) {
    long before;
    long after;
    turn.lock();
    try {
      before = changes();
      long now = clock.millis();
      for (Seat seat : seats) {
        if (length > 0) {
          seat.hear(bytes, length, now, this::say);
        }
        seat.turn(now, this::say);
      }
      after = changes();
    } finally {
      turn.unlock();
    }
    if (before != after) {
      changed.run();
    }
  }

  private long changes() {
    return seats.stream().mapToLong(seat -> seat.device().changes()).sum();
  }

  private int waitMillis() {
    turn.lock();
    try {
      long due = seats.stream().mapToLong(seat -> seat.device().due()).min().orElse(Long.MAX_VALUE);
      long wait = due == Long.MAX_VALUE ? LONGEST_WAIT_MILLIS : due - clock.millis();
      return Math.clamp(wait, 0, LONGEST_WAIT_MILLIS);
    } finally {
      turn.unlock();
    }
  }

  private void say(byte[] bytes) {
    pty.ifPresent(line -> line.write(bytes));
  }

  private void deleteName() {
    try {
      Files.deleteIfExists(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
