package hall.report;

import hall.queue.Actor;
import hall.queue.ClerkId;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Particulars;
import hall.queue.Priority;
import hall.queue.RequestKey;
import hall.queue.Series;
import hall.queue.ServiceId;
import hall.queue.Standing;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import hall.queue.Why;
import hall.queue.WindowId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A record in memory; its sums say what was written.
final class PlainLog implements HallLog {

  private final List<Entry> entries = new ArrayList<>();
  private int taken;

  void takeTickets(int count) {
    for (int left = count; left > 0; left--) {
      taken++;
      write(
          new Event.TicketTaken(
              ticket(taken),
              new TicketNumber(new Series("A"), taken),
              new ServiceId("tax"),
              Priority.ORDINARY,
              "zh-CN",
              Particulars.NONE,
              Standing.UNRECORDED));
    }
  }

  void call(int count) {
    write(
        new Event.TicketCalled(
            ticket(count), new WindowId(1), new ClerkId("0236"), Why.UNRECORDED));
  }

  String sum(long seq) {
    return hashAt(seq).orElseThrow();
  }

  private void write(Event event) {
    entries.add(
        new Entry(
            entries.size() + 1L,
            Instant.parse("2026-03-02T01:00:00Z").plusSeconds(entries.size()),
            Actor.CALENDAR,
            RequestKey.NONE,
            List.of(event)));
  }

  private static TicketId ticket(int count) {
    return TicketId.of(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, (byte) (count >> 8), (byte) count});
  }

  @Override
  public long head() {
    return entries.size();
  }

  @Override
  public Optional<String> hashAt(long seq) {
    return seq < 0 || seq > head()
        ? Optional.empty()
        : Optional.of("sum-" + entries.subList(0, (int) seq).hashCode());
  }

  @Override
  public void read(long from, int most, Consumer<Entry> reader) {
    int last = (int) Math.min(entries.size(), from - 1 + most);
    entries.subList((int) from - 1, last).forEach(reader);
  }
}
