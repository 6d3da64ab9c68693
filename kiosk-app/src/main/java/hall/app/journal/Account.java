package hall.app.journal;

import hall.queue.Event;
import hall.queue.Event.RecordResumed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was done about a loss, as it lies beside what was set aside: `damaged/EPOCH/account`.
///
/// @param when the record went on, by the box's clock
/// @param files what was set aside, by the names they had
public record Account(RecordResumed resumed, Instant when, List<String> files) {

  private static final String HEAD = "tinghao-account\t1";

  /// Keeps its own copy of the list.
  public Account {
    files = List.copyOf(files);
  }

  static String name(long epoch) {
    return Resumption.FOLDER + "/" + epoch + "/account";
  }

  void write(Disk disk) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(HEAD);
    lines.add(Fields.line(List.of("when", Fields.text(when))));
    lines.add(EventText.text(List.of(resumed)));
    files.forEach(file -> lines.add(Fields.line(List.of("aside", file))));
    String text = String.join("\n", lines) + "\n";
    String name = name(resumed.epoch());
    WholeFile.write(
        disk,
        name.substring(0, name.lastIndexOf('/')),
        name,
        text.getBytes(StandardCharsets.UTF_8));
  }

  /// The account of the epoch; empty when it did not begin with a loss, or cannot be read any more.
  static Optional<Account> of(Disk disk, long epoch) throws IOException {
    if (!disk.exists(name(epoch))) {
      return Optional.empty();
    }
    try {
      String text = new String(WholeFile.read(disk, name(epoch)), StandardCharsets.UTF_8);
      return read(Fields.lines(text));
    } catch (IOException | IllegalArgumentException | java.time.DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Account> read(List<String> lines) {
    if (lines.size() < 3 || !lines.getFirst().equals(HEAD)) {
      return Optional.empty();
    }
    Fields when = Fields.of(lines.get(1));
    when.text();
    List<String> files = new ArrayList<>();
    for (String line : lines.subList(3, lines.size())) {
      Fields fields = Fields.of(line);
      fields.text();
      files.add(fields.text());
    }
    Event told = EventText.events(lines.get(2)).getFirst();
    return told instanceof RecordResumed resumed
        ? Optional.of(new Account(resumed, when.moment(), files))
        : Optional.empty();
  }
}
