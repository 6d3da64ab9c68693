package hall.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.app.words.Words;
import hall.queue.Calendar.Session;
import hall.queue.CallRules;
import hall.queue.CallRules.AppointmentRule;
import hall.queue.CallRules.Return;
import hall.queue.CallRules.ReturnRule;
import hall.queue.CallRules.TransferRule;
import hall.queue.Condition;
import hall.queue.LineClass;
import hall.queue.Lines;
import hall.queue.Place;
import hall.queue.ServiceId;
import hall.queue.Step;
import hall.queue.Step.By;
import hall.queue.Step.Group;
import hall.queue.WindowId;
import hall.queue.WindowRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Rules written as text are read back as the same rules: what the manager sees in the editor is
/// what holds.
class RulesTreeTest {

  private static final int MADE_UP = 300;
  private static final List<String> SERVICES =
      List.of(
          "medical-enrolment",
          "medical-claim",
          "pension",
          "minimum-living",
          "disability-allowance",
          "homestead");

  private final HallReader reader = new HallReader(new ShippedProfiles(), Words.load());
  private final Random random = new Random(20261122);

  @Test
  void theShippedRulesAreReadBackAsTheyWere() throws Exception {
    for (String hall : List.of("demonstration", "township", "county")) {
      RulesEdit edit = RulesEdit.shipped(reader, hall);
      CallRules rules =
          switch (reader.readShipped(hall)) {
            case Reading.Good(var file) -> file.plan().rules();
            case Reading.Bad(var problems) -> throw new AssertionError(problems.toString());
          };
      assertEquals(rules, read(edit, RulesTree.text(rules)), hall);
    }
  }

  @Test
  void manyRulesAreReadBackAsTheyWere() throws Exception {
    RulesEdit edit = RulesEdit.shipped(reader, "demonstration");
    for (int i = 0; i < MADE_UP; i++) {
      CallRules rules = rules();
      String text = RulesTree.text(rules);
      assertEquals(rules, read(edit, text), text);
    }
  }

  @Test
  void aGuardOfSecondsIsReadBackAsItWas() throws Exception {
    RulesEdit edit = RulesEdit.shipped(reader, "demonstration");
    CallRules quick =
        read(
            edit,
            """
            windows:
              - rule: everyone
                at: [1]
                steps:
                  - { id: guard, when: { waited: own, over: 30 s }, oldest: own }
                  - { id: "no", call: own }
            """);
    assertEquals(quick, read(edit, RulesTree.text(quick)), RulesTree.text(quick));
  }

  private static CallRules read(RulesEdit edit, String text) {
    return switch (edit.with(text)) {
      case Reading.Good(var hall) -> hall.plan().rules();
      case Reading.Bad(var problems) -> throw new AssertionError(problems + "\n" + text);
    };
  }

  private CallRules rules() {
    Map<LineClass, Duration> credits = new EnumMap<>(LineClass.class);
    credits.put(LineClass.PRIORITY, seconds(0, 86_400));
    credits.put(LineClass.GREEN, seconds(0, 86_400));
    if (random.nextBoolean()) {
      credits.put(LineClass.APPOINTMENT, seconds(0, 86_400));
    }
    if (random.nextBoolean()) {
      credits.put(LineClass.ORDINARY, seconds(0, 600));
    }
    List<WindowRule> rules = new ArrayList<>();
    List<Integer> windows = new ArrayList<>(List.of(1, 2, 3));
    Collections.shuffle(windows, random);
    while (!windows.isEmpty() && random.nextInt(4) > 0) {
      int many = 1 + random.nextInt(windows.size());
      List<WindowId> at = windows.subList(0, many).stream().map(WindowId::new).toList();
      windows = new ArrayList<>(windows.subList(many, windows.size()));
      rules.add(new WindowRule(name(rules.size()), at, steps(), maybe(() -> seconds(1, 3600))));
    }
    return new CallRules(
        credits,
        rules,
        new AppointmentRule(seconds(0, 14_400), seconds(0, 14_400)),
        returning(one(Return.values()), Duration.ofHours(1)),
        returning(one(new Return[] {Return.FINAL, Return.ON_SCAN}), Duration.ofHours(24)),
        new TransferRule(one(Place.values()), seconds(60, 86_400)),
        seconds(60, 28_800),
        seconds(0, 120),
        seconds(0, 60),
        seconds(5, 600));
  }

  /// Also names that YAML would take for something else.
  private String name(int number) {
    return List.of("rule", "null", "no", "1e3", "007", "true", "2026-11-22").get(random.nextInt(7))
        + (number == 0 ? "" : "-" + number);
  }

  private ReturnRule returning(Return how, Duration plain) {
    return how == Return.FINAL
        ? new ReturnRule(how, 0, 0, plain, false)
        : new ReturnRule(
            how,
            random.nextInt(51),
            1 + random.nextInt(9),
            seconds(60, 86_400),
            random.nextBoolean());
  }

  /// With a guard always, for the reader refuses rules under which somebody starves.
  private List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    Duration guard = seconds(60, 7_200);
    steps.add(
        random.nextBoolean()
            ? Step.guard(guard)
            : new Step(
                "long",
                new Condition.Waited(Lines.OWN, guard, guard),
                List.of(new Group(Lines.OWN, 1)),
                By.OLDEST));
    for (int i = random.nextInt(4); i > 0; i--) {
      steps.add(step("s" + i));
    }
    steps.add(new Step("last", Condition.ALWAYS, List.of(new Group(Lines.OWN, 1)), By.EARLIEST));
    return steps;
  }

  private Step step(String id) {
    By by = one(By.values());
    return switch (by) {
      case EARLIEST, OLDEST -> new Step(id, condition(), together(), by);
      case IN_ORDER ->
          new Step(id, condition(), apart().stream().map(each -> new Group(each, 1)).toList(), by);
      case TURNS ->
          new Step(
              id,
              condition(),
              apart().stream().map(each -> new Group(each, 1 + random.nextInt(99))).toList(),
              by);
    };
  }

  /// Lines of a group in as few parts as can say them: own before others, each classes once.
  private List<Group> together() {
    Set<Lines> all = new LinkedHashSet<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      all.add(new Lines(List.of(), classes()));
    }
    Set<Set<LineClass>> named = new LinkedHashSet<>();
    for (int i = all.isEmpty() ? 1 : random.nextInt(3); i > 0; i--) {
      named.add(classes());
    }
    named.forEach(classes -> all.add(new Lines(services(), classes)));
    return all.stream().map(each -> new Group(each, 1)).toList();
  }

  private Set<Lines> apart() {
    Set<Lines> all = new LinkedHashSet<>();
    while (all.size() < 2 || random.nextInt(3) == 0) {
      all.add(lines());
    }
    return all;
  }

  private Lines lines() {
    return new Lines(random.nextBoolean() ? List.of() : services(), classes());
  }

  private List<ServiceId> services() {
    List<String> some = new ArrayList<>(SERVICES);
    Collections.shuffle(some, random);
    return some.subList(0, 1 + random.nextInt(6)).stream().map(ServiceId::new).toList();
  }

  private Set<LineClass> classes() {
    Set<LineClass> classes = EnumSet.noneOf(LineClass.class);
    if (random.nextBoolean()) {
      for (LineClass of : LineClass.values()) {
        if (random.nextBoolean()) {
          classes.add(of);
        }
      }
    }
    return classes;
  }

  private Condition condition() {
    int over = random.nextInt(1000);
    Duration waited = seconds(1, 86_400);
    int from = random.nextInt(700);
    return switch (random.nextInt(5)) {
      case 0 -> new Condition.Waiting(lines(), over, random.nextInt(over + 1));
      case 1 -> new Condition.Waited(lines(), waited, seconds(0, (int) waited.toSeconds()));
      case 2 -> new Condition.Nobody(lines());
      case 3 ->
          new Condition.During(
              List.of(
                  new Session(from, from + 1 + random.nextInt(60)), new Session(from + 100, 1440)));
      default -> Condition.ALWAYS;
    };
  }

  private Duration seconds(int least, int most) {
    int unit = List.of(1, 60, 3600).get(random.nextInt(3));
    int seconds = least + random.nextInt(most - least + 1);
    int rounded = seconds / unit * unit;
    return Duration.ofSeconds(rounded < least ? seconds : rounded);
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <E> E one(E[] values) {
    return values[random.nextInt(values.length)];
  }
}
