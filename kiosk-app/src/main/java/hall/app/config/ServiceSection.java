package hall.app.config;

import hall.app.config.HallFile.Group;
import hall.app.config.HallFile.ServiceEntry;
import hall.app.config.Register.Kind;
import hall.queue.HallPlan.Closing;
import hall.queue.HallPlan.Gate;
import hall.queue.Series;
import hall.queue.ServiceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads what the hall offers: the groups and their services.
final class ServiceSection {

  private static final List<String> LETTERS = Stream.of("ABCDEFGH".split("")).toList();
  private static final Pattern SERIES = Pattern.compile("[A-Z]{1,2}");
  private static final int MOST_PAPERS = 20;
  private static final List<String> CLOSINGS = List.of("off", "warn", "stop");

  private record FirstOfSeries(String group, Node at) {}

  private final Draft draft;
  private final HoursSection hours;
  private final Map<String, FirstOfSeries> seriesGroups = new HashMap<>();

  private ServiceSection(Draft draft, HoursSection hours) {
    this.draft = draft;
    this.hours = hours;
  }

  static List<Group> groups(Form file, Draft draft) {
    List<Group> groups = new ArrayList<>();
    Map<String, Node> letters = new HashMap<>();
    for (Form form : file.parts("groups", Shape.GROUP, Kind.GROUP)) {
      String id = form.id(Kind.GROUP, HallSection.ID, Fault.BAD_ID, "");
      String letter = form.choice("letter", LETTERS, "A");
      form.one("letter").ifPresent(at -> tellTaken(at, letters, draft));
      groups.add(new Group(id, letter.charAt(0), form.wording("name", 12)));
    }
    return groups;
  }

  private static void tellTaken(Node.Scalar letter, Map<String, Node> letters, Draft draft) {
    Node first = letters.putIfAbsent(letter.text(), letter);
    if (first != null) {
      draft.problems().add(letter, Fault.DUPLICATE_ID, Map.of("first", first.place().line()));
    }
  }

  static List<ServiceEntry> services(Form file, Draft draft, HoursSection hours) {
    var section = new ServiceSection(draft, hours);
    return file.parts("services", Shape.SERVICE, Kind.SERVICE).stream()
        .map(section::service)
        .toList();
  }

  private ServiceEntry service(Form form) {
    String id = form.id(Kind.SERVICE, HallSection.ID, Fault.BAD_ID, "unreadable");
    String group = form.reference("group", Kind.GROUP, Fault.NO_SUCH_GROUP);
    String series = form.one("series").map(each -> series(form, each, group)).orElse("A");
    return new ServiceEntry(
        new ServiceId(id),
        group,
        new Series(series),
        form.wording("name", 24),
        form.find("bring").map(each -> bring(form, each)).orElse(Map.of()),
        gate(form),
        hours.service(form.find("hours")));
  }

  /// `daily-limit` is the older way to write `quota.per-day`.
  private Gate gate(Form form) {
    int perDay = form.whole("daily-limit", 0, 9999, 0);
    Gate plain = Gate.daily(perDay);
    Optional<Node> node = form.find("quota");
    if (node.isEmpty()) {
      return plain;
    }
    Form quota = Form.of(node.get(), Shape.QUOTA, draft);
    if (perDay != 0) {
      quota.find("per-day").ifPresent(at -> draft.problems().add(at, Fault.QUOTA_TWICE));
    }
    var gate =
        new Gate(
            quota.whole("per-day", 0, 9999, perDay),
            quota.whole("per-person", 0, 99, plain.perPerson()),
            quota.whole("per-slot", 0, 999, plain.perSlot()),
            quota.duration("slot", Duration.ofMinutes(5), Duration.ofHours(4), plain.slot()),
            quota.whole("green", 0, 999, plain.greenPerDay()),
            Closing.valueOf(quota.choice("closing", CLOSINGS, "warn").toUpperCase(Locale.ROOT)));
    for (String key : List.of("per-person", "per-slot", "green")) {
      quota.one(key).ifPresent(at -> tellAbove(key, at, gate));
    }
    return gate;
  }

  private void tellAbove(String key, Node.Scalar at, Gate gate) {
    int limit =
        switch (key) {
          case "per-person" -> gate.perPerson();
          case "per-slot" -> gate.perSlot();
          default -> gate.greenPerDay();
        };
    if (gate.perDay() > 0 && limit > gate.perDay()) {
      draft.problems().add(at, Fault.QUOTA_CONTRADICTS, Map.of("most", gate.perDay()));
    }
  }

  /// A citizen reads the group's colour on the screen beside the number, so one series of numbers
  /// may not run through two groups.
  private String series(Form form, Node.Scalar scalar, String group) {
    var first = seriesGroups.putIfAbsent(scalar.text(), new FirstOfSeries(group, scalar));
    if (first != null && !group.isEmpty() && !first.group().equals(group)) {
      draft
          .problems()
          .add(
              scalar,
              Fault.SERIES_GROUPS,
              Map.of("group", first.group(), "first", first.at().place().line()));
    }
    return form.matching(scalar, SERIES, Fault.BAD_SERIES, "A");
  }

  private Map<String, List<String>> bring(Form form, Node node) {
    int before = draft.problems().count();
    Map<String, List<String>> lists = new LinkedHashMap<>();
    form.byLanguage(node).forEach((language, list) -> lists.put(language, papers(form, list)));
    boolean readable = before == draft.problems().count();
    List<Integer> lengths = lists.values().stream().map(List::size).distinct().toList();
    if (readable && lengths.size() > 1) {
      draft
          .problems()
          .add(
              node,
              Fault.BRING_LENGTHS,
              Map.of("one", lengths.getFirst(), "other", lengths.getLast()));
    }
    return lists;
  }

  private List<String> papers(Form form, Node list) {
    return form.items(list, 1, MOST_PAPERS).stream()
        .flatMap(each -> form.asOne(each).stream())
        .map(each -> Texts.checked(each, 40, draft.problems()))
        .toList();
  }
}
