package hall.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.config.HallFile;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// What was sent with a request, read field by field. What cannot be is refused with the name of
/// the field, the value and what it should be.
record Body(ObjectNode fields) {

  static Body of(Exchange exchange) {
    return new Body(exchange.json());
  }

  boolean has(String field) {
    JsonNode node = fields.get(field);
    return node != null && !node.isNull();
  }

  String text(String field) {
    return Exchange.required(fields, field);
  }

  /// A text that may be missing.
  String text(String field, int most) {
    String text = Exchange.optional(fields, field, "").strip();
    if (text.length() > most) {
      throw wrong(field, text, "0-" + most);
    }
    return text;
  }

  /// One of the names of an enum, in lower case with dashes.
  <E extends Enum<E>> E oneOf(String field, Class<E> type, E otherwise) {
    return has(field) ? oneOf(field, type) : otherwise;
  }

  <E extends Enum<E>> E oneOf(String field, Class<E> type) {
    String asked = text(field);
    List<String> names = new ArrayList<>();
    for (E value : type.getEnumConstants()) {
      if (name(value).equals(asked)) {
        return value;
      }
      names.add(name(value));
    }
    throw wrong(field, asked, String.join(", ", names));
  }

  /// How an enum's value is written: `papers-missing`.
  static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The language asked for, of those the hall speaks; its first where none is.
  String language(HallFile file) {
    return Exchange.oneOf(fields, "language", List.copyOf(file.hall().languages()));
  }

  int number(String field, int least, int most) {
    JsonNode node = fields.get(field);
    if (node == null || node.isNull()) {
      throw new Problem.Refusing(Problem.missing(field));
    }
    if (!node.isIntegralNumber() || node.longValue() < least || node.longValue() > most) {
      throw wrong(field, node.toString(), least + "-" + most);
    }
    return node.intValue();
  }

  boolean flag(String field) {
    JsonNode node = fields.get(field);
    if (node == null || node.isNull()) {
      return false;
    }
    if (!node.isBoolean()) {
      throw wrong(field, node.toString(), "true, false");
    }
    return node.booleanValue();
  }

  Optional<Instant> moment(String field) {
    String text = Exchange.optional(fields, field, "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      throw wrong(field, text, "2026-11-22T01:30:00Z");
    }
  }

  /// A text that stands for something, such as a window or a service.
  ///
  /// @param expected how such a text looks
  <T> T as(String field, Function<String, T> reading, String expected) {
    return read(field, text(field), reading, expected);
  }

  <T> Optional<T> asOptional(String field, Function<String, T> reading, String expected) {
    return has(field) ? Optional.of(as(field, reading, expected)) : Optional.empty();
  }

  /// A list of such texts.
  <T> List<T> list(String field, Function<String, T> reading, String expected) {
    List<T> list = new ArrayList<>();
    items(field, fields.get(field))
        .forEach(item ->
            list.add(
                read(
                    field,
                    item.isTextual() ? item.textValue() : item.toString(),
                    reading,
                    expected)));
    return list;
  }

  /// A list of lists of such texts.
  <T> List<List<T>> lists(String field, Function<String, T> reading, String expected) {
    List<List<T>> lists = new ArrayList<>();
    for (JsonNode inner : items(field, fields.get(field))) {
      List<T> list = new ArrayList<>();
      items(field, inner).forEach(item -> list.add(read(field, item.asText(), reading, expected)));
      lists.add(list);
    }
    return lists;
  }

  /// The items of a list of 1 to so many, whatever they are.
  List<JsonNode> each(String field, int most) {
    List<JsonNode> items = new ArrayList<>();
    items(field, fields.get(field)).forEach(items::add);
    if (items.isEmpty() || items.size() > most) {
      throw wrong(field, String.valueOf(items.size()), "1-" + most);
    }
    return items;
  }

  private static Iterable<JsonNode> items(String field, JsonNode node) {
    if (node == null || node.isNull()) {
      return List.of();
    }
    if (!node.isArray()) {
      throw wrong(field, node.toString(), "[ … ]");
    }
    return node;
  }

  private static <T> T read(
      String field, String text, Function<String, T> reading, String expected) {
    try {
      return reading.apply(text);
    } catch (IllegalArgumentException e) {
      throw wrong(field, text, expected);
    }
  }

  static Problem.Refusing wrong(String field, String value, String expected) {
    return new Problem.Refusing(Problem.wrong(field, Exchange.shortened(value), expected));
  }
}
