package hall.app;

import hall.app.audit.AuditCommand;
import hall.app.clock.LinuxClock;
import hall.app.config.HallCheck;
import hall.app.config.HallFile;
import hall.app.config.HallReader;
import hall.app.config.Problem;
import hall.app.config.Reading;
import hall.app.config.RulesEdit;
import hall.app.config.ShippedProfiles;
import hall.app.day.DayCommand;
import hall.app.install.DeviceCommand;
import hall.app.words.Words;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// The command line behind `./tinghao`: `run` opens a hall, `check` reads a hall file, `sim` makes
/// a day up and `replay` looks at a past one, `audit` proves a record, `restore` sets one up from a
/// copy, `profile` looks at a device profile.
public final class Main {

  private static final System.Logger LOG = System.getLogger(Main.class.getName());
  private static final int USAGE = 64;
  private static final int REFUSED = 1;
  private static final int BROKEN = 70;

  private final Words words = Words.load();
  private final PrintStream out;

  private Main(PrintStream out) {
    this.out = out;
  }

  /// Starts what the arguments ask for. Ends with 0 when all went well, 1 when it was refused, 64
  /// when the arguments are wrong (2 for `sim`, `replay` and `audit`), and 70 when the program
  /// itself is broken.
  static void main(String[] arguments) {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
      LOG.log(Level.ERROR, "The thread " + thread.getName() + " broke off.", failure);
      if (thread.getName().equals("hall-loop")) {
        Runtime.getRuntime().halt(BROKEN);
      }
    });
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    int code = new Main(out).start(List.of(arguments));
    if (code != 0) {
      System.exit(code);
    }
  }

  private int start(List<String> arguments) {
    String language = terminalLanguage();
    if (!arguments.isEmpty() && DayCommand.NAMES.contains(arguments.getFirst())) {
      return new DayCommand(words, out).run(arguments, language);
    }
    if (!arguments.isEmpty() && arguments.getFirst().equals(AuditCommand.NAME)) {
      return new AuditCommand(words, out).run(arguments.subList(1, arguments.size()), language);
    }
    if (!arguments.isEmpty() && arguments.getFirst().equals("profile")) {
      return new ProfileCommand(words, language, out).run(arguments.subList(1, arguments.size()));
    }
    if (!arguments.isEmpty() && arguments.getFirst().equals("restore")) {
      return new RestoreCommand(words, language, out).run(arguments.subList(1, arguments.size()));
    }
    if (!arguments.isEmpty() && arguments.getFirst().startsWith("device")) {
      return new DeviceCommand(words, language, out).run(arguments);
    }
    return switch (Arguments.read(arguments, language, words.languages())) {
      case Arguments.Wrong(var code, var values) -> {
        out.println(words.say(language, "start." + code, values));
        out.println(words.say(language, "start.usage"));
        yield USAGE;
      }
      case Arguments.Check(var file, var chosen) -> HallCheck.run(file, out, chosen);
      case Arguments.Run run -> run(run);
    };
  }

  private int run(Arguments.Run run) {
    String name = run.hall().map(Path::toString).orElse("demonstration.yaml");
    Reading reading =
        run.hall().map(reader()::read).orElseGet(() -> reader().readShipped("demonstration"));
    return switch (reading) {
      case Reading.Bad(var problems) -> {
        for (Problem problem : problems) {
          out.println(problem.say(words, run.language(), name));
        }
        out.println(
            words.say(run.language(), "check.bad", Map.of("n", problems.size(), "file", name)));
        yield REFUSED;
      }
      case Reading.Good(var file) -> {
        for (Problem refused : file.ownProfiles().refused()) {
          out.println(refused.say(words, run.language(), name));
        }
        yield open(run, run.simulate() ? file.simulated() : file);
      }
    };
  }

  private int open(Arguments.Run run, HallFile named) {
    Path data = run.data().orElseGet(() -> ownFolder(named));
    try {
      HallFile file = run.port().isPresent() ? named.at(port(run.port().getAsInt())) : named;
      House house = House.open(new House.Setup(file, words, data, new LinuxClock(), edit(run)));
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> stop(house, run.language(), stopped), "hall-stop"));
      new StartScreen(out, words, run.language()).show(file, house, data);
      stopped.await();
      return 0;
    } catch (StartRefused refused) {
      new StartScreen(out, words, run.language()).refused(refused, named);
      return REFUSED;
    } catch (IOException e) {
      out.println(words.say(run.language(), "start.failed", Map.of("cause", e)));
      return REFUSED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /// The hall file as text, so that its call rules can be changed at the screen.
  private RulesEdit edit(Arguments.Run run) throws IOException {
    return run.hall().isPresent()
        ? RulesEdit.of(reader(), run.hall().get())
        : RulesEdit.shipped(reader(), "demonstration");
  }

  /// 0 means any free port; which one must be known before the first address is printed.
  private static int port(int asked) throws IOException {
    if (asked != 0) {
      return asked;
    }
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private void stop(House house, String language, CountDownLatch stopped) {
    out.println(words.say(language, "start.stopping"));
    house.close();
    out.println(words.say(language, "start.stopped"));
    stopped.countDown();
  }

  /// Beside the program, so that the same command finds the same record from any folder.
  private static Path ownFolder(HallFile file) {
    return Path.of(System.getProperty("tinghao.home", ""), "data", file.hall().id());
  }

  private HallReader reader() {
    return new HallReader(new ShippedProfiles(), words);
  }

  /// What the terminal speaks, by the variables that say so; English where they do not.
  private static String terminalLanguage() {
    for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
      String value = System.getenv(name);
      if (value != null && !value.isEmpty()) {
        return value.startsWith("zh") ? "zh-CN" : "en";
      }
    }
    return "en";
  }
}
