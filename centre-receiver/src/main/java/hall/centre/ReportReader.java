package hall.centre;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.centre.Fields.Wrong;
import hall.centre.Report.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Reads what a hall posts, and says exactly what is wrong with it where it cannot.
final class ReportReader {

  /// How large a report may be, packed and unpacked.
  static final int LARGEST_BYTES = 2 * 1024 * 1024;

  /// The names by which halls are known, as they stand in addresses.
  static final Pattern HALL = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

  private static final Pattern DIGEST = Pattern.compile("[!-~]{1,128}");
  private static final Pattern BOOT = Pattern.compile("[!-~]{1,64}");
  private static final Pattern CLOCK = Pattern.compile("synced|holdover|unknown");
  private static final int LONGEST_NAMES = 100_000;

  /// What was read: a report, or why not.
  sealed interface Reading {
    record Good(Report report) implements Reading {}

    record Bad(Problem problem) implements Reading {}
  }

  private final ObjectMapper json = new ObjectMapper();

  Reading read(String hall, byte[] body, boolean packed) {
    byte[] text = body;
    if (packed) {
      try (InputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(body))) {
        text = unpacking.readNBytes(LARGEST_BYTES + 1);
      } catch (IOException e) {
        return bad(400, "not-gzip");
      }
    }
    if (text.length > LARGEST_BYTES) {
      return bad(413, "too-large");
    }
    try {
      JsonNode envelope = json.readTree(text);
      if (!envelope.isObject()) {
        return bad(400, "not-json");
      }
      return new Reading.Good(report(hall, envelope));
    } catch (Wrong e) {
      return new Reading.Bad(new Problem(400, "bad-field", e.field(), e.value()));
    } catch (JsonProcessingException e) {
      return bad(400, "not-json");
    } catch (IOException e) {
      return bad(400, "not-json");
    }
  }

  private static Report report(String hall, JsonNode envelope) throws Wrong {
    Fields fields = new Fields(envelope);
    long from = fields.number("from", 1, Long.MAX_VALUE - 1);
    long to = fields.number("to", from, Long.MAX_VALUE - 1);
    RecordReader reader = new RecordReader(hall, from, to);
    JsonNode records = envelope.path("records");
    if (!records.isArray()) {
      throw new Wrong("records", records.isMissingNode() ? "" : records.toString());
    }
    List<Item> items = new ArrayList<>();
    records.forEach(record -> items.add(reader.read(record)));
    return new Report(
        hall,
        fields.number("epoch", 1, Long.MAX_VALUE - 1),
        from,
        to,
        fields.text("prev", DIGEST),
        fields.text("digest", DIGEST),
        fields.moment("sentAt"),
        fields.text("boot", BOOT),
        fields.text("clock", CLOCK),
        fields.has("head") ? fields.number("head", 0, Long.MAX_VALUE - 1) : to - 1,
        names(envelope),
        items);
  }

  private static String names(JsonNode envelope) throws Wrong {
    JsonNode names = envelope.path("names");
    if (names.isMissingNode()) {
      return "";
    }
    String text = names.toString();
    if (!names.isObject() || text.length() > LONGEST_NAMES) {
      throw new Wrong("names", text);
    }
    return text;
  }

  private static Reading bad(int status, String code) {
    return new Reading.Bad(new Problem(status, code));
  }
}
