package hall.queue;

import static hall.queue.Halls.ALWAYS;
import static hall.queue.Halls.ONE;
import static hall.queue.Halls.PENSION;
import static hall.queue.Halls.PERMIT;
import static hall.queue.Halls.TAX;
import static hall.queue.Halls.TWO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.queue.FairnessCheck.Fairness;
import hall.queue.FairnessCheck.Passing;
import hall.queue.HallPlan.ClerkPlan;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.Step.By;
import hall.queue.Step.Group;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the check says of single rules.
class FairnessCheckTest {

  private static final Duration CREDIT = Duration.ofMinutes(20);
  private static final Duration LATE = Duration.ofMinutes(15);
  private static final Lines ORDINARY = Lines.own(LineClass.ORDINARY);
  private static final Lines PRIORITY = Lines.own(LineClass.PRIORITY);
  private static final Line TAX_ORDINARY = new Line(TAX, LineClass.ORDINARY);

  @Test
  void firstComeFirstCalledIsPassedWithinTheCreditOnly() {
    Fairness fairness = FairnessCheck.of(plan(Step.earliest()));

    assertEquals(List.of(), fairness.findings());
    assertEquals(
        List.of(
            new Passing("front", TAX_ORDINARY, new Bound.Within(CREDIT)),
            new Passing("front", new Line(TAX, LineClass.PRIORITY), within(0)),
            new Passing("front", new Line(TAX, LineClass.APPOINTMENT), new Bound.Within(CREDIT))),
        of(TAX, fairness));
  }

  @Test
  void strictOrderWithoutAGuardStarvesAndTheExampleShowsIt() {
    HallPlan plan =
        plan(step("strict", By.IN_ORDER, new Group(PRIORITY, 1), new Group(ORDINARY, 1)));

    Fairness fairness = FairnessCheck.of(plan);

    assertTrue(fairness.isRefused());
    var starves = (Finding.Starves) starving(fairness).getFirst();
    assertEquals("strict", starves.step());
    assertEquals(LineClass.ORDINARY, starves.example().waiting().line().of());
    assertTrue(starves.example().passed() > 100, starves.example().toString());
  }

  @Test
  void aGuardBeforeStrictOrderBoundsTheWait() {
    HallPlan plan =
        plan(
            Step.guard(Duration.ofMinutes(30)),
            step("strict", By.IN_ORDER, new Group(PRIORITY, 1), new Group(ORDINARY, 1)));

    Fairness fairness = FairnessCheck.of(plan);

    assertEquals(List.of(), starving(fairness));
    assertTrue(of(TAX, fairness).contains(new Passing("front", TAX_ORDINARY, within(30))));
  }

  @Test
  void aGuardBehindStrictOrderIsNoGuard() {
    HallPlan plan =
        plan(
            step("strict", By.IN_ORDER, new Group(PRIORITY, 1), new Group(ORDINARY, 1)),
            Step.guard(Duration.ofMinutes(30)));

    assertTrue(FairnessCheck.of(plan).isRefused());
  }

  @Test
  void turnsBoundHowManyPassAndAskForAGuard() {
    HallPlan plan =
        plan(
            step(
                "turns",
                By.TURNS,
                new Group(ORDINARY, 3),
                new Group(PRIORITY, 1),
                new Group(Lines.own(LineClass.APPOINTMENT), 2)));

    Fairness fairness = FairnessCheck.of(plan);

    assertFalse(fairness.isRefused());
    assertTrue(
        of(TAX, fairness)
            .contains(new Passing("front", TAX_ORDINARY, new Bound.ByTurns(3, Duration.ZERO))));
    assertEquals(
        List.of(Finding.NoGuard.class),
        fairness.findings().stream().map(Object::getClass).distinct().toList());
  }

  @Test
  void windowsOfDifferentServicesThatShareTurnsCanStarveALine() {
    var turns = step("turns", By.TURNS, new Group(ORDINARY, 3), new Group(PRIORITY, 1));
    HallPlan plan = plan(List.of(List.of(TAX), List.of(PENSION)), turns, Step.earliest());

    Fairness fairness = FairnessCheck.of(plan);

    assertFalse(starving(fairness).isEmpty(), fairness.findings().toString());
  }

  @Test
  void aLineThatNoStepNamesIsNeverCalled() {
    Fairness fairness = FairnessCheck.of(plan(step("only", By.EARLIEST, new Group(ORDINARY, 1))));

    assertTrue(fairness.isRefused());
    var never = (Finding.NeverCalled) fairness.findings().getFirst();
    assertTrue(never.lines().contains(new Line(TAX, LineClass.PRIORITY)));
    assertFalse(never.lines().contains(TAX_ORDINARY));
  }

  @Test
  void aStepThatNeedNotCountLeavesPeopleWaitingAtAFreeWindow() {
    var crowd =
        new Step(
            "crowd",
            new Condition.Waiting(Lines.OWN, 5, 2),
            List.of(new Group(Lines.OWN, 1)),
            By.EARLIEST);

    var starves = (Finding.Starves) starving(FairnessCheck.of(plan(crowd))).getFirst();

    assertEquals(List.of(), starves.example().calls());
  }

  @Test
  void helpBeforeTheOwnLinesStarvesThemAndHelpBehindDoesNot() {
    var help =
        new Step(
            "help",
            new Condition.Waiting(Lines.of(PERMIT), 10, 5),
            List.of(new Group(Lines.of(PERMIT), 1)),
            By.EARLIEST);

    assertEquals(List.of(), starving(FairnessCheck.of(plan(Step.earliest(), help))));
    assertFalse(starving(FairnessCheck.of(plan(help, Step.earliest()))).isEmpty());
  }

  @Test
  void aStepBehindOneThatTakesEverythingIsNeverReached() {
    var late = Step.guard(Duration.ofMinutes(30));

    assertEquals(
        List.of(new Finding.NeverReached("front", "guard", "earliest")),
        FairnessCheck.of(plan(Step.earliest(), late)).findings());
    var nobody =
        new Step(
            "nobody",
            new Condition.Nobody(Lines.OWN),
            List.of(new Group(Lines.OWN, 1)),
            By.EARLIEST);
    assertEquals(
        List.of(new Finding.NeverReached("front", "nobody", "")),
        FairnessCheck.of(plan(nobody, Step.earliest())).findings());
  }

  @Test
  void aLongCreditIsToldAsALongBound() {
    HallPlan plan = withCredits(Map.of(LineClass.PRIORITY, Duration.ofHours(5)), Step.earliest());

    var found = (Finding.LongBound) FairnessCheck.of(plan).findings().getFirst();

    assertEquals(Duration.ofHours(5), found.later());
    assertTrue(found.lines().contains(TAX_ORDINARY));
  }

  @Test
  void theGreenChannelNeedsALimitWhereSomebodyMayGrantIt() {
    HallPlan plan =
        withCredits(
            Map.of(LineClass.GREEN, Duration.ofHours(12)),
            new ClerkPlan(Halls.ANNA, List.of(), Set.of(Permission.GRANT_GREEN)),
            Step.earliest());

    assertEquals(
        List.of(Finding.GreenUnlimited.class),
        FairnessCheck.of(plan).findings().stream().map(Object::getClass).toList());
    assertEquals(List.of(), FairnessCheck.of(plan(Step.earliest())).findings());
  }

  /// Every call of an example is what the rules call, told by nobody but them.
  @Test
  void anExampleCanBePlayedAgain() {
    HallPlan plan =
        plan(step("strict", By.IN_ORDER, new Group(PRIORITY, 1), new Group(ORDINARY, 1)));
    var starves = (Finding.Starves) starving(FairnessCheck.of(plan)).getFirst();

    assertEquals(starves.example().calls(), FairnessDay.replay(plan, starves.example()));
  }

  private static Bound within(int minutes) {
    return new Bound.Within(Duration.ofMinutes(minutes));
  }

  private static List<Passing> of(ServiceId service, Fairness fairness) {
    return fairness.lines().stream().filter(each -> each.line().service().equals(service)).toList();
  }

  private static List<Finding> starving(Fairness fairness) {
    return fairness.findings().stream().filter(Finding.Starves.class::isInstance).toList();
  }

  private static Step step(String id, By by, Group... groups) {
    return new Step(id, Condition.ALWAYS, List.of(groups), by);
  }

  private static HallPlan plan(Step... steps) {
    return plan(List.of(List.of(TAX, PENSION, PERMIT)), steps);
  }

  static HallPlan plan(List<List<ServiceId>> windows, Step... steps) {
    return plan(
        windows, Map.of(LineClass.PRIORITY, CREDIT), ClerkPlan.plain(Halls.ANNA), List.of(steps));
  }

  private static HallPlan withCredits(Map<LineClass, Duration> credits, Step... steps) {
    return withCredits(credits, ClerkPlan.plain(Halls.ANNA), steps);
  }

  private static HallPlan withCredits(
      Map<LineClass, Duration> credits, ClerkPlan clerk, Step... steps) {
    return plan(List.of(List.of(TAX, PENSION, PERMIT)), credits, clerk, List.of(steps));
  }

  static HallPlan plan(
      List<List<ServiceId>> windows,
      Map<LineClass, Duration> credits,
      ClerkPlan clerk,
      List<Step> steps) {
    List<WindowId> ids = List.of(ONE, TWO, Halls.THREE).subList(0, windows.size());
    CallRules plain = Halls.plan(ALWAYS).rules();
    return new HallPlan(
        ALWAYS,
        List.of(TAX, PENSION, PERMIT).stream()
            .filter(service -> windows.stream().anyMatch(all -> all.contains(service)))
            .map(service -> new ServicePlan(service, new Series("A"), 0, ALWAYS))
            .toList(),
        ids.stream().map(id -> new WindowPlan(id, windows.get(ids.indexOf(id)), false)).toList(),
        List.of(clerk),
        new CallRules(
            credits,
            List.of(new WindowRule("front", ids, steps, Optional.empty())),
            new CallRules.AppointmentRule(Duration.ofMinutes(10), LATE),
            plain.noShow(),
            plain.held(),
            plain.transfer(),
            plain.parkedFor(),
            plain.recallGap(),
            plain.undoWithin(),
            plain.ratingWithin()));
  }
}
