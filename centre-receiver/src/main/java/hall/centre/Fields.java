package hall.centre;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the fields of one JSON object strictly, and remembers which were read, so that the others
/// can be kept for a later centre.
final class Fields {

  /// A field is missing, or is not what it has to be.
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;
    private final String field;
    private final String value;

    Wrong(String field, String value) {
      super(field + ": " + value);
      this.field = field;
      this.value = value;
    }

    String field() {
      return field;
    }

    String value() {
      return value;
    }
  }

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final JsonNode object;
  private final Set<String> read = new HashSet<>();

  Fields(JsonNode object) {
    this.object = object;
  }

  boolean has(String name) {
    read.add(name);
    return object.hasNonNull(name);
  }

  String text(String name, Pattern shape) throws Wrong {
    JsonNode value = value(name);
    if (!value.isTextual() || !shape.matcher(value.textValue()).matches()) {
      throw new Wrong(name, value.toString());
    }
    return value.textValue();
  }

  long number(String name, long least, long most) throws Wrong {
    JsonNode value = value(name);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < least
        || value.longValue() > most) {
      throw new Wrong(name, value.toString());
    }
    return value.longValue();
  }

  Instant moment(String name) throws Wrong {
    JsonNode value = value(name);
    try {
      Instant moment = Instant.parse(value.asText());
      if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
        throw new Wrong(name, value.toString());
      }
      return moment;
    } catch (DateTimeException e) {
      throw new Wrong(name, value.toString());
    }
  }

  LocalDate day(String name) throws Wrong {
    JsonNode value = value(name);
    try {
      LocalDate day = LocalDate.parse(value.asText());
      if (day.getYear() < 1970 || day.getYear() > 9999) {
        throw new Wrong(name, value.toString());
      }
      return day;
    } catch (DateTimeException e) {
      throw new Wrong(name, value.toString());
    }
  }

  /// The objects of a list; none when there is no such field.
  List<Fields> list(String name, int most) throws Wrong {
    if (!has(name)) {
      return List.of();
    }
    JsonNode value = value(name);
    if (!value.isArray() || value.size() > most) {
      throw new Wrong(name, value.toString());
    }
    List<Fields> list = new ArrayList<>();
    value.forEach(one -> list.add(new Fields(one)));
    return list;
  }

  /// What nobody has read, as JSON; empty when all was.
  String rest() {
    if (!object.isObject()) {
      return "";
    }
    ObjectNode rest = object.deepCopy();
    rest.remove(read);
    return rest.isEmpty() ? "" : rest.toString();
  }

  private JsonNode value(String name) throws Wrong {
    read.add(name);
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      throw new Wrong(name, "");
    }
    return value;
  }
}
