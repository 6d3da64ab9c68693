package hall.app.journal;

import java.time.Instant;
import java.util.Optional;

/// One line of text being written, field by field; [Fields] reads it. Fields that come in an order
/// have no name; those that may be missing, or came with a later release, are `name=value`.
final class LineText {

  private final StringBuilder line;
  private boolean begun;

  /// @param line to which the line is added
  LineText(StringBuilder line) {
    this.line = line;
  }

  LineText() {
    this(new StringBuilder());
  }

  LineText text(String field) {
    next();
    Fields.escape(field, line);
    return this;
  }

  LineText number(long field) {
    next();
    line.append(field);
    return this;
  }

  LineText moment(Instant field) {
    next();
    Fields.write(field, line);
    return this;
  }

  LineText yes(boolean field) {
    return text(field ? "yes" : "no");
  }

  /// A field that is only there when it has something to say.
  LineText named(String name, String value) {
    next();
    line.append(name).append('=');
    Fields.escape(value, line);
    return this;
  }

  LineText named(String name, Optional<String> value) {
    return value.map(text -> named(name, text)).orElse(this);
  }

  LineText named(String name, long value) {
    next();
    line.append(name).append('=').append(value);
    return this;
  }

  private void next() {
    if (begun) {
      line.append('\t');
    }
    begun = true;
  }

  @Override
  public String toString() {
    return line.toString();
  }
}
