package hall.app.config;

import hall.queue.Calendar;
import hall.queue.Calendar.Session;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads when the hall is open, and when single services are.
final class HoursSection {

  private static final List<String> DAYS =
      Stream.of(DayOfWeek.values()).map(HoursSection::shortName).toList();
  private static final String CLOSED = "closed";
  private static final int MOST_DATES = 62;
  private static final int MOST_SESSIONS = 12;
  private static final Pattern DATES =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\\.\\.([0-9]{4}-[0-9]{2}-[0-9]{2}))?");

  /// What the calendar says of one date: sessions of its own, or those of a weekday.
  private sealed interface DayRule {
    record Own(List<Session> sessions) implements DayRule {}

    record As(DayOfWeek day) implements DayRule {}
  }

  private final Draft draft;
  private final ZoneId zone;
  private final LocalTime dayStarts;
  private final Map<LocalDate, DayRule> rules;
  private final Map<DayOfWeek, List<Session>> week;

  private HoursSection(Draft draft, Optional<Node> node) {
    this.draft = draft;
    if (node.isEmpty()) {
      this.zone = ZoneId.of("Asia/Shanghai");
      this.dayStarts = LocalTime.of(4, 0);
      this.week = Map.of();
      this.rules = Map.of();
      return;
    }
    int before = draft.problems().count();
    Form form = Form.of(node.get(), Shape.CALENDAR, draft);
    this.zone = form.one("zone").map(this::zone).orElse(ZoneId.of("Asia/Shanghai"));
    this.dayStarts = form.one("day-starts").map(this::time).orElse(LocalTime.of(4, 0));
    this.week = form.find("week").map(this::week).orElse(Map.of());
    this.rules = form.find("exceptions").map(this::exceptions).orElse(Map.of());
    if (before == draft.problems().count() && week.values().stream().allMatch(List::isEmpty)) {
      form.find("week").ifPresent(each -> draft.problems().add(each, Fault.HALL_NEVER_OPEN));
    }
  }

  static HoursSection read(Optional<Node> node, Draft draft) {
    return new HoursSection(draft, node);
  }

  /// The hall's own hours.
  Calendar hall() {
    return calendar(week);
  }

  /// The hours of a service. On a date that the hall works as on a Monday, so does the service; on
  /// one for which the hall has sessions of its own, the service keeps those.
  Calendar service(Optional<Node> hours) {
    return hours.map(node -> calendar(ownWeek(node))).orElseGet(this::hall);
  }

  private Map<DayOfWeek, List<Session>> ownWeek(Node node) {
    int before = draft.problems().count();
    Map<DayOfWeek, List<Session>> own = week(node);
    boolean readable = before == draft.problems().count() && !week.isEmpty();
    boolean opens =
        own.entrySet().stream()
            .anyMatch(each -> meet(each.getValue(), week.getOrDefault(each.getKey(), List.of())));
    if (readable && !opens) {
      draft.problems().add(node, Fault.SERVICE_NEVER_OPEN);
    }
    return own;
  }

  private static boolean meet(List<Session> some, List<Session> others) {
    return some.stream()
        .anyMatch(one ->
            others.stream().anyMatch(other -> one.from() < other.to() && other.from() < one.to()));
  }

  private Calendar calendar(Map<DayOfWeek, List<Session>> ofWeek) {
    Map<LocalDate, List<Session>> exceptions = new HashMap<>();
    rules.forEach((date, rule) ->
        exceptions.put(
            date,
            switch (rule) {
              case DayRule.Own(List<Session> sessions) -> sessions;
              case DayRule.As(DayOfWeek day) -> ofWeek.getOrDefault(day, List.of());
            }));
    return new Calendar(zone, dayStarts, ofWeek, exceptions);
  }

  private ZoneId zone(Node.Scalar scalar) {
    if (ZoneId.getAvailableZoneIds().contains(scalar.text())) {
      return ZoneId.of(scalar.text());
    }
    String near = Nearest.to(scalar.text(), ZoneId.getAvailableZoneIds()).orElse("Asia/Shanghai");
    draft.problems().add(scalar, Fault.BAD_ZONE, Map.of("zone", near));
    return ZoneId.of("Asia/Shanghai");
  }

  private LocalTime time(Node.Scalar scalar) {
    int minute = Sessions.minute(scalar.text());
    if (minute < 0 || minute == Sessions.MIDNIGHT) {
      draft.problems().add(scalar, Fault.BAD_TIME);
      return LocalTime.MIDNIGHT;
    }
    return LocalTime.of(minute / 60, minute % 60);
  }

  private Map<DayOfWeek, List<Session>> week(Node node) {
    Map<DayOfWeek, List<Session>> sessions = new EnumMap<>(DayOfWeek.class);
    Map<DayOfWeek, Place> first = new EnumMap<>(DayOfWeek.class);
    for (Node.Key key : Form.free(node, draft).keys().values()) {
      List<Session> ofKey = sessions(key.value());
      for (DayOfWeek day : days(node, key)) {
        Place before = first.putIfAbsent(day, key.place());
        if (before != null) {
          tell(
              node,
              key,
              Fault.WEEKDAY_TWICE,
              Map.of("day", shortName(day), "first", before.line()));
        }
        sessions.put(day, ofKey);
      }
    }
    return sessions;
  }

  /// `mon`, or `mon-fri`.
  private List<DayOfWeek> days(Node node, Node.Key key) {
    String[] ends = key.name().split("-", -1);
    int from = DAYS.indexOf(ends[0]);
    int to = DAYS.indexOf(ends[ends.length - 1]);
    if (ends.length > 2 || from < 0 || to < from) {
      tell(node, key, Fault.BAD_WEEKDAY, Map.of("known", DAYS));
      return List.of();
    }
    return List.of(DayOfWeek.values()).subList(from, to + 1);
  }

  private Map<LocalDate, DayRule> exceptions(Node node) {
    Map<LocalDate, DayRule> found = new TreeMap<>();
    Map<LocalDate, Place> first = new HashMap<>();
    for (Node.Key key : Form.free(node, draft).keys().values()) {
      DayRule rule = rule(key.value());
      for (LocalDate date : dates(node, key)) {
        Place before = first.putIfAbsent(date, key.place());
        if (before != null) {
          tell(
              node, key, Fault.DATE_TWICE, Map.of("date", date.toString(), "first", before.line()));
        }
        found.put(date, rule);
      }
    }
    return found;
  }

  /// `2026-10-01`, or `2026-10-01..2026-10-07`.
  private List<LocalDate> dates(Node node, Node.Key key) {
    var written = DATES.matcher(key.name());
    if (written.matches()) {
      try {
        LocalDate from = LocalDate.parse(written.group(1));
        String end = written.group(2);
        LocalDate to = end == null ? from : LocalDate.parse(end);
        return dates(node, key, from, to);
      } catch (DateTimeParseException noSuchDay) {
        tell(node, key, Fault.BAD_DATE, Map.of());
        return List.of();
      }
    }
    tell(node, key, Fault.BAD_DATE, Map.of());
    return List.of();
  }

  private List<LocalDate> dates(Node node, Node.Key key, LocalDate from, LocalDate to) {
    if (to.isBefore(from) || from.plusDays(MOST_DATES).isBefore(to)) {
      tell(node, key, Fault.DATES_TOO_MANY, Map.of("most", MOST_DATES));
      return List.of();
    }
    return from.datesUntil(to.plusDays(1)).toList();
  }

  private DayRule rule(Node node) {
    if (node instanceof Node.Scalar word && !word.isEmpty()) {
      int day = DAYS.indexOf(word.text());
      if (day < 0 && !word.text().equals(CLOSED)) {
        draft.problems().add(node, Fault.BAD_HOURS, Map.of("known", DAYS));
      }
      return day < 0 ? new DayRule.Own(List.of()) : new DayRule.As(DayOfWeek.of(day + 1));
    }
    return new DayRule.Own(sessions(node));
  }

  private List<Session> sessions(Node node) {
    if (node instanceof Node.Scalar scalar && scalar.isEmpty()) {
      return List.of();
    }
    if (!(node instanceof Node.Items items)) {
      if (!(node instanceof Node.Broken)) {
        draft.problems().add(node, Fault.BAD_HOURS, Map.of("known", DAYS));
      }
      return List.of();
    }
    if (items.nodes().size() > MOST_SESSIONS) {
      draft.problems().add(node, Fault.TOO_MANY_ITEMS, Map.of("most", MOST_SESSIONS));
    }
    return Sessions.read(items.nodes(), draft.problems());
  }

  private void tell(Node node, Node.Key key, Fault fault, Map<String, Object> params) {
    draft.problems().add(new Problem(key.place(), node.path(), key.name(), fault, params));
  }

  private static String shortName(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }
}
