package hall.app.prove;

import hall.app.journal.FileJournal;
import hall.app.journal.Recorded;
import hall.queue.Entry;
import hall.queue.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A real process on a real disk is killed (`kill -9`) at random moments, while it starts or under
/// load, and started again on the same record. What it answered is there, once.
final class KillTrial implements AutoCloseable {

  /// So many kills on one record; then a new one, so that starts stay short.
  private static final int KILLS_EACH = 8;

  private static final int PRESSING = 6;
  private static final int ACKS_MOST = 500;
  private static final int EARLY_MILLIS = 900;

  /// How far the machine's clock is ahead of the hall's, on whose days the hall is open.
  private final long aheadMillis =
      Duration.between(Instant.parse("2026-03-03T02:00:00Z"), Instant.now()).toMillis();

  private final Random chance;
  private final Path folder;
  private final Map<String, String> answered = new HashMap<>();
  private final int[] next = new int[PRESSING];
  private Path data;
  private int kills;

  /// What a kill showed.
  ///
  /// @param tickets answered since the start before
  record Outcome(int tickets, Optional<String> wrong) {}

  KillTrial(long seed) throws IOException {
    chance = new Random(seed);
    folder = Files.createTempDirectory("prove-kills");
    data = folder.resolve("0");
  }

  /// Starts the process, kills it, and reads its record.
  Outcome kill() throws IOException, InterruptedException {
    if (kills++ % KILLS_EACH == 0) {
      delete(data);
      data = folder.resolve(Integer.toString(kills));
      answered.clear();
      Arrays.fill(next, 0);
    }
    List<String> wrong = new ArrayList<>();
    int before = answered.size();
    Process process = start();
    try (BufferedReader said = process.inputReader(StandardCharsets.US_ASCII)) {
      boolean isEarly = chance.nextInt(8) == 0;
      if (isEarly) {
        LockSupport.parkNanos(Duration.ofMillis(chance.nextInt(EARLY_MILLIS)).toNanos());
      } else {
        hear(said, 1 + chance.nextInt(ACKS_MOST), wrong);
      }
      // The handle kills without closing what the process had still said.
      process.toHandle().destroyForcibly();
      hear(said, Integer.MAX_VALUE, wrong);
    } finally {
      process.destroyForcibly();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        wrong.add("The process does not die.");
      }
    }
    compare(wrong);
    return new Outcome(answered.size() - before, wrong.stream().findFirst());
  }

  private Process start() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Pressed.class.getName(),
                data.toString(),
                Long.toString(aheadMillis)));
    for (int count : next) {
      // The last one answered is asked again: it must be the same number.
      command.add(Integer.toString(Math.max(0, count - 1)));
    }
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private void hear(BufferedReader said, int lines, List<String> wrong) throws IOException {
    for (int i = 0; i < lines; i++) {
      String line = said.readLine();
      if (line == null) {
        if (lines < Integer.MAX_VALUE) {
          wrong.add("The process ended by itself after a kill.");
        }
        return;
      }
      String[] words = line.split(" ", 4);
      // A line that the kill cut short was heard by nobody.
      if (words.length == 4 && words[3].matches("([A-Z][0-9]{3,}|none.*);")) {
        int who = Integer.parseInt(words[1]);
        int press = Integer.parseInt(words[2]);
        next[who] = Math.max(next[who], press + 1);
        String number = words[3].substring(0, words[3].length() - 1);
        String before = answered.putIfAbsent(who + "-" + press, number);
        if (before != null && !before.equals(number)) {
          wrong.add("A press got %s and then %s.".formatted(before, number));
        }
      }
    }
  }

  private void compare(List<String> wrong) throws IOException {
    Map<String, String> there = new HashMap<>();
    Set<String> numbers = new HashSet<>();
    Files.createDirectories(data);
    try (FileJournal journal = FileJournal.open(data)) {
      journal.read(1, recorded -> note(recorded, there, numbers, wrong));
    }
    answered.forEach((key, number) -> {
      if (!number.equals(there.get(key))) {
        wrong.add("%s was answered and the record has %s.".formatted(number, there.get(key)));
      }
    });
  }

  private static void note(
      Recorded recorded, Map<String, String> there, Set<String> numbers, List<String> wrong) {
    Entry entry = recorded.entry();
    for (Event event : entry.events()) {
      switch (event) {
        case Event.DayOpened _ -> numbers.clear();
        case Event.TicketTaken taken -> {
          String number = taken.number().toString();
          if (!numbers.add(number)) {
            wrong.add(number + " was given twice.");
          }
          if (there.put(entry.key().text(), number) != null) {
            wrong.add("One press got two numbers: " + entry.key().text());
          }
        }
        default -> {}
      }
    }
  }

  @Override
  public void close() throws IOException {
    delete(folder);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(Objects.requireNonNull(file));
        }
      }
    }
  }
}
