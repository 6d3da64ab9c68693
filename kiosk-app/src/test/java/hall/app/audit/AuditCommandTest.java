package hall.app.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.journal.ClockQuality;
import hall.app.journal.FileJournal;
import hall.app.journal.RecordClock;
import hall.app.words.Words;
import hall.queue.Actor;
import hall.queue.ClerkId;
import hall.queue.Command;
import hall.queue.Decision.Accepted;
import hall.queue.Entry;
import hall.queue.Hall;
import hall.queue.Outcome;
import hall.queue.Priority;
import hall.queue.Rating;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.ServiceId;
import hall.queue.TicketId;
import hall.queue.WindowId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `tinghao audit`, as somebody at a terminal sees it.
class AuditCommandTest {

  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private static final WindowId THREE = new WindowId(3);
  private static final Pattern SEAL = Pattern.compile("([0-9A-Z]{5}-){7}[0-9A-Z]{5}");

  @TempDir Path data;
  private Instant now = NINE;
  private ClockQuality quality = ClockQuality.SYNCED;
  private Duration lag = Duration.ZERO;

  private record Said(int code, String text) {}

  private final RecordClock clock =
      new RecordClock() {
        @Override
        public Instant now() {
          return now.plus(lag);
        }

        @Override
        public ClockQuality quality() {
          return quality;
        }
      };

  /// Two days, of which the first is over: A001 is taken, called, served and rated.
  @BeforeEach
  void live() throws IOException {
    Hall hall = new Hall();
    try (var journal = FileJournal.open(data, clock)) {
      ask(hall, journal, new Command.ChangePlan(RecordRulesTest.plan()), Actor.Role.MANAGER);
      ask(hall, journal, new Command.KeepTime(), Actor.Role.CALENDAR);
      ask(hall, journal, new Command.SignOn(THREE, new ClerkId("0238")), Actor.Role.CLERK);
      take(hall, journal, 1);
      quality = ClockQuality.UNKNOWN;
      take(hall, journal, 2);
      quality = ClockQuality.SYNCED;
      ask(hall, journal, new Command.CallNext(THREE), Actor.Role.CLERK);
      ask(hall, journal, new Command.Start(THREE), Actor.Role.CLERK);
      lag = Duration.ofMinutes(7);
      ask(hall, journal, new Command.End(THREE, Outcome.COMPLETED), Actor.Role.CLERK);
      lag = Duration.ZERO;
      ask(hall, journal, new Command.Rate(THREE, new Rating(4)), Actor.Role.PAD);
      now = NINE.plus(Duration.ofDays(1));
      ask(hall, journal, new Command.KeepTime(), Actor.Role.CALENDAR);
      take(hall, journal, 3);
    }
  }

  private void take(Hall hall, FileJournal journal, int number) throws IOException {
    Command take =
        new Command.TakeTicket(
            new TicketId("%016d".formatted(number)),
            new ServiceId("medical-claim"),
            Priority.ORDINARY,
            "zh-CN");
    ask(hall, journal, take, Actor.Role.KIOSK);
  }

  private void ask(Hall hall, FileJournal journal, Command command, Actor.Role role)
      throws IOException {
    now = now.plusSeconds(10);
    Actor actor = new Actor(role, role == Actor.Role.CALENDAR ? "" : "no-1");
    var decision = hall.decide(new Request(command, actor, RequestKey.NONE), now);
    assertTrue(decision instanceof Accepted, decision.toString());
    var events = ((Accepted) decision).events();
    Entry entry = new Entry(hall.seq() + 1, now, actor, RequestKey.NONE, events);
    hall.apply(entry);
    journal.append(List.of(entry));
  }

  @Test
  void aSoundRecordIsCalledSound() {
    Said said = say("verify", data.toString(), "--lang", "en");

    assertEquals(0, said.code(), said.text());
    assertTrue(said.text().contains("The record is whole"), said.text());
    assertTrue(said.text().contains("3 numbers, 1 calls, 1 ratings"), said.text());
    assertEquals(0, say("verify", data.toString(), "--lang", "zh-CN").code());
  }

  @Test
  void theFirstBadRecordIsNamedInEitherLanguage() throws IOException {
    Path first = files().getFirst();
    byte[] bytes = Files.readAllBytes(first);
    bytes[4096 + 40] ^= 1;
    Files.write(first, bytes);

    Said english = say("verify", data.toString(), "--lang", "en");
    Said chinese = say("verify", data.toString(), "--lang", "zh-CN");

    assertEquals(1, english.code());
    assertTrue(english.text().contains(first + ", byte 4096"), english.text());
    assertTrue(english.text().contains("Where entry 1 should stand"), english.text());
    assertTrue(chinese.text().contains("记录不对"), chinese.text());
    complete(english, chinese);
  }

  @Test
  void oneNumbersLifeIsToldInWords() {
    Said chinese = say("show", "a001", data.toString(), "--day", "2026-03-02");
    Said english = say("show", "A001", data.toString(), "--day", "2026-03-02", "--lang", "en");

    assertEquals(0, chinese.code(), chinese.text());
    for (String part : List.of("取号 A001", "叫到 3 号窗口", "工号 0238", "当场办好", "评价 4 分")) {
      assertTrue(chinese.text().contains(part), () -> part + ": " + chinese.text());
    }
    for (String part :
        List.of("09:00:40  Number A001 taken", "Called to window 3", "Rated 4 of 5")) {
      assertTrue(english.text().contains(part), () -> part + ": " + english.text());
    }
    assertTrue(english.text().contains("(recorded at 2026-03-02 09:08:20)"), english.text());
    assertEquals(chinese.text().lines().count(), english.text().lines().count());
    complete(chinese, english);
  }

  @Test
  void anUnsureClockIsToldWhereItWas() {
    Said second = say("show", "A002", data.toString(), "--lang", "en");

    assertTrue(second.text().lines().anyMatch(line -> line.contains("clock not sure")));
    assertFalse(second.text().lines().allMatch(line -> line.contains("clock not sure")));
    assertTrue(second.text().contains("Expired with the business day"), second.text());
  }

  @Test
  void withoutADayTheNewestOfThatNumberIsShown() {
    assertTrue(say("show", "A001", data.toString()).text().contains("2026-03-03 的 A001"));
    assertEquals(2, say("show", "A009", data.toString()).code());
    assertEquals(2, say("show", "A002", data.toString(), "--day", "2026-03-03").code());
  }

  @Test
  void aSealThatWasWrittenDownProvesTheRecord() {
    Said seal = say("seal", data.toString(), "--day", "2026-03-02", "--lang", "en");
    assertEquals(0, seal.code(), seal.text());
    Matcher written = SEAL.matcher(seal.text());
    assertTrue(written.find(), seal.text());
    String text = written.group();

    Said good = say("verify", data.toString(), "--seal", "2026-03-02=" + text, "--lang", "en");
    assertEquals(0, good.code(), good.text());
    assertTrue(good.text().contains("1 seals kept elsewhere"), good.text());
    String wrong = (text.charAt(0) == '0' ? '1' : '0') + text.substring(1);
    Said slip = say("verify", data.toString(), "--seal", wrong, "--lang", "en");
    assertEquals(2, slip.code());
    assertTrue(slip.text().contains("Group 1 of the seal"), slip.text());
    String other = SealText.of(hall.app.journal.Hash.of("0b".repeat(32)));
    assertEquals(1, say("verify", data.toString(), "--seal", other).code());
    assertEquals(2, say("seal", data.toString(), "--day", "2020-01-01").code());
    assertTrue(say("seal", data.toString(), "--lang", "en").text().contains("not over yet"));
  }

  @Test
  void aRecordIsLookedAtBesideTheHallThatWritesIt() throws IOException {
    try (var journal = FileJournal.open(data)) {
      assertEquals(0, say("verify", data.toString()).code());
      assertTrue(journal.head().seq() > 0);
    }
    Files.write(files().getLast(), new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    assertEquals(0, say("verify", data.toString()).code());
  }

  @Test
  void wrongWordsAreAnsweredWithTheUsage() {
    for (String[] words :
        new String[][] {
          {},
          {"prove"},
          {"verify"},
          {"show", "A001"},
          {"seal"},
          {"verify", ".", "--day", "x"},
          {"verify", data.toString(), "--seal", "A045"},
          {"seal", data.toString(), "--day", "x"}
        }) {
      Said said = say(words);
      assertEquals(2, said.code());
      assertTrue(said.text().contains("tinghao audit verify"), said.text());
    }
    assertEquals(2, say("verify", data.resolve("nowhere").toString()).code());
    assertEquals(2, say("show", "A001", data.resolve("nowhere").toString()).code());
    assertEquals(2, say("seal", data.resolve("nowhere").toString()).code());
  }

  /// Every key has its sentence and every sentence its values.
  private static void complete(Said... all) {
    for (Said said : all) {
      assertFalse(said.text().contains("{") || said.text().contains("audit."), said.text());
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("journal"))) {
      return files.sorted().toList();
    }
  }

  private static Said say(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    int code = new AuditCommand(Words.load(), print).run(List.of(words), "en");
    return new Said(code, out.toString(StandardCharsets.UTF_8));
  }
}
