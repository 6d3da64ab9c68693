package hall.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Measures the hall and prints each figure beside its limit, for people and, as JSON, for
/// programs. Ends with 0 when every limit is kept and with 1 when one is not.
public final class Bench {

  private static final int WRONG_USE = 64;

  private Bench() {}

  /// Takes `--house ROOT [--out FILE] [--data DIR]`; the launcher gives the first.
  public static void main(String... arguments) throws Exception {
    System.exit(run(arguments));
  }

  private static int run(String... arguments) throws Exception {
    Table table = Table.in(Locale.getDefault());
    var console = new FileOutputStream(FileDescriptor.out);
    try (var out = new PrintStream(console, true, StandardCharsets.UTF_8)) {
      Optional<Options> options = Options.of(arguments);
      if (options.isEmpty()) {
        out.println(table.word("help"));
        return WRONG_USE;
      }
      out.println(table.word("measuring"));
      List<Line> lines = measure(options.get());
      Path file = options.get().out();
      Files.writeString(file, Table.json(lines));
      out.print(table.text(lines));
      out.println(MessageFormat.format(table.word("written"), file));
      return lines.stream().anyMatch(Line::broken) ? 1 : 0;
    }
  }

  private static List<Line> measure(Options options) throws Exception {
    BenchHall hall = BenchHall.of(options.house().resolve("halls/county.yaml"));
    List<Line> lines = new ArrayList<>();
    Files.createDirectories(options.data());
    Path folder = Files.createTempDirectory(options.data(), "bench-");
    try {
      FrameFigures.measure(lines);
      double resident = TicketFigures.measure(options.house(), hall, folder, lines);
      CallFigures.measure(options.house(), hall, folder, lines);
      ScreenFigures.measure(options.house(), hall, folder, lines);
      StartFigures.measure(options.house(), hall, folder, resident, lines);
      QueueFigures.measure(options.house(), lines);
      DayLines.measure(options.house(), lines);
      return lines;
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
