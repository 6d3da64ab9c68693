package hall.app;

import hall.app.journal.Account;
import hall.app.journal.RecordClock;
import hall.app.journal.Restoring;
import hall.app.journal.Restoring.Restored;
import hall.app.journal.Witness;
import hall.app.words.Words;
import hall.queue.Calendar;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// `tinghao restore --from COPY --data NEWDIR`: sets a new box up from a copy of the record, and
/// says what it holds, what is missing and what to do next.
final class RestoreCommand {

  private static final int GOOD = 0;
  private static final int REFUSED = 1;
  private static final int USAGE = 64;

  private final Words words;
  private final PrintStream out;
  private String language;

  RestoreCommand(Words words, String language, PrintStream out) {
    this.words = words;
    this.language = language;
    this.out = out;
  }

  /// Does what is asked for.
  ///
  /// @param arguments what stands behind `restore`
  /// @return 0 when the record was set up, 1 when it could not be, 64 when the arguments are wrong
  int run(List<String> arguments) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i + 1 < arguments.size(); i += 2) {
      given.put(arguments.get(i), arguments.get(i + 1));
    }
    String asked = given.getOrDefault("--lang", language);
    boolean isKnown = List.of("--from", "--data", "--lang").containsAll(given.keySet());
    if (words.languages().contains(asked)) {
      language = asked;
    }
    if (arguments.size() % 2 != 0
        || !isKnown
        || !given.containsKey("--from")
        || !given.containsKey("--data")) {
      say("usage", Map.of());
      return USAGE;
    }
    try {
      return restore(Path.of(given.get("--from")), Path.of(given.get("--data")));
    } catch (InvalidPathException e) {
      say("usage", Map.of());
      return USAGE;
    }
  }

  private int restore(Path copy, Path data) {
    long begin = System.nanoTime();
    try {
      Restored restored = Restoring.restore(copy, data, RecordClock.SYSTEM, Witness.NONE);
      tell(restored, data, (System.nanoTime() - begin) / 1e9);
      return GOOD;
    } catch (NoSuchFileException e) {
      say("no-record", Map.of("copy", copy));
    } catch (DirectoryNotEmptyException e) {
      say("not-empty", Map.of("folder", data));
    } catch (IOException e) {
      StartRefused why = RecordLoss.refused(data, e);
      out.println(words.say(language, "start." + why.code(), why.values()));
      say("broken-off", Map.of("folder", data));
    }
    return REFUSED;
  }

  private void tell(Restored restored, Path data, double seconds) {
    Account account = restored.account();
    Calendar calendar = calendar();
    Map<String, Object> facts = new HashMap<>(RecordLoss.facts(account.resumed(), calendar));
    facts.put("folder", data.toAbsolutePath());
    facts.put("entries", restored.entries());
    facts.put("tickets", restored.tickets());
    facts.put("days", days(restored));
    facts.put("last", RecordLoss.moment(restored.last(), calendar));
    facts.put("mb", "%.1f".formatted(restored.bytes() / 1e6));
    facts.put("seconds", "%.1f".formatted(seconds));
    facts.put("aside", account.resumed().lost().aside());
    say("done", facts);
    if (account.resumed().lost().to() >= account.resumed().lost().from()) {
      say(account.resumed().isRestated() ? "carried" : "missing", facts);
    } else {
      say("complete", facts);
    }
    say("numbers", facts);
    say(restored.hadKey() ? "key-left" : "key-none", facts);
    say("next", facts);
  }

  private static String days(Restored restored) {
    TreeSet<LocalDate> days = new TreeSet<>(restored.days());
    return days.isEmpty()
        ? "0"
        : "%d (%s … %s)".formatted(days.size(), days.getFirst(), days.getLast());
  }

  /// There is no hall file here, so the box's own time has to do.
  private static Calendar calendar() {
    return new Calendar(ZoneId.systemDefault(), LocalTime.MIDNIGHT, Map.of(), Map.of());
  }

  private void say(String key, Map<String, ?> values) {
    out.println(words.say(language, "restore." + key, values));
  }
}
