package hall.app.journal;

import hall.queue.Calendar;
import hall.queue.Calendar.Session;
import hall.queue.ClerkId;
import hall.queue.HallPlan;
import hall.queue.HallPlan.ClerkPlan;
import hall.queue.HallPlan.Closing;
import hall.queue.HallPlan.Gate;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.Permission;
import hall.queue.Series;
import hall.queue.ServiceId;
import hall.queue.WindowId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The hall's plan as text: a line for each thing, its kind first. Calendars come first and are
/// numbered; the hall's own is 0 and services and windows name theirs. Kinds that are not known are
/// ignored. The call rules are [RulesText]'s.
final class PlanText {

  private PlanText() {}

  static String text(HallPlan plan) {
    List<Calendar> calendars = new ArrayList<>(List.of(plan.calendar()));
    plan.services().forEach(service -> add(service.hours(), calendars));
    plan.windows().forEach(window -> window.hours().ifPresent(own -> add(own, calendars)));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < calendars.size(); i++) {
      write(i, calendars.get(i), lines);
    }
    for (ServicePlan service : plan.services()) {
      lines.add(line(service, calendars.indexOf(service.hours())));
    }
    for (WindowPlan window : plan.windows()) {
      var line = new LineText().text("window").number(window.id().number());
      line.yes(window.asksForRating());
      window.services().forEach(service -> line.text(service.value()));
      lines.add(line.toString());
      window
          .hours()
          .map(calendars::indexOf)
          .map(at -> new LineText().text("window-hours").number(window.id().number()).number(at))
          .ifPresent(hours -> lines.add(hours.toString()));
    }
    plan.staff().forEach(clerk -> lines.add(line(clerk)));
    RulesText.write(plan.rules(), lines);
    return String.join("\n", lines);
  }

  static HallPlan plan(String text) {
    var reading = new Reading();
    for (String line : Fields.lines(text)) {
      reading.read(Fields.of(line));
    }
    return reading.plan();
  }

  private static void add(Calendar calendar, List<Calendar> calendars) {
    if (!calendars.contains(calendar)) {
      calendars.add(calendar);
    }
  }

  private static void write(int number, Calendar calendar, List<String> lines) {
    var head = new LineText().text("calendar").number(number).text(calendar.zone().getId());
    lines.add(head.text(calendar.dayStarts().toString()).toString());
    new TreeMap<>(calendar.week())
        .forEach(
            (day, open) -> lines.add(hours("week", number, Names.DAY.text(day), open).toString()));
    new TreeMap<>(calendar.exceptions())
        .forEach((date, open) -> lines.add(hours("on", number, date.toString(), open).toString()));
  }

  private static LineText hours(String kind, int calendar, String day, List<Session> sessions) {
    var line = new LineText().text(kind).number(calendar).text(day);
    sessions.forEach(session -> line.text(RulesText.text(session)));
    return line;
  }

  private static String line(ServicePlan service, int hours) {
    Gate gate = service.gate();
    var line = new LineText().text("service").text(service.id().value());
    line.text(service.series().letters()).number(gate.perDay()).number(hours);
    if (!gate.equals(Gate.daily(gate.perDay()))) {
      line.named("per-person", gate.perPerson()).named("per-slot", gate.perSlot());
      line.named("slot", gate.slot().toString()).named("green", gate.greenPerDay());
      line.named("closing", Names.CLOSING.text(gate.closing()));
    }
    return line.toString();
  }

  private static String line(ClerkPlan clerk) {
    var line = new LineText().text("clerk").text(clerk.id().value());
    if (!clerk.skills().isEmpty()) {
      line.named("skills", VisitText.services(clerk.skills()));
    }
    if (!clerk.may().isEmpty()) {
      line.named(
          "may",
          clerk.may().stream()
              .sorted()
              .map(Names.PERMISSION::text)
              .collect(Collectors.joining("+")));
    }
    return line.toString();
  }

  /// What has been read of a plan so far.
  private static final class Reading {

    private final List<Hours> calendars = new ArrayList<>();
    private final List<Offered> services = new ArrayList<>();
    private final Map<WindowId, WindowPlan> windows = new LinkedHashMap<>();
    private final Map<WindowId, Integer> windowHours = new LinkedHashMap<>();
    private final List<ClerkPlan> staff = new ArrayList<>();
    private final RulesText.Reading rules = new RulesText.Reading();

    private record Hours(
        ZoneId zone,
        LocalTime dayStarts,
        Map<DayOfWeek, List<Session>> week,
        Map<LocalDate, List<Session>> exceptions) {

      Calendar calendar() {
        return new Calendar(zone, dayStarts, week, exceptions);
      }
    }

    private record Offered(ServiceId id, Series series, Gate gate, int hours) {}

    void read(Fields fields) {
      String kind = fields.text();
      switch (kind) {
        case "calendar" -> calendar(fields);
        case "week" -> hours(fields).week().put(Names.DAY.of(fields.text()), sessions(fields));
        case "on" ->
            hours(fields).exceptions().put(LocalDate.parse(fields.text()), sessions(fields));
        case "service" -> service(fields);
        case "window" -> window(fields);
        case "window-hours" -> windowHours.put(new WindowId(fields.number()), fields.number());
        case "clerk" -> clerk(fields);
        default -> rules.read(kind, fields);
      }
    }

    HallPlan plan() {
      List<Calendar> made = calendars.stream().map(Hours::calendar).toList();
      return new HallPlan(
          made.get(0),
          services.stream()
              .map(s -> new ServicePlan(s.id, s.series, s.gate, made.get(s.hours)))
              .toList(),
          windows.values().stream().map(window -> withHours(window, made)).toList(),
          staff,
          rules.rules());
    }

    private WindowPlan withHours(WindowPlan window, List<Calendar> made) {
      Integer own = windowHours.get(window.id());
      return own == null
          ? window
          : new WindowPlan(
              window.id(), window.services(), window.asksForRating(), Optional.of(made.get(own)));
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

    private void service(Fields fields) {
      var id = new ServiceId(fields.text());
      var series = new Series(fields.text());
      int perDay = fields.number();
      int hours = fields.number();
      Gate plain = Gate.daily(perDay);
      Gate gate =
          new Gate(
              perDay,
              fields.named("per-person").map(Integer::parseInt).orElse(plain.perPerson()),
              fields.named("per-slot").map(Integer::parseInt).orElse(plain.perSlot()),
              fields.named("slot").map(Duration::parse).orElse(plain.slot()),
              fields.named("green").map(Integer::parseInt).orElse(plain.greenPerDay()),
              fields.named("closing").map(Names.CLOSING::of).orElse(Closing.WARN));
      services.add(new Offered(id, series, gate, hours));
    }

    private void window(Fields fields) {
      var id = new WindowId(fields.number());
      boolean asks = fields.yes();
      List<ServiceId> handled = new ArrayList<>();
      while (fields.moreInOrder()) {
        handled.add(new ServiceId(fields.text()));
      }
      windows.put(id, new WindowPlan(id, handled, asks));
    }

    private void clerk(Fields fields) {
      var id = new ClerkId(fields.text());
      List<ServiceId> skills = fields.named("skills").map(VisitText::services).orElse(List.of());
      Set<Permission> may =
          VisitText.parts(fields.named("may").orElse(""), "+").stream()
              .map(Names.PERMISSION::of)
              .collect(Collectors.toSet());
      staff.add(new ClerkPlan(id, skills, may));
    }

    private static List<Session> sessions(Fields fields) {
      List<Session> sessions = new ArrayList<>();
      while (fields.moreInOrder()) {
        sessions.add(RulesText.session(fields.text()));
      }
      return List.copyOf(sessions);
    }
  }
}
