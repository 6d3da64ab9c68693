package hall.app.day;

import hall.app.config.HallFile;
import hall.app.config.HallReader;
import hall.app.config.Problem;
import hall.app.config.Reading;
import hall.app.config.ShippedProfiles;
import hall.app.journal.Chronicle;
import hall.app.journal.PastDay;
import hall.app.words.Words;
import hall.day.DayComparison;
import hall.day.DayFigures;
import hall.day.DayScript;
import hall.day.Habits;
import hall.day.Replay;
import hall.day.SimulatedDay;
import hall.queue.HallPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// `tinghao sim` makes a day up, `tinghao replay` looks at one of a record; both print its figures
/// and, with `--rules`, how it would have gone under another hall file.
public final class DayCommand {

  /// The commands that are done here.
  public static final List<String> NAMES = List.of("sim", "replay");

  /// What the command line ends with when its words are wrong.
  public static final int WRONG = 2;

  private static final int REFUSED = 1;

  private final Words words;
  private final PrintStream out;

  public DayCommand(Words words, PrintStream out) {
    this.words = words;
    this.out = out;
  }

  /// Something of it cannot be done.
  private static final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;
    private final int code;

    Stopped(int code, String message) {
      super(message);
      this.code = code;
    }
  }

  /// Does what the words ask for.
  ///
  /// @param arguments `sim` or `replay` and what follows
  /// @param language what the terminal speaks
  /// @return 0 when the figures are printed, 1 when a file or a record is not good, 2 when the
  ///   words are wrong
  public int run(List<String> arguments, String language) {
    DayArguments asked = DayArguments.read(arguments, language, words.languages());
    try {
      switch (asked) {
        case DayArguments.Wrong(var key, var values, var speaks) ->
            throw new Stopped(
                WRONG, words.say(speaks, key, values) + "\n" + words.say(speaks, "day.usage"));
        case DayArguments.Sim sim -> sim(sim);
        case DayArguments.Again again -> again(again);
      }
      return 0;
    } catch (Stopped stopped) {
      out.println(stopped.getMessage());
      return stopped.code;
    }
  }

  private void sim(DayArguments.Sim sim) throws Stopped {
    HallFile file = hall(sim.hall(), sim.language());
    HallPlan plan = file.plan();
    Optional<HallFile> other = rules(sim.rules(), sim.language());
    if (other.isPresent()) {
      refuseAnotherHall(plan, other.get(), sim.rules().orElseThrow(), sim.language());
    }
    if (!opensOn(plan, sim.day())) {
      throw new Stopped(WRONG, say(sim.language(), "closed", Map.of("day", sim.day())));
    }
    Replay.Run run =
        SimulatedDay.live(plan, sim.day(), Habits.of(plan), new SplittableRandom(sim.seed()));
    DayFigures figures = DayFigures.of(run);
    String hall = file.hall().name().in(sim.language());
    out.println(
        say(
            sim.language(),
            "sim-title",
            Map.of("hall", hall, "day", sim.day(), "seed", sim.seed())));
    DayPrint print = new DayPrint(out, words, sim.language(), names(file, sim.language()));
    print.figures(figures);
    if (other.isPresent()) {
      Replay.Run again = Replay.under(other.get().plan(), DayScript.of(run.start(), run.entries()));
      print.comparison(
          DayComparison.of(figures, DayFigures.of(again)), sim.rules().orElseThrow().toString());
      tellLeftOut(again.leftOut() - run.leftOut(), sim.language());
    }
  }

  private void again(DayArguments.Again again) throws Stopped {
    String language = again.language();
    Optional<HallFile> other = rules(again.rules(), language);
    PastDay past = past(again);
    UnaryOperator<String> names = other.map(file -> names(file, language)).orElse(id -> id);
    DayPrint print = new DayPrint(out, words, language, names);
    out.println(say(language, "replay-title", Map.of("day", again.day(), "data", again.data())));
    if (!past.isOver()) {
      out.println(say(language, "not-over", Map.of()));
    }
    if (other.isEmpty()) {
      print.figures(past.figures());
      return;
    }
    HallPlan plan = past.start().plan();
    refuseAnotherHall(plan, other.get(), again.rules().orElseThrow(), language);
    DayTrial trial = DayTrial.of(past, other.get().plan());
    print.figures(trial.before());
    print.comparison(trial.comparison(), again.rules().orElseThrow().toString());
    tellLeftOut(trial.leftOut(), language);
    if (!trial.isExact()) {
      out.println(say(language, "not-exact", Map.of()));
    }
  }

  private PastDay past(DayArguments.Again again) throws Stopped {
    String language = again.language();
    try {
      Chronicle chronicle = Chronicle.open(again.data());
      Optional<PastDay> past = chronicle.day(again.day());
      if (past.isEmpty()) {
        String days =
            chronicle.days().stream().map(LocalDate::toString).collect(Collectors.joining(", "));
        throw new Stopped(
            WRONG, say(language, "day-unknown", Map.of("day", again.day(), "days", days)));
      }
      return past.get();
    } catch (NoSuchFileException missing) {
      throw new Stopped(WRONG, say(language, "no-record", Map.of("data", again.data())));
    } catch (IOException e) {
      throw new Stopped(
          REFUSED, say(language, "unreadable", Map.of("data", again.data(), "cause", e)));
    }
  }

  private void tellLeftOut(int leftOut, String language) {
    if (leftOut > 0) {
      out.println(say(language, "left-out", Map.of("n", leftOut)));
    }
  }

  private static boolean opensOn(HallPlan plan, LocalDate day) {
    return plan.calendar()
        .nextOpening(plan.calendar().startOf(day).minusMillis(1))
        .filter(at -> plan.calendar().businessDay(at).equals(day))
        .isPresent();
  }

  /// The rules of a hall that has other services or windows say nothing about this one.
  private void refuseAnotherHall(HallPlan plan, HallFile other, Path file, String language)
      throws Stopped {
    Set<String> services =
        plan.services().stream().map(each -> each.id().value()).collect(Collectors.toSet());
    other.services().forEach(each -> services.remove(each.id().value()));
    if (!services.isEmpty()) {
      throw new Stopped(
          WRONG,
          say(
              language,
              "another-hall",
              Map.of("rules", file, "service", services.stream().sorted().findFirst().get())));
    }
  }

  private Optional<HallFile> rules(Optional<Path> file, String language) throws Stopped {
    return file.isPresent()
        ? Optional.of(good(reader().read(file.get()), file.get().toString(), language))
        : Optional.empty();
  }

  /// A file of that name, or a hall that comes with the house.
  private HallFile hall(String name, String language) throws Stopped {
    boolean isShipped = name.matches("[a-z]+") && !Files.exists(Path.of(name));
    Reading reading = isShipped ? reader().readShipped(name) : reader().read(Path.of(name));
    return good(reading, name, language);
  }

  private HallFile good(Reading reading, String name, String language) throws Stopped {
    return switch (reading) {
      case Reading.Good(var file) -> file;
      case Reading.Bad(var problems) -> {
        for (Problem problem : problems) {
          out.println(problem.say(words, language, name));
        }
        throw new Stopped(
            WRONG, words.say(language, "check.bad", Map.of("n", problems.size(), "file", name)));
      }
    };
  }

  private HallReader reader() {
    return new HallReader(new ShippedProfiles(), words);
  }

  private static UnaryOperator<String> names(HallFile file, String language) {
    Map<String, String> names =
        file.services().stream()
            .collect(
                Collectors.toMap(
                    each -> each.id().value(), each -> each.name().in(language), (one, _) -> one));
    return id -> names.getOrDefault(id, id);
  }

  private String say(String language, String key, Map<String, ?> values) {
    return words.say(language, "day." + key, values);
  }
}
