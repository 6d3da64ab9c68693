package hall.app.audit;

import hall.app.journal.Chronicle;
import hall.app.journal.DaySeal;
import hall.app.journal.RecordScan;
import hall.app.journal.SealBook;
import hall.app.words.Words;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `tinghao audit verify` proves a record, `tinghao audit show` tells one number's life from it and
/// `tinghao audit seal` says how a day's record stands. All only read, also beside a hall that
/// runs.
public final class AuditCommand {

  /// The command that is done here.
  public static final String NAME = "audit";

  /// What it ends with when something in the record is not as it should be.
  static final int BAD = 1;

  /// What it ends with when its words are wrong, or there is no such record, day or number.
  static final int WRONG = 2;

  private final Words words;
  private final PrintStream out;

  public AuditCommand(Words words, PrintStream out) {
    this.words = words;
    this.out = out;
  }

  /// Does what the words ask for.
  ///
  /// @param arguments what follows `audit`
  /// @param language what the terminal speaks
  /// @return 0 when all is well and was found, 1 when the record is not sound, 2 when the words are
  ///   wrong or name nothing that is there
  public int run(List<String> arguments, String language) {
    AuditArguments asked = AuditArguments.read(arguments, language, words.languages());
    return switch (asked) {
      case AuditArguments.Wrong(var key, var values, var speaks) -> {
        out.println(words.say(speaks, key, values));
        out.println(words.say(speaks, "audit.usage"));
        yield WRONG;
      }
      case AuditArguments.Check check -> look(check.data(), check.language(), () -> verify(check));
      case AuditArguments.Show show -> look(show.data(), show.language(), () -> show(show));
      case AuditArguments.Seal seal -> look(seal.data(), seal.language(), () -> seal(seal));
    };
  }

  private interface Looking {
    int look() throws IOException;
  }

  private int look(Path data, String language, Looking looking) {
    try {
      return looking.look();
    } catch (NoSuchFileException missing) {
      out.println(say(language, "no-record", Map.of("data", data)));
      return WRONG;
    } catch (IOException e) {
      out.println(say(language, "unreadable", Map.of("data", data, "cause", e)));
      return BAD;
    }
  }

  private int verify(AuditArguments.Check check) throws IOException {
    long begun = System.nanoTime();
    Verdict verdict = Verify.of(check.data(), check.seals());
    double seconds = (System.nanoTime() - begun) / 1e9;
    new VerdictPrint(out, words, check.language()).print(check.data(), verdict, seconds);
    return verdict.isSound() ? 0 : BAD;
  }

  private int show(AuditArguments.Show show) throws IOException {
    Optional<TicketLife> life =
        TicketLife.find(RecordScan.of(show.data()), show.number(), show.day());
    if (life.isEmpty()) {
      Map<String, ?> values =
          Map.of("number", show.number(), "day", show.day().map(LocalDate::toString).orElse("?"));
      String key = show.day().isPresent() ? "unknown-number-day" : "unknown-number";
      out.println(say(show.language(), key, values));
      return WRONG;
    }
    new LifePrint(out, words, show.language()).print(life.get());
    return 0;
  }

  private int seal(AuditArguments.Seal asked) throws IOException {
    Chronicle chronicle = Chronicle.open(asked.data());
    List<LocalDate> days = chronicle.days();
    List<LocalDate> wanted =
        asked
            .day()
            .map(List::of)
            .orElseGet(() -> days.subList(Math.max(0, days.size() - 2), days.size()));
    SealBook book = chronicle.seals();
    for (LocalDate day : wanted) {
      Optional<DaySeal> seal = book.of(day);
      if (seal.isEmpty()) {
        out.println(say(asked.language(), "unknown-day", Map.of("day", day)));
        return WRONG;
      }
      boolean isOver = day.isBefore(days.getLast());
      print(seal.get(), isOver ? "day-over" : "day-open", asked.language());
    }
    return 0;
  }

  private void print(DaySeal seal, String key, String language) {
    out.println(
        say(language, key, Map.of("day", seal.day(), "entry", seal.entry(), "n", seal.entries())));
    out.println("  " + SealText.of(seal.head()));
    out.println("  SHA-256 " + seal.head());
  }

  private String say(String language, String key, Map<String, ?> values) {
    return words.say(language, "audit." + key, values);
  }
}
