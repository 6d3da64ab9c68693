package hall.app.journal;

import hall.queue.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Events as the record keeps them: a line of text each, the name first, then its fields. The names
/// are the record's own and stay as they are for ever, whatever the classes come to be called. A
/// form may get more fields at its end; a reader ignores those it does not know, and takes one that
/// an older release did not write for what it would have been then.
public final class EventText {

  private static final List<EventForm<?>> FORMS =
      Stream.of(TicketForms.ALL, VisitForms.ALL, HallForms.ALL, ResumeForms.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Map<String, EventForm<?>> BY_NAME =
      FORMS.stream().collect(Collectors.toMap(EventForm::name, Function.identity()));

  private static final Map<Class<?>, EventForm<?>> BY_TYPE =
      FORMS.stream().collect(Collectors.toMap(EventForm::type, Function.identity()));

  private EventText() {}

  /// The events, a line each.
  public static String text(List<Event> events) {
    StringBuilder text = new StringBuilder(128);
    for (Event event : events) {
      if (!text.isEmpty()) {
        text.append('\n');
      }
      form(event).write(event, text);
    }
    return text.toString();
  }

  /// The events that the lines tell.
  ///
  /// @throws IllegalArgumentException when a line has a name this release does not know, or a field
  ///   that cannot be
  public static List<Event> events(String text) {
    List<Event> events = new ArrayList<>();
    for (String line : Fields.lines(text)) {
      events.add(event(line));
    }
    return events;
  }

  private static Event event(String line) {
    Fields fields = Fields.of(line);
    String name = fields.text();
    EventForm<?> form =
        Optional.<EventForm<?>>ofNullable(BY_NAME.get(name))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "This release does not know the event '%s'; a later one wrote it."
                        .formatted(name)));
    try {
      return form.reader().apply(fields);
    } catch (IndexOutOfBoundsException | NoSuchElementException e) {
      throw new IllegalArgumentException("Something is missing in '%s'.".formatted(name), e);
    }
  }

  /// The name the record has for the event, such as `ticket-taken`.
  public static String name(Event event) {
    return form(event).name();
  }

  /// The kinds of event that have a name.
  static Set<Class<?>> kinds() {
    return BY_TYPE.keySet();
  }

  private static EventForm<?> form(Event event) {
    EventForm<?> form = BY_TYPE.get(event.getClass());
    if (form == null) {
      throw new IllegalArgumentException("The record has no name for " + event + ".");
    }
    return form;
  }
}
