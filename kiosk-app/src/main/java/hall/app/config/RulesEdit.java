package hall.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// A hall file whose call rules are tried out as somebody writes them: the file stays as it is, and
/// every problem is told by its line in what was written.
public final class RulesEdit {

  private static final String SECTION = "call-rules:";
  private static final Pattern TOP = Pattern.compile("[A-Za-z\"'].*");

  private final HallReader reader;
  private final Path folder;
  private final List<String> before;
  private final List<String> after;

  /// @param file the hall file's bytes, readable as they are
  /// @param folder where its folder of profiles is sought
  public RulesEdit(HallReader reader, byte[] file, Path folder) {
    this.reader = reader;
    this.folder = folder;
    List<String> lines = new String(file, StandardCharsets.UTF_8).lines().toList();
    int from = start(lines);
    int to = from;
    if (from < lines.size()) {
      to++;
      while (to < lines.size() && !TOP.matcher(lines.get(to)).matches()) {
        to++;
      }
    }
    before = List.copyOf(lines.subList(0, from));
    after = List.copyOf(lines.subList(to, lines.size()));
  }

  /// The rules of a hall file on the disk.
  public static RulesEdit of(HallReader reader, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    return new RulesEdit(reader, Files.readAllBytes(file), folder == null ? file : folder);
  }

  /// The rules of a hall that comes with the product, such as `demonstration`.
  public static RulesEdit shipped(HallReader reader, String name) throws IOException {
    try (InputStream in = RulesEdit.class.getResourceAsStream("/halls/" + name + ".yaml")) {
      return new RulesEdit(reader, Objects.requireNonNull(in, name).readAllBytes(), Path.of(""));
    }
  }

  private static int start(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(SECTION)) {
        return i;
      }
    }
    return lines.size();
  }

  /// The hall with these rules instead of its own.
  ///
  /// @param rules what stands under `call-rules`, in YAML
  public Reading with(String rules) {
    List<String> lines = new ArrayList<>(before);
    lines.add(SECTION);
    rules.lines().map(line -> "  " + line).forEach(lines::add);
    lines.addAll(after);
    return reader.read((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8), folder);
  }

  /// The line of a problem in the rules as they were written; empty where it is none of theirs.
  public Optional<Integer> line(Problem problem, String rules) {
    int line = problem.place().line() - before.size() - 1;
    return line >= 1 && line <= rules.lines().count() ? Optional.of(line) : Optional.empty();
  }
}
