package hall.centre;

import hall.centre.Report.Item;
import hall.report.ReportLine;
import hall.report.ReportLine.Feedback;
import hall.report.ReportLine.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Reports as halls send them, for trying the receiver.
final class Letters {

  static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");

  private Letters() {}

  /// A batch of which the sums are `sum-<next entry>`, in whose record nothing comes after it.
  static String report(long epoch, long from, long to, String... records) {
    return """
    {"epoch":%d,"from":%d,"to":%d,"prev":"sum-%d","digest":"sum-%d",
    "sentAt":"2026-03-02T01:00:00Z","boot":"boot-1","clock":"synced","head":%d,
    "records":[%s]}\
    """
        .formatted(epoch, from, to, from, to, to - 1, String.join(",", records));
  }

  /// Someone who waits.
  static String waiting(String ticket, long seq) {
    return record(ticket, seq, "\"state\":\"waiting\"");
  }

  /// Someone whose visit is over and who rated it.
  static String done(String ticket, long seq, int rating) {
    return record(
        ticket,
        seq,
        """
        "state":"done","calledAt":"2026-03-02T01:10:00Z","window":3,"clerk":"0236","calls":2,
        "startedAt":"2026-03-02T01:11:00Z","endedAt":"2026-03-02T01:16:30Z",
        "feedback":"given","rating":%d,"source":"pad\"\
        """
            .formatted(rating));
  }

  static String record(String ticket, long seq, String how) {
    return """
    {"specversion":"1.0","id":"hall-1:1:%d:%s","source":"/halls/hall-1","type":"hall.ticket.v1",
    "sequence":"%d","time":"2026-03-02T01:00:00Z","data":{"ticket":"%s","number":"A001",
    "day":"2026-03-02","service":"tax","series":"A","priority":"ordinary",
    "takenAt":"2026-03-02T01:00:00Z","changedAt":"2026-03-02T01:00:00Z",%s}}\
    """
        .formatted(seq, ticket, seq, ticket, how);
  }

  /// The same as [#report], already read.
  static Report read(String hall, long epoch, long from, long to, List<ReportLine> lines) {
    return new Report(
        hall,
        epoch,
        from,
        to,
        "sum-" + from,
        "sum-" + to,
        NINE,
        "boot-1",
        "synced",
        to - 1,
        "",
        lines.stream().<Item>map(line -> new Item.Visit(line, "")).toList());
  }

  static ReportLine line(String ticket, long seq) {
    return new ReportLine(
        ticket,
        "A001",
        LocalDate.of(2026, 3, 2),
        "tax",
        "A",
        "ordinary",
        NINE,
        new Progress.Waiting(),
        new Feedback.None(),
        List.of(),
        NINE,
        seq);
  }

  static byte[] packed(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
      packing.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return packed.toByteArray();
  }
}
