package hall.app.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.config.HallReader;
import hall.app.config.Reading;
import hall.app.config.ShippedProfiles;
import hall.app.journal.FileJournal;
import hall.app.journal.PastDay;
import hall.app.words.Words;
import hall.day.Habits;
import hall.day.Replay;
import hall.day.SimulatedDay;
import hall.queue.Actor;
import hall.queue.CallRules;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.HallPlan;
import hall.queue.RequestKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `tinghao sim` and `tinghao replay`, as somebody at a terminal sees them.
class DayCommandTest {

  private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
  private static final Path HALLS =
      Objects.requireNonNull(Path.of("").toAbsolutePath().getParent()).resolve("halls");

  @TempDir Path folder;

  private record Said(int code, String text) {
    List<String> lines() {
      return text.lines().toList();
    }
  }

  @Test
  void aSimulatedDayIsTheSameOnEveryRun() {
    Said first = say("sim", "--hall", "township", "--day", "2026-11-23", "--seed", "7");

    assertEquals(0, first.code(), first.text());
    assertEquals(first, say("sim", "--hall", "township", "--day", "2026-11-23", "--seed", "7"));
    assertTrue(
        !first.equals(say("sim", "--hall", "township", "--day", "2026-11-23", "--seed", "8")));
    assertEquals(
        "Qingyun Town Service Centre, a made-up day: 2026-11-23, seed 7", first.lines().getFirst());
  }

  @Test
  void itSpeaksEitherLanguageInTheSameFigures() {
    String[] asked = {"sim", "--hall", "county", "--day", "2026-11-23", "--seed", "3"};
    Said english = say(asked);
    Said chinese = say(join(asked, "--lang", "zh-CN"));

    assertEquals(english.lines().size(), chinese.lines().size());
    assertEquals(total(english), total(chinese));
    assertTrue(chinese.text().contains("云岭县政务服务中心，模拟的一天"), chinese.text());
  }

  @Test
  void otherRulesStandBesideTheHallsOwn() throws IOException {
    String county = Files.readString(HALLS.resolve("county.yaml"));
    Path other = folder.resolve("other.yaml");
    Files.writeString(other, county.replace("credit-min: 30", "credit-min: 0"));

    Said same =
        say(
            "sim",
            "--hall",
            "county",
            "--day",
            "2026-11-23",
            "--seed",
            "3",
            "--rules",
            HALLS.resolve("county.yaml").toString());

    assertEquals(0, same.code(), same.text());
    assertTrue(same.text().contains("Nobody waits a minute longer."), same.text());
    assertTrue(same.text().contains("Nobody waits a minute less."), same.text());
  }

  @Test
  void wrongWordsEndWithTwoAndASentence() {
    assertEquals(
        "sim needs the option --seed.", refused("sim", "--hall", "county", "--day", "2026-11-23"));
    assertEquals("replay needs the option --data.", refused("replay", "--day", "2026-11-23"));
    assertEquals(
        "The day 'monday' should be a date such as 2026-11-23.",
        refused("sim", "--hall", "county", "--day", "monday", "--seed", "1"));
    assertEquals(
        "The seed 'x' should be a whole number.",
        refused("sim", "--hall", "county", "--day", "2026-11-23", "--seed", "x"));
    assertEquals("There is no option '--fast'.", refused("sim", "--fast"));
    assertEquals("The option --day needs a value.", refused("replay", "--day"));
    assertEquals(
        "The hall is closed on 2026-11-22. Choose a day on which its calendar opens.",
        refused("sim", "--hall", "county", "--day", "2026-11-22", "--seed", "1"));
    assertEquals(
        "There is no record in %s. Name the data folder of a hall with --data.".formatted(folder),
        refused("replay", "--data", folder.toString(), "--day", "2026-11-23"));
    assertEquals(
        2, say("sim", "--hall", "no-such.yaml", "--day", "2026-11-23", "--seed", "1").code());
  }

  @Test
  void theRulesOfAnotherHallAreRefusedByTheServiceTheyLack() {
    assertEquals(
        "%s is the file of another hall: it has no service 'advice'. Name a file with this hall's"
                .formatted(HALLS.resolve("township.yaml"))
            + " services.",
        refused(
            "sim",
            "--hall",
            "county",
            "--day",
            "2026-11-23",
            "--seed",
            "1",
            "--rules",
            HALLS.resolve("township.yaml").toString()));
  }

  @Test
  void aPastDayIsReadBesideTheHallThatWritesIt() throws IOException {
    HallPlan plan = township();
    try (FileJournal journal = FileJournal.open(folder)) {
      record(journal, plan);

      Said said = say("replay", "--data", folder.toString(), "--day", "2026-11-23");

      assertEquals(0, said.code(), said.text());
      assertEquals("2026-11-23, from the record in " + folder, said.lines().getFirst());
      Said made = say("sim", "--hall", "township", "--day", "2026-11-23", "--seed", "5");
      assertEquals(total(made), total(said));
      assertEquals(
          "The record has no day 2026-11-20. It has: 2026-11-23, 2026-11-24.",
          refused("replay", "--data", folder.toString(), "--day", "2026-11-20"));
    }
  }

  @Test
  void theManagersTrialSaysWhoWaitsLongerAndThatTheDayIsReproduced() throws Exception {
    HallPlan plan = township();
    try (FileJournal journal = FileJournal.open(folder);
        DayTrials trials = new DayTrials(journal.chronicle())) {
      record(journal, plan);
      HallPlan without = plan.under(new CallRules(Duration.ZERO, Duration.ofSeconds(30)));

      DayTrial trial = trials.tryOn(MONDAY, without).get(30, TimeUnit.SECONDS).orElseThrow();

      assertEquals(List.of(MONDAY.plusDays(1), MONDAY), trials.days());
      assertTrue(trial.isExact());
      assertTrue(trial.isOver());
      assertEquals(trial.before().all().taken(), trial.after().all().taken());
      assertTrue(trial.comparison().longer().size() > 0);
      assertTrue(trial.comparison().shorter().size() > 0);
      assertTrue(trials.tryOn(MONDAY.minusDays(1), plan).get(30, TimeUnit.SECONDS).isEmpty());
    }
  }

  @Test
  void aDayIsTheSameFromASnapshotAndFromTheWholeRecord() throws IOException {
    HallPlan plan = township();
    try (FileJournal journal = FileJournal.open(folder)) {
      List<Entry> entries = record(journal, plan);
      PastDay whole = journal.chronicle().day(MONDAY).orElseThrow();
      journal.keep(journal.hallAt(2).memory());

      assertEquals(whole, journal.chronicle().day(MONDAY).orElseThrow());
      assertEquals(entries.subList(2, entries.size()), whole.entries());
    }
  }

  /// The township's made-up day of seed 5, written into a journal.
  private static List<Entry> record(FileJournal journal, HallPlan plan) throws IOException {
    Replay.Run run = SimulatedDay.live(plan, MONDAY, Habits.of(plan), new SplittableRandom(5));
    List<Entry> entries = new ArrayList<>();
    entries.add(entry(1, run, new Event.PlanChanged(plan)));
    entries.add(entry(2, run, new Event.DayOpened(MONDAY)));
    entries.addAll(run.entries());
    for (Entry entry : entries) {
      journal.append(List.of(entry));
    }
    return entries;
  }

  private static Entry entry(long seq, Replay.Run run, Event event) {
    return new Entry(seq, run.start().at(), Actor.CALENDAR, RequestKey.NONE, List.of(event));
  }

  private static HallPlan township() {
    Reading reading = new HallReader(new ShippedProfiles(), Words.load()).readShipped("township");
    return reading instanceof Reading.Good(var file) ? file.plan() : HallPlan.EMPTY;
  }

  /// The figures of everybody, which are the same in every language.
  private static List<String> total(Said said) {
    String line = said.lines().get(said.lines().size() - 2);
    String[] cells = line.split("  +");
    return List.of(cells).subList(1, cells.length);
  }

  private static String[] join(String[] words, String... more) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static String refused(String... arguments) {
    Said said = say(arguments);
    assertEquals(2, said.code(), said.text());
    return said.lines().getFirst();
  }

  private static Said say(String... arguments) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      int code = new DayCommand(Words.load(), out).run(List.of(arguments), "en");
      return new Said(code, bytes.toString(StandardCharsets.UTF_8));
    }
  }
}
