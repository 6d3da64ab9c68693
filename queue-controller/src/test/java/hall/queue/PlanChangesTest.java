package hall.queue;

import static hall.queue.Halls.ANNA;
import static hall.queue.Halls.BO;
import static hall.queue.Halls.ONE;
import static hall.queue.Halls.PENSION;
import static hall.queue.Halls.PERMIT;
import static hall.queue.Halls.TAX;
import static hall.queue.Halls.THREE;
import static hall.queue.Priority.ORDINARY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.queue.Command.ChangePlan;
import hall.queue.HallPlan.Gate;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.Target.ToClerk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a new plan may not take away, and who may change it.
class PlanChangesTest extends Morning {

  @Test
  void theSameHallFileKeepsWhatTheManagerHasChanged() {
    HallPlan file = day.hall.plan();
    gate(TAX, Gate.daily(7));
    HallPlan changed = day.hall.plan();

    assertEquals(List.of(), accepted(new ChangePlan(file)), "the file says nothing new");
    assertEquals(changed, day.hall.plan());
    assertEquals(List.of(), accepted(new ChangePlan(changed, false)));
    HallPlan edited = without(file, List.of(THREE));
    accepted(new ChangePlan(edited));
    assertEquals(edited, day.hall.plan());
  }

  /// Two managers at the same moment: the second has not seen what the first has changed.
  @Test
  void aPlanMadeFromAnotherThanTheRunningOneIsRefused() {
    HallPlan read = day.hall.plan();
    gate(TAX, Gate.daily(7));
    HallPlan running = day.hall.plan();
    HallPlan mine = without(read, List.of(THREE));

    refused(new Refusal.RulesChanged(), new ChangePlan(mine, false, Optional.of(read)));
    assertEquals(running, day.hall.plan());
    accepted(new ChangePlan(mine, false, Optional.of(running)));
    assertEquals(mine, day.hall.plan());
  }

  @Test
  void aPlanMayNotDropTheWindowOrTheClerkOfATicket() {
    take(TAX);
    signOn(ONE, ANNA);
    calls(ONE);
    HallPlan plan = day.hall.plan();

    refused(
        new Refusal.PlanDropsWindow(ONE, TicketNumber.of("A001")),
        new ChangePlan(without(plan, List.of(ONE))));
    refused(
        new Refusal.PlanDropsClerk(ANNA, TicketNumber.of("A001")),
        new ChangePlan(withoutClerk(plan, ANNA)));
    accepted(new ChangePlan(withoutClerk(plan, BO)));
  }

  @Test
  void aPlanMayNotDropWhatATicketIsKeptForOrStillHasToGoTo() {
    take(TAX, ORDINARY, along(Stop.at(PERMIT)));
    take(PENSION);
    signOn(ONE, ANNA);
    HallPlan plan = day.hall.plan();
    refused(
        new Refusal.PlanDropsService(PERMIT, TicketNumber.of("A001")),
        new ChangePlan(
            new HallPlan(
                plan.calendar(),
                plan.services().subList(0, 2),
                plan.windows().subList(0, 1),
                plan.staff(),
                plan.rules())));
    serves(ONE);
    calls(ONE);
    accepted(new Command.Transfer(ONE, new ToClerk(BO), Optional.empty(), false));
    refused(
        new Refusal.PlanDropsClerk(BO, TicketNumber.of("A002")),
        new ChangePlan(withoutClerk(plan, BO)));
  }

  @Test
  void aQuotaBelowWhatIsGivenOutIsRefused() {
    take(TAX);
    take(TAX);
    HallPlan plan = day.hall.plan();
    List<ServicePlan> services =
        plan.services().stream()
            .map(service ->
                service.id().equals(TAX)
                    ? new ServicePlan(TAX, service.series(), 1, service.hours())
                    : service)
            .toList();

    refused(
        new Refusal.QuotaBelowIssued(TAX, 1, 2),
        new ChangePlan(
            new HallPlan(plan.calendar(), services, plan.windows(), plan.staff(), plan.rules())));
  }

  @Test
  void aPlanMayNotDropAServiceThatSomebodyHasAnAppointmentFor() {
    Instant tomorrow = Halls.NINE.plus(Duration.ofHours(25));
    accepted(new Command.Book(new AppointmentCode("YY-1001"), PERMIT, tomorrow, Optional.empty()));
    HallPlan plan = day.hall.plan();

    refused(
        new Refusal.QuotaBelowIssued(PERMIT, 0, 1),
        new ChangePlan(
            new HallPlan(
                plan.calendar(),
                plan.services().subList(0, 2),
                plan.windows().subList(0, 1),
                plan.staff(),
                plan.rules())));
  }

  @Test
  void aClerkAndALoanThatThePlanDropsAreSentAway() {
    signOn(THREE, BO);
    accepted(new Command.Lend(ONE, List.of(PERMIT), Optional.empty()));
    HallPlan plan = day.hall.plan();
    HallPlan next =
        new HallPlan(
            plan.calendar(),
            plan.services().subList(0, 2),
            plan.windows().subList(0, 1),
            plan.staff(),
            plan.rules());

    assertEquals(
        List.of(
            new Event.ClerkSignedOff(THREE, BO),
            new Event.WindowGivenBack(ONE),
            new Event.PlanChanged(next)),
        accepted(new ChangePlan(next)));
  }

  @Test
  void theSlotsOfTheDayAreCountedAnewWhenTheyGetAnotherLength() {
    take(TAX);
    day.after(Duration.ofMinutes(30));
    gate(TAX, new Gate(0, 0, 1, Duration.ofMinutes(60), 0, HallPlan.Closing.OFF));

    refused(new Refusal.SlotFull(TAX, Halls.NINE, 1), command(TAX, ORDINARY, Particulars.NONE));
  }

  private static HallPlan without(HallPlan plan, List<WindowId> windows) {
    List<WindowPlan> left =
        plan.windows().stream().filter(window -> !windows.contains(window.id())).toList();
    return new HallPlan(plan.calendar(), plan.services(), left, plan.staff(), plan.rules());
  }

  private static HallPlan withoutClerk(HallPlan plan, ClerkId clerk) {
    return new HallPlan(
        plan.calendar(),
        plan.services(),
        plan.windows(),
        plan.staff().stream().filter(each -> !each.id().equals(clerk)).toList(),
        plan.rules());
  }
}
