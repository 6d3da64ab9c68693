package hall.app.journal;

import hall.queue.Calendar;
import hall.queue.Calendar.Session;
import hall.queue.CallRules;
import hall.queue.ClerkId;
import hall.queue.HallPlan;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.Series;
import hall.queue.ServiceId;
import hall.queue.WindowId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The hall's plan as text: a line for each thing, its kind first. Calendars come first and are
/// numbered; the hall's own is 0 and services name theirs. Kinds that are not known are ignored.
final class PlanText {

  private PlanText() {}

  static String text(HallPlan plan) {
    List<Calendar> calendars = new ArrayList<>(List.of(plan.calendar()));
    for (ServicePlan service : plan.services()) {
      if (!calendars.contains(service.hours())) {
        calendars.add(service.hours());
      }
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < calendars.size(); i++) {
      write(Integer.toString(i), calendars.get(i), lines);
    }
    for (ServicePlan service : plan.services()) {
      add(
          lines,
          "service",
          service.id().value(),
          service.series().letters(),
          Integer.toString(service.dailyLimit()),
          Integer.toString(calendars.indexOf(service.hours())));
    }
    for (WindowPlan window : plan.windows()) {
      List<String> fields = new ArrayList<>(List.of("window", window.id().toString()));
      fields.add(window.asksForRating() ? "yes" : "no");
      window.services().forEach(service -> fields.add(service.value()));
      lines.add(Fields.line(fields));
    }
    plan.clerks().stream().map(ClerkId::value).sorted().forEach(id -> add(lines, "clerk", id));
    CallRules rules = plan.rules();
    add(lines, "credit", rules.priorityCredit().toString());
    add(lines, "rating-within", rules.ratingWithin().toString());
    return String.join("\n", lines);
  }

  static HallPlan plan(String text) {
    var reading = new Reading();
    for (String line : Fields.lines(text)) {
      reading.read(Fields.of(line));
    }
    return reading.plan();
  }

  private static void write(String name, Calendar calendar, List<String> lines) {
    add(lines, "calendar", name, calendar.zone().getId(), calendar.dayStarts().toString());
    new TreeMap<>(calendar.week())
        .forEach((day, open) -> write(lines, "week", name, Names.text(day), open));
    new TreeMap<>(calendar.exceptions())
        .forEach((date, open) -> write(lines, "on", name, date.toString(), open));
  }

  private static void write(
      List<String> lines, String kind, String name, String day, List<Session> sessions) {
    List<String> fields = new ArrayList<>(List.of(kind, name, day));
    sessions.forEach(session -> fields.add(session.from() + "-" + session.to()));
    lines.add(Fields.line(fields));
  }

  private static void add(List<String> lines, String... fields) {
    lines.add(Fields.line(List.of(fields)));
  }

  /// What has been read of a plan so far.
  private static final class Reading {

    private final List<Hours> calendars = new ArrayList<>();
    private final List<Offered> services = new ArrayList<>();
    private final List<WindowPlan> windows = new ArrayList<>();
    private final Set<ClerkId> clerks = new HashSet<>();
    private Optional<Duration> credit = Optional.empty();
    private Optional<Duration> ratingWithin = Optional.empty();

    private record Hours(
        ZoneId zone,
        LocalTime dayStarts,
        Map<DayOfWeek, List<Session>> week,
        Map<LocalDate, List<Session>> exceptions) {}

    private record Offered(ServiceId id, Series series, int dailyLimit, int hours) {}

    void read(Fields fields) {
      switch (fields.text()) {
        case "calendar" -> calendar(fields);
        case "week" -> hours(fields).week().put(Names.day(fields.text()), sessions(fields));
        case "on" ->
            hours(fields).exceptions().put(LocalDate.parse(fields.text()), sessions(fields));
        case "service" ->
            services.add(
                new Offered(
                    new ServiceId(fields.text()),
                    new Series(fields.text()),
                    fields.number(),
                    fields.number()));
        case "window" -> window(fields);
        case "clerk" -> clerks.add(new ClerkId(fields.text()));
        case "credit" -> credit = Optional.of(Duration.parse(fields.text()));
        case "rating-within" -> ratingWithin = Optional.of(Duration.parse(fields.text()));
        default -> {}
      }
    }

    HallPlan plan() {
      List<Calendar> made =
          calendars.stream()
              .map(hours -> new Calendar(hours.zone, hours.dayStarts, hours.week, hours.exceptions))
              .toList();
      return new HallPlan(
          made.get(0),
          services.stream()
              .map(s -> new ServicePlan(s.id, s.series, s.dailyLimit, made.get(s.hours)))
              .toList(),
          windows,
          clerks,
          new CallRules(present(credit, "credit"), present(ratingWithin, "rating-within")));
    }

    private void calendar(Fields fields) {
      if (fields.number() != calendars.size()) {
        throw new IllegalArgumentException("The calendars of a plan are numbered from 0.");
      }
      calendars.add(
          new Hours(
              ZoneId.of(fields.text()),
              LocalTime.parse(fields.text()),
              new TreeMap<>(),
              new TreeMap<>()));
    }

    private Hours hours(Fields fields) {
      return calendars.get(fields.number());
    }

    private void window(Fields fields) {
      var id = new WindowId(fields.number());
      boolean asks = fields.yes();
      List<ServiceId> handled = new ArrayList<>();
      while (fields.more()) {
        handled.add(new ServiceId(fields.text()));
      }
      windows.add(new WindowPlan(id, handled, asks));
    }

    private static List<Session> sessions(Fields fields) {
      List<Session> sessions = new ArrayList<>();
      while (fields.more()) {
        String text = fields.text();
        int dash = text.indexOf('-');
        sessions.add(
            new Session(
                Integer.parseInt(text, 0, dash, 10),
                Integer.parseInt(text, dash + 1, text.length(), 10)));
      }
      return List.copyOf(sessions);
    }

    private static <T> T present(Optional<T> value, String kind) {
      return value.orElseThrow(
          () -> new IllegalArgumentException("The plan has no line '%s'.".formatted(kind)));
    }
  }
}
