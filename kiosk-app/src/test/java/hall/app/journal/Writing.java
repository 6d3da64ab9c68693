package hall.app.journal;

import hall.queue.Entry;
import hall.queue.RequestKey;
import hall.queue.TicketId;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A process that writes as fast as it can and says what was acknowledged, until it is killed.
final class Writing {

  private Writing() {}

  /// Takes the data folder and a seed.
  public static void main(String[] args) throws IOException {
    Random chance = new Random(Long.parseLong(args[1]));
    try (FileJournal journal = FileJournal.open(Path.of(args[0]));
        OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      say(out, "open " + journal.head().seq());
      while (true) {
        List<Entry> group = new ArrayList<>();
        for (int i = 0, count = 1 + chance.nextInt(20); i < count; i++) {
          byte[] bits = new byte[10];
          chance.nextBytes(bits);
          long seq = journal.head().seq() + 1 + i;
          group.add(MadeUpDays.ticket(seq, TicketId.of(bits), RequestKey.NONE));
        }
        Head head = journal.append(group);
        say(out, head.seq() + " " + head.hash());
      }
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
