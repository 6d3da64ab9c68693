package hall.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.config.HallFile.Centre;
import hall.app.config.HallFile.Device;
import hall.app.words.RuleWords;
import hall.queue.Bound;
import hall.queue.ClerkId;
import hall.queue.Condition;
import hall.queue.FairnessCheck;
import hall.queue.FairnessCheck.Fairness;
import hall.queue.FairnessCheck.Passing;
import hall.queue.HallPlan;
import hall.queue.HallPlan.Closing;
import hall.queue.HallPlan.Gate;
import hall.queue.Permission;
import hall.queue.ServiceId;
import hall.queue.Step;
import hall.queue.WindowId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The halls that come with the house mean what they say.
class ShippedHallsTest {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @Test
  void everyShippedHallIsGood() throws IOException {
    try (Stream<Path> files = Files.list(Halls.ROOT)) {
      for (Path file : files.toList()) {
        assertEquals(
            List.of(),
            Halls.reader().read(file) instanceof Reading.Bad bad ? bad.problems() : List.of());
      }
    }
  }

  @Test
  void everyShippedHallTellsEditorsItsSchema() throws IOException {
    try (Stream<Path> files = Files.list(Halls.ROOT)) {
      for (Path file : files.toList()) {
        String head = "# yaml-language-server: $schema=";
        String first = Files.readAllLines(file).getFirst();

        assertTrue(first.startsWith(head), file.toString());
        assertTrue(Files.exists(Halls.ROOT.resolve(first.substring(head.length()))), first);
      }
    }
  }

  @Test
  void theTownshipHasThreeWindowsAndSixServices() {
    HallPlan plan = Halls.shipped("township").plan();

    assertEquals(List.of(3, 6, 4), sizes(plan));
    assertEquals(6, plan.windows().get(2).services().size());
    assertTrue(plan.windows().stream().allMatch(HallPlan.WindowPlan::asksForRating));
  }

  @Test
  void theCountyHasSixteenWindowsAndThirtyServicesInEightGroups() {
    HallFile county = Halls.shipped("county");

    assertEquals(List.of(16, 30, 18), sizes(county.plan()));
    assertEquals(8, county.groups().size());
    assertEquals(2, county.kiosks().size());
  }

  @Test
  void nobodyCanBePassedForEverInAShippedHall() {
    for (String name : List.of("demonstration", "township", "county")) {
      Fairness fairness = FairnessCheck.of(Halls.shipped(name).plan());

      assertEquals(List.of(), fairness.findings(), name);
      for (Passing line : fairness.lines()) {
        assertTrue(
            line.bound() instanceof Bound.Within(var later)
                && later.compareTo(Duration.ofHours(2)) <= 0,
            line.toString());
      }
    }
  }

  @Test
  void theCountyShowsWhatCanBeRuled() {
    HallPlan county = Halls.shipped("county").plan();
    List<Step> steps =
        county.rules().windowRules().stream().flatMap(rule -> rule.steps().stream()).toList();

    assertEquals(
        Set.of(Step.By.values()), steps.stream().map(Step::by).collect(Collectors.toSet()));
    assertEquals(
        Set.of(Condition.class.getPermittedSubclasses()),
        steps.stream().map(step -> step.when().getClass()).collect(Collectors.toSet()));
    assertTrue(county.rules().windowRules().stream().anyMatch(rule -> rule.autoCall().isPresent()));
    assertEquals(
        new Gate(80, 1, 15, Duration.ofMinutes(30), 5, Closing.STOP),
        county.service(new ServiceId("travel-documents")).orElseThrow().gate());
    assertEquals(7, county.clerk(new ClerkId("0902")).orElseThrow().skills().size());
    assertEquals(
        Set.of(Permission.values()),
        county.staff().stream().flatMap(clerk -> clerk.may().stream()).collect(Collectors.toSet()));
    assertTrue(county.window(new WindowId(7)).orElseThrow().hours().isPresent());
  }

  @Test
  void theShippedRulesCanBeReadBackInWords() {
    for (String name : List.of("demonstration", "township", "county")) {
      HallFile hall = Halls.shipped(name);
      List<WindowId> windows = hall.windows().stream().map(HallFile.Window::id).toList();
      var words = new RuleWords(Halls.WORDS, hall.serviceNames());
      for (String language : HallFile.LANGUAGES) {
        for (String said : words.sentences(hall.rules(), windows, language)) {
          assertFalse(said.contains("{") || said.contains("rules."), said);
        }
      }
    }
  }

  @Test
  void theTownshipKeepsHolidaysAndMakeUpWorkdays() {
    HallPlan plan = Halls.shipped("township").plan();

    assertTrue(plan.calendar().isOpen(at("2026-09-30T10:00")), "a Wednesday");
    assertFalse(plan.calendar().isOpen(at("2026-10-01T10:00")), "National Day");
    assertTrue(plan.calendar().isOpen(at("2026-10-10T10:00")), "a Saturday worked as a Monday");
    assertFalse(plan.calendar().isOpen(at("2026-10-17T10:00")), "a plain Saturday");
    assertEquals(LocalDate.of(2026, 9, 30), plan.calendar().businessDay(at("2026-10-01T03:59")));
  }

  @Test
  void aServiceWithHoursOfItsOwnKeepsThemOnAMakeUpWorkdayToo() {
    HallPlan plan = Halls.shipped("township").plan();
    var homestead = plan.services().get(5);

    assertTrue(plan.isOpen(homestead, at("2026-10-10T10:00")));
    assertFalse(plan.isOpen(homestead, at("2026-10-10T15:00")));
    assertTrue(plan.isOpen(plan.services().get(0), at("2026-10-10T15:00")));
  }

  @Test
  void theDemonstrationIsOpenAtAnyHourAndWhollySimulated() {
    HallFile hall = Halls.shipped("demonstration");

    assertTrue(hall.calendar().isOpen(at("2026-10-04T23:59")));
    assertTrue(hall.calendar().isOpen(at("2026-10-01T03:00")));
    assertEquals(List.of(3, 6, 4), sizes(hall.plan()));
    assertTrue(hall.devices().stream().allMatch(Device::isSimulated));
    assertEquals(new Centre.Demonstration(), hall.centre());
  }

  @Test
  void aSimulatedHallKeepsItsLinesAndTellsNoRealCentre() {
    HallFile real = Halls.shipped("county");
    HallFile simulated = real.simulated();

    assertTrue(simulated.devices().stream().allMatch(Device::isSimulated));
    assertEquals(real.plan(), simulated.plan());
    for (Device one : real.devices()) {
      for (Device other : real.devices()) {
        assertEquals(
            one.port().equals(other.port()),
            portOf(simulated, one.id()).equals(portOf(simulated, other.id())));
      }
    }
    HallFile reporting =
        Halls.good(Small.HALL + "centre: { url: https://centre.example.org/in/ }\n");
    assertEquals(new Centre.At(URI.create("https://centre.example.org/in")), reporting.centre());
    assertEquals(new Centre.Demonstration(), reporting.simulated().centre());
    assertEquals(new Centre.None(), Halls.good(Small.HALL).simulated().centre());
  }

  @Test
  void aHallOfOneLanguageAnswersEveryLanguageInIt() {
    HallFile hall =
        Halls.good(
            Small.HALL.replace("{ zh-CN: 小厅, en: Small hall }", "Small hall, languages: [en]"));

    assertEquals("Small hall", hall.hall().name().in("zh-CN"));
    assertEquals(List.of("en"), hall.hall().languages());
  }

  @Test
  void theAddressOnThePaperIsTheHallsOwnUnlessItNamesAnother() {
    HallFile six = Halls.good(Small.HALL + "network: { listen: \"::1\", port: 80 }\n");

    assertEquals(URI.create("http://[::1]:80"), six.network().publicAddress());
    assertEquals(URI.create("http://[::1]:81"), six.at(81).network().publicAddress());
    assertEquals(
        URI.create("http://192.168.1.10:8080"),
        Halls.shipped("township").at(81).network().publicAddress());
  }

  @Test
  void aDeviceKnowsItsWindow() {
    Device caller = Halls.shipped("county").device("caller-16").orElseThrow();

    assertEquals(new WindowId(16), caller.window().orElseThrow());
    assertEquals(HallFile.Use.CALLER, caller.use());
  }

  private static String portOf(HallFile hall, String id) {
    return hall.device(id).orElseThrow().port();
  }

  private static List<Integer> sizes(HallPlan plan) {
    return List.of(plan.windows().size(), plan.services().size(), plan.clerks().size());
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(CHINA).toInstant();
  }
}
