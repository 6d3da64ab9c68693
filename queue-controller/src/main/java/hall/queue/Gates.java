package hall.queue;

import hall.queue.HallPlan.Closing;
import hall.queue.HallPlan.Gate;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.Refusal.WouldBeTooLate;
import hall.queue.Waits.Range;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// Says whether a number may be given out (发号闸). A place kept for an appointment counts as given
/// out until its holder is too late for it, so that whoever comes in time is never turned away.
final class Gates {

  private final Floor floor;
  private final Map<ServiceId, List<Span>> open = new HashMap<>();
  private HallPlan openIn = HallPlan.EMPTY;
  private LocalDate openDay = LocalDate.MIN;

  private record Span(Instant from, Instant to) {}

  /// What is left of a day.
  private record Hours(Duration open, Instant closes) {}

  Gates(Floor floor) {
    this.floor = floor;
  }

  /// Why no number of the service can be had now.
  Optional<Refusal> refusal(ServicePlan service, Optional<String> person, Instant now) {
    if (!isOpen(service, now)) {
      return Optional.of(
          new Refusal.ServiceClosed(service.id(), floor.plan().nextOpening(service, now)));
    }
    Optional<Refusal> limit = limit(service, person, now);
    return limit.isPresent() || service.gate().closing() != Closing.STOP
        ? limit
        : tooLate(service, now).map(late -> late);
  }

  /// Why the service's quotas allow no further number now.
  Optional<Refusal> limit(ServicePlan service, Optional<String> person, Instant now) {
    Gate gate = service.gate();
    ServiceId id = service.id();
    LocalDate today = floor.day();
    if (gate.perPerson() > 0
        && person.isPresent()
        && ofPerson(service, person.get(), today, now) >= gate.perPerson()) {
      return Optional.of(new Refusal.PersonLimitReached(id, gate.perPerson()));
    }
    if (gate.perDay() > 0 && onDay(service, today, now) >= gate.perDay()) {
      return Optional.of(new Refusal.DailyLimitReached(id, gate.perDay()));
    }
    Instant slot = floor.plan().slotOf(service, now);
    if (gate.perSlot() > 0 && inSlot(service, slot, now) >= gate.perSlot()) {
      return Optional.of(new Refusal.SlotFull(id, slot, gate.perSlot()));
    }
    return Optional.empty();
  }

  /// Why no appointment of the service can be made for that moment.
  Optional<Refusal> booking(
      ServicePlan service, Instant slot, Optional<String> person, Instant now) {
    Gate gate = service.gate();
    ServiceId id = service.id();
    LocalDate day = floor.plan().calendar().businessDay(slot);
    if (!slot.isAfter(now) || day.isBefore(floor.day()) || !floor.plan().isOpen(service, slot)) {
      return Optional.of(new Refusal.SlotNotOpen(id, slot));
    }
    if (gate.perPerson() > 0
        && person.isPresent()
        && ofPerson(service, person.get(), day, now) >= gate.perPerson()) {
      return Optional.of(new Refusal.PersonLimitReached(id, gate.perPerson()));
    }
    if (gate.perDay() > 0 && onDay(service, day, now) >= gate.perDay()) {
      return Optional.of(new Refusal.DailyLimitReached(id, gate.perDay()));
    }
    Instant begins = floor.plan().slotOf(service, slot);
    return gate.perSlot() > 0 && inSlot(service, begins, now) >= gate.perSlot()
        ? Optional.of(new Refusal.SlotFull(id, begins, gate.perSlot()))
        : Optional.empty();
  }

  /// Whether the place is still kept.
  boolean isReserved(Appointment kept, Instant now) {
    return kept.ticket().isEmpty() && isInTime(kept, now);
  }

  boolean isInTime(Appointment kept, Instant now) {
    return !now.isAfter(kept.slot().plus(floor.plan().rules().appointments().late()));
  }

  /// How many green channel tickets of the service there are today.
  int green(ServiceId service) {
    return (int)
        floor.tickets().stream()
            .filter(ticket ->
                ticket.priority() == Priority.GREEN && ticket.visit().takenFor().equals(service))
            .count();
  }

  /// How many numbers of the service a day has given out or keeps for appointments.
  int onDay(ServicePlan service, LocalDate day, Instant now) {
    int given = day.equals(floor.day()) ? floor.issued().of(service.id()) : 0;
    return given + reserved(service, now, kept -> isOn(kept, day));
  }

  /// How many numbers of the service can still be taken now; empty where nothing limits them.
  OptionalInt left(ServicePlan service, Instant now) {
    Gate gate = service.gate();
    int left = Integer.MAX_VALUE;
    if (gate.perDay() > 0) {
      left = gate.perDay() - onDay(service, floor.day(), now);
    }
    if (gate.perSlot() > 0) {
      Instant slot = floor.plan().slotOf(service, now);
      left = Math.min(left, gate.perSlot() - inSlot(service, slot, now));
    }
    return left == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(Math.max(0, left));
  }

  /// How many appointments of the service are still to be kept, on whatever day.
  int promised(ServiceId service, Instant now) {
    int promised = 0;
    for (Appointment kept : floor.appointments().values()) {
      promised += kept.service().equals(service) && isReserved(kept, now) ? 1 : 0;
    }
    return promised;
  }

  /// How many appointments the fullest slot of a service would have by a new plan.
  int mostBooked(ServicePlan service, HallPlan plan, Instant now) {
    Map<Instant, Integer> booked = new HashMap<>();
    for (Appointment kept : floor.appointments().values()) {
      if (kept.service().equals(service.id()) && isReserved(kept, now)) {
        booked.merge(plan.slotOf(service, kept.slot()), 1, Integer::sum);
      }
    }
    return booked.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private int inSlot(ServicePlan service, Instant begins, Instant now) {
    return floor.issued().in(service, begins)
        + reserved(service, now, kept -> floor.plan().slotOf(service, kept.slot()).equals(begins));
  }

  private int ofPerson(ServicePlan service, String person, LocalDate day, Instant now) {
    int given = 0;
    if (day.equals(floor.day())) {
      for (TicketId id : floor.issued().of(person)) {
        if (floor.ticket(id).filter(had -> isFor(had, service)).isPresent()) {
          given++;
        }
      }
    }
    return given
        + reserved(
            service,
            now,
            kept -> kept.person().filter(person::equals).isPresent() && isOn(kept, day));
  }

  private static boolean isFor(Ticket ticket, ServicePlan service) {
    return ticket.visit().takenFor().equals(service.id());
  }

  private boolean isOn(Appointment kept, LocalDate day) {
    return floor.plan().calendar().businessDay(kept.slot()).equals(day);
  }

  private int reserved(ServicePlan service, Instant now, Predicate<Appointment> which) {
    int reserved = 0;
    for (Appointment kept : floor.appointments().values()) {
      if (kept.service().equals(service.id()) && isReserved(kept, now) && which.test(kept)) {
        reserved++;
      }
    }
    return reserved;
  }

  /// Whether numbers are given out now: by the plan, or at a staffed window that has the service on
  /// loan.
  boolean isOpen(ServicePlan service, Instant now) {
    HallPlan plan = floor.plan();
    return plan.isOpen(service, now)
        || (plan.isWithinHours(service, now)
            && plan.windows().stream()
                .anyMatch(window -> hasOnLoan(window, service) && plan.isStaffed(window, now)));
  }

  private boolean hasOnLoan(WindowPlan window, ServicePlan service) {
    return Optional.ofNullable(floor.posts().loans.get(window.id()))
        .filter(loan -> loan.services().contains(service.id()))
        .isPresent();
  }

  /// Whether a number taken now would, as far as recent calls tell, not come up before the service
  /// closes for the day: when its wait may well be longer than the hours that are left.
  Optional<WouldBeTooLate> tooLate(ServicePlan service, Instant now) {
    Optional<Range> range = RecentCalls.ofNext(floor, service.id(), now);
    if (range.isEmpty()) {
      return Optional.empty();
    }
    Hours left = hoursLeft(service, now);
    return left.open.compareTo(Duration.ofMinutes(range.get().high())) < 0
        ? Optional.of(new WouldBeTooLate(service.id(), left.closes, ahead(service.id())))
        : Optional.empty();
  }

  int ahead(ServiceId service) {
    return floor.handling().competingWith(service).stream()
        .mapToInt(each -> floor.queues().size(each))
        .sum();
  }

  private Hours hoursLeft(ServicePlan service, Instant now) {
    Duration open = Duration.ZERO;
    Instant closes = now;
    for (Span span : openOn(service)) {
      if (span.to.isAfter(now)) {
        open = open.plus(Duration.between(span.from.isAfter(now) ? span.from : now, span.to));
        closes = span.to;
      }
    }
    return new Hours(open, closes);
  }

  /// When numbers of the service are given out in this business day, reckoned once a day and plan.
  @SuppressWarnings("ReferenceEquality") // a plan that is another object was put in since
  private List<Span> openOn(ServicePlan service) {
    if (openIn != floor.plan() || !openDay.equals(floor.day())) {
      openIn = floor.plan();
      openDay = floor.day();
      open.clear();
    }
    return open.computeIfAbsent(service.id(), _ -> spans(service));
  }

  private List<Span> spans(ServicePlan service) {
    HallPlan plan = floor.plan();
    Instant from = plan.calendar().startOf(floor.day());
    Instant dayEnds = plan.calendar().startOf(floor.day().plusDays(1));
    List<Span> spans = new ArrayList<>();
    while (from.isBefore(dayEnds)) {
      Instant to = plan.nextEdge(from).filter(dayEnds::isAfter).orElse(dayEnds);
      if (plan.isOpen(service, from)) {
        spans.add(new Span(from, to));
      }
      from = to;
    }
    return spans;
  }
}
