package hall.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The hall as its own process, started as the launcher starts it and stopped as an operator stops
/// it.
final class HallProcess implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  /// USER_HZ, which Linux shows to programs on every machine.
  private static final long MILLIS_A_TICK = 10;

  private final Process process;
  private final long startedAt;
  private final int port;
  private final Path log;

  private HallProcess(Process process, long startedAt, int port, Path log) {
    this.process = process;
    this.startedAt = startedAt;
    this.port = port;
    this.log = log;
  }

  /// Starts the hall of that file on a free port with an empty data folder below the given one.
  ///
  /// @param house the project's root, where the launcher stands
  /// @param more what else the command line says
  static HallProcess start(Path house, Path hallFile, Path folder, String... more)
      throws IOException {
    int port = freePort();
    Path data = Files.createTempDirectory(folder, "hall-");
    Path log = data.resolveSibling(data.getFileName() + ".log");
    String classes =
        "%1$s/kiosk-app/target/kiosk-app-1-SNAPSHOT.jar:%1$s/kiosk-app/target/lib/*"
            .formatted(house);
    List<String> command = new ArrayList<>();
    Collections.addAll(
        command,
        java(),
        "@" + house.resolve("kiosk-app/jvm.options"),
        "-cp",
        classes,
        "hall.app.Main",
        "run",
        "--hall",
        hallFile.toString(),
        "--data",
        data.toString(),
        "--port",
        Integer.toString(port));
    Collections.addAll(command, more);
    long startedAt = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new HallProcess(process, startedAt, port, log);
  }

  /// The program that runs this bench runs the hall, too.
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  int port() {
    return port;
  }

  /// When the process was asked for, on the clock of [System#nanoTime].
  long startedAt() {
    return startedAt;
  }

  /// A connection as soon as the hall takes one.
  Wire connect() throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (process.isAlive() && System.nanoTime() < deadline) {
      try {
        return Wire.to(port);
      } catch (IOException notYet) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
      }
    }
    throw new IOException("The hall did not start. It said: " + Files.readString(log));
  }

  /// How much of the processors' time the process has used so far, in milliseconds.
  long processorMillis() throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
    // Behind the name in brackets: the 12th and 13th field are user and system time in ticks.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MILLIS_A_TICK;
  }

  /// The memory the process holds, in bytes, as the system counts it.
  long resident() throws IOException {
    return resident(Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")));
  }

  /// The memory that a status of `/proc` tells, in bytes.
  static long resident(List<String> status) throws IOException {
    return status.stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow(() -> new IOException("The system does not tell the memory of a process."));
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("The hall did not stop when it was told to.");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }
}
