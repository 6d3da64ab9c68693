package hall.app.journal;

import hall.queue.Event;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// How one kind of event is written and read.
///
/// @param name the record's name for it, which stays for ever
record EventForm<E extends Event>(
    String name, Class<E> type, BiConsumer<E, LineText> writer, Function<Fields, E> reader) {

  static <E extends Event> EventForm<E> form(
      String name, Class<E> type, BiConsumer<E, LineText> writer, Function<Fields, E> reader) {
    return new EventForm<>(name, type, writer, reader);
  }

  void write(Event event, StringBuilder to) {
    var line = new LineText(to);
    line.text(name);
    writer.accept(type.cast(event), line);
  }
}
