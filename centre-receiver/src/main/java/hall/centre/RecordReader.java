package hall.centre;

import com.fasterxml.jackson.databind.JsonNode;
import hall.centre.Fields.Wrong;
import hall.centre.Report.Item;
import hall.report.ReportLine;
import hall.report.ReportLine.Call;
import hall.report.ReportLine.Feedback;
import hall.report.ReportLine.Late;
import hall.report.ReportLine.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads single records of a batch (CloudEvents 1.0 in JSON). One that cannot be read is no reason
/// to refuse the others.
final class RecordReader {

  static final String TICKET = "hall.ticket.v1";

  private static final Pattern VERSION = Pattern.compile("1\\.0");
  private static final Pattern ID = Pattern.compile("[!-~]{1,120}");
  private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,79}");
  private static final Pattern SEQUENCE = Pattern.compile("[1-9][0-9]{0,17}");
  private static final Pattern TICKET_ID = Pattern.compile("[0-9A-Za-z-]{1,40}");
  private static final Pattern NUMBER = Pattern.compile("[A-Z]{1,2}[0-9]{1,9}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,39}");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{0,19}");

  private static final Pattern SERIES = Pattern.compile("[A-Z]{1,2}");

  /// More questions than a visit can lead to in a day.
  private static final int EARLIER_MOST = 500;

  private final Pattern source;
  private final long from;
  private final long to;

  RecordReader(String hall, long from, long to) {
    source = Pattern.compile(Pattern.quote("/halls/" + hall));
    this.from = from;
    this.to = to;
  }

  Item read(JsonNode record) {
    Fields fields = new Fields(record);
    long seq = 0;
    String id = "";
    try {
      id = fields.text("id", ID);
      seq = Long.parseLong(fields.text("sequence", SEQUENCE));
      if (seq < from || seq >= to) {
        throw new Wrong("sequence", Long.toString(seq));
      }
      fields.text("specversion", VERSION);
      fields.text("source", source);
      String type = fields.text("type", TYPE);
      return type.equals(TICKET)
          ? visit(record.path("data"), seq)
          : new Item.Unknown(seq, id, type, record.toString());
    } catch (Wrong e) {
      return new Item.Unreadable(seq, id, "bad-field", e.field(), record.toString());
    }
  }

  private static Item visit(JsonNode data, long seq) throws Wrong {
    Fields fields = new Fields(data);
    ReportLine line =
        new ReportLine(
            fields.text("ticket", TICKET_ID),
            fields.text("number", NUMBER),
            fields.day("day"),
            fields.text("service", NAME),
            fields.text("series", SERIES),
            fields.text("priority", WORD),
            fields.moment("takenAt"),
            progress(fields),
            feedback(fields),
            earlier(fields),
            fields.moment("changedAt"),
            seq,
            late(fields));
    return new Item.Visit(line, fields.rest());
  }

  /// A visit that was entered afterwards (补录), with when that was done.
  private static Optional<Late> late(Fields fields) throws Wrong {
    if (!fields.has("late")) {
      return Optional.empty();
    }
    fields.text("late", WORD);
    boolean isWaitKnown = !fields.has("wait") || !fields.text("wait", WORD).equals("unknown");
    return Optional.of(new Late(fields.moment("recordedAt"), isWaitKnown));
  }

  private static Progress progress(Fields fields) throws Wrong {
    String state = fields.text("state", WORD);
    return switch (state) {
      case "waiting" -> new Progress.Waiting();
      case "called" -> new Progress.Called(call(fields));
      case "serving" -> new Progress.Serving(call(fields), fields.moment("startedAt"));
      case "done" ->
          new Progress.Done(call(fields), fields.moment("startedAt"), fields.moment("endedAt"));
      case "no-show" -> new Progress.NoShow(call(fields), fields.moment("endedAt"));
      case "expired" -> new Progress.Expired(reached(fields), fields.moment("endedAt"));
      case "cancelled" -> new Progress.Cancelled(fields.moment("endedAt"));
      default -> throw new Wrong("state", state);
    };
  }

  private static Progress reached(Fields fields) throws Wrong {
    if (!fields.has("calledAt")) {
      return new Progress.Waiting();
    }
    Call call = call(fields);
    if (!fields.has("startedAt")) {
      return new Progress.Called(call);
    }
    Instant startedAt = fields.moment("startedAt");
    return new Progress.Serving(call, startedAt);
  }

  private static Call call(Fields fields) throws Wrong {
    return new Call(
        fields.moment("calledAt"),
        (int) fields.number("window", 1, 99_999),
        fields.text("clerk", NAME),
        (int) fields.number("calls", 1, 1_000_000));
  }

  private static List<Feedback> earlier(Fields fields) throws Wrong {
    List<Feedback> earlier = new ArrayList<>();
    for (Fields one : fields.list("earlier", EARLIER_MOST)) {
      earlier.add(feedback(one));
    }
    return earlier;
  }

  private static Feedback feedback(Fields fields) throws Wrong {
    if (!fields.has("feedback")) {
      return new Feedback.None();
    }
    String feedback = fields.text("feedback", WORD);
    return switch (feedback) {
      case "lapsed" -> new Feedback.Lapsed();
      case "given" ->
          new Feedback.Given((int) fields.number("rating", 1, 5), fields.text("source", WORD));
      default -> throw new Wrong("feedback", feedback);
    };
  }
}
