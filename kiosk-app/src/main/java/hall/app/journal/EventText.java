package hall.app.journal;

import hall.queue.ClerkId;
import hall.queue.Event;
import hall.queue.Event.ClerkSignedOff;
import hall.queue.Event.ClerkSignedOn;
import hall.queue.Event.DayOpened;
import hall.queue.Event.PlanChanged;
import hall.queue.Event.PrintFailed;
import hall.queue.Event.RatingAsked;
import hall.queue.Event.RatingLapsed;
import hall.queue.Event.ServiceEnded;
import hall.queue.Event.ServiceStarted;
import hall.queue.Event.TicketCalled;
import hall.queue.Event.TicketExpired;
import hall.queue.Event.TicketNotShown;
import hall.queue.Event.TicketPrinted;
import hall.queue.Event.TicketRated;
import hall.queue.Event.TicketRecalled;
import hall.queue.Event.TicketTaken;
import hall.queue.Rating;
import hall.queue.ServiceId;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import hall.queue.WindowId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Events as the record keeps them: a line of text each, the name first, then its fields. The names
/// are the record's own and stay as they are for ever, whatever the classes come to be called. A
/// form may get more fields at its end; a reader ignores those it does not know.
public final class EventText {

  private static final List<Form<?>> FORMS =
      List.of(
          form(
              "plan-changed",
              PlanChanged.class,
              e -> List.of(PlanText.text(e.plan())),
              f -> new PlanChanged(PlanText.plan(f.text()))),
          form(
              "day-opened",
              DayOpened.class,
              e -> List.of(e.day().toString()),
              f -> new DayOpened(LocalDate.parse(f.text()))),
          form(
              "ticket-taken",
              TicketTaken.class,
              e ->
                  List.of(
                      e.ticket().value(),
                      e.number().toString(),
                      e.service().value(),
                      Names.text(e.priority()),
                      e.language()),
              f ->
                  new TicketTaken(
                      ticket(f),
                      TicketNumber.of(f.text()),
                      new ServiceId(f.text()),
                      Names.priority(f.text()),
                      f.text())),
          form(
              "ticket-printed",
              TicketPrinted.class,
              e -> List.of(e.ticket().value()),
              f -> new TicketPrinted(ticket(f))),
          form(
              "print-failed",
              PrintFailed.class,
              e -> List.of(e.ticket().value(), e.problem()),
              f -> new PrintFailed(ticket(f), f.text())),
          form(
              "clerk-signed-on",
              ClerkSignedOn.class,
              e -> List.of(e.window().toString(), e.clerk().value()),
              f -> new ClerkSignedOn(window(f), clerk(f))),
          form(
              "clerk-signed-off",
              ClerkSignedOff.class,
              e -> List.of(e.window().toString(), e.clerk().value()),
              f -> new ClerkSignedOff(window(f), clerk(f))),
          form(
              "ticket-called",
              TicketCalled.class,
              e -> List.of(e.ticket().value(), e.window().toString(), e.clerk().value()),
              f -> new TicketCalled(ticket(f), window(f), clerk(f))),
          form(
              "ticket-recalled",
              TicketRecalled.class,
              e -> at(e.ticket(), e.window()),
              f -> new TicketRecalled(ticket(f), window(f))),
          form(
              "service-started",
              ServiceStarted.class,
              e -> at(e.ticket(), e.window()),
              f -> new ServiceStarted(ticket(f), window(f))),
          form(
              "ticket-not-shown",
              TicketNotShown.class,
              e -> at(e.ticket(), e.window()),
              f -> new TicketNotShown(ticket(f), window(f))),
          form(
              "service-ended",
              ServiceEnded.class,
              e -> at(e.ticket(), e.window()),
              f -> new ServiceEnded(ticket(f), window(f))),
          form(
              "rating-asked",
              RatingAsked.class,
              e -> List.of(e.ticket().value(), e.window().toString(), e.until().toString()),
              f -> new RatingAsked(ticket(f), window(f), f.instant())),
          form(
              "ticket-rated",
              TicketRated.class,
              e ->
                  List.of(
                      e.ticket().value(),
                      e.window().toString(),
                      Integer.toString(e.rating().level())),
              f -> new TicketRated(ticket(f), window(f), new Rating(f.number()))),
          form(
              "rating-lapsed",
              RatingLapsed.class,
              e -> at(e.ticket(), e.window()),
              f -> new RatingLapsed(ticket(f), window(f))),
          form(
              "ticket-expired",
              TicketExpired.class,
              e -> List.of(e.ticket().value()),
              f -> new TicketExpired(ticket(f))));

  private static final Map<String, Form<?>> BY_NAME =
      FORMS.stream().collect(Collectors.toMap(Form::name, Function.identity()));

  private static final Map<Class<?>, Form<?>> BY_TYPE =
      FORMS.stream().collect(Collectors.toMap(Form::type, Function.identity()));

  /// How one kind of event is written and read.
  private record Form<E extends Event>(
      String name, Class<E> type, Function<E, List<String>> writer, Function<Fields, E> reader) {

    String line(Event event) {
      List<String> fields = new ArrayList<>();
      fields.add(name);
      fields.addAll(writer.apply(type.cast(event)));
      return Fields.line(fields);
    }
  }

  private EventText() {}

  /// The events, a line each.
  public static String text(List<Event> events) {
    StringBuilder text = new StringBuilder();
    for (Event event : events) {
      if (!text.isEmpty()) {
        text.append('\n');
      }
      text.append(form(event).line(event));
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
      Fields fields = Fields.of(line);
      String name = fields.text();
      Form<?> form =
          Optional.<Form<?>>ofNullable(BY_NAME.get(name))
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "This release does not know the event '%s'; a later one wrote it."
                          .formatted(name)));
      events.add(form.reader().apply(fields));
    }
    return events;
  }

  /// The name the record has for the event, such as `ticket-taken`.
  public static String name(Event event) {
    return form(event).name();
  }

  /// The kinds of event that have a name.
  static Set<Class<?>> kinds() {
    return BY_TYPE.keySet();
  }

  private static Form<?> form(Event event) {
    Form<?> form = BY_TYPE.get(event.getClass());
    if (form == null) {
      throw new IllegalArgumentException("The record has no name for " + event + ".");
    }
    return form;
  }

  private static <E extends Event> Form<E> form(
      String name, Class<E> type, Function<E, List<String>> writer, Function<Fields, E> reader) {
    return new Form<>(name, type, writer, reader);
  }

  private static List<String> at(TicketId ticket, WindowId window) {
    return List.of(ticket.value(), window.toString());
  }

  private static TicketId ticket(Fields fields) {
    return new TicketId(fields.text());
  }

  private static WindowId window(Fields fields) {
    return new WindowId(fields.number());
  }

  private static ClerkId clerk(Fields fields) {
    return new ClerkId(fields.text());
  }
}
