package hall.queue;

import hall.queue.Step.Group;
import hall.queue.Why.Cause;
import hall.queue.Why.Head;
import hall.queue.Why.Kind;
import hall.queue.Why.Skipped;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The call rules once more, as slowly and plainly as they can be said: all who wait are filtered
/// and sorted for every question. It shares no code with the queues that it is to agree with.
final class SlowKernel {

  static final Comparator<Ticket> BY_RANK =
      Comparator.comparing(Ticket::rank).thenComparingLong(Ticket::order);
  private static final Comparator<Ticket> BY_WAIT =
      Comparator.comparing(Ticket::waitsSince).thenComparingLong(Ticket::order);

  final List<Ticket> waiting = new ArrayList<>();
  final Map<ServiceId, Long> calls = new HashMap<>();
  final Map<String, List<Integer>> turns = new HashMap<>();
  final Set<String> on = new HashSet<>();
  HallPlan plan = HallPlan.EMPTY;

  Optional<Choice> next(
      WindowId window, ClerkId clerk, List<ServiceId> handled, WindowRule rule, Instant now) {
    List<Ticket> kept =
        waiting.stream().filter(ticket -> isKeptFor(ticket, window, clerk)).toList();
    Optional<Ticket> pinned =
        kept.stream().filter(it -> hasCome(it, now) && isFree(it)).min(BY_RANK);
    if (pinned.isPresent()) {
      List<Head> beaten = heads(handled, pinned.get().line(), now);
      return Optional.of(
          new Choice(
              pinned.get(),
              new Why(Kind.PINNED, "", "", List.of(), head(pinned.get()), beaten, "")));
    }
    List<Skipped> skipped = new ArrayList<>();
    List<Ticket> barred = new ArrayList<>();
    kept.stream().filter(it -> hasCome(it, now)).min(this::byCallsLeft).ifPresent(barred::add);
    for (Step step : rule.steps()) {
      boolean isOn = on.contains(rule.id() + "/" + step.id());
      if (!holds(step.when(), handled, isOn, now)) {
        skipped.add(new Skipped(step.id(), Cause.CONDITION_NOT_MET));
        continue;
      }
      Optional<Choice> choice = byStep(rule, step, handled, clerk, skipped, now);
      if (choice.isPresent()) {
        return choice;
      }
      skipped.add(new Skipped(step.id(), Cause.NOBODY_THERE));
      Predicate<Ticket> isOfStep =
          step.call().stream()
              .map(group -> isIn(group.lines(), handled, skills(clerk)))
              .reduce(_ -> false, Predicate::or);
      waiting.stream()
          .filter(it -> isUnkept(it) && hasCome(it, now) && !isFree(it))
          .filter(isOfStep)
          .forEach(barred::add);
    }
    return barred.stream()
        .min(this::byCallsLeft)
        .map(ticket ->
            new Choice(
                ticket,
                new Why(Kind.NOBODY_ELSE, rule.id(), "", skipped, head(ticket), List.of(), "")));
  }

  /// Which of those there the step chooses from.
  private static Predicate<Ticket> among(
      Step step, List<Predicate<Ticket>> groups, List<Integer> there, List<Integer> counted) {
    return switch (step.by()) {
      case EARLIEST, OLDEST -> groups.stream().reduce(_ -> false, Predicate::or);
      case IN_ORDER -> groups.get(there.getFirst());
      case TURNS ->
          groups.get(
              there.stream()
                  .filter(group -> counted.get(group) < step.call().get(group).times())
                  .findFirst()
                  .orElseThrow());
    };
  }

  private Optional<Choice> byStep(
      WindowRule rule,
      Step step,
      List<ServiceId> handled,
      ClerkId clerk,
      List<Skipped> skipped,
      Instant now) {
    List<Predicate<Ticket>> groups =
        step.call().stream()
            .map(group -> isIn(group.lines(), handled, skills(clerk)).and(it -> isHere(it, now)))
            .toList();
    List<Integer> there =
        IntStream.range(0, groups.size())
            .filter(group -> waiting.stream().anyMatch(groups.get(group)))
            .boxed()
            .toList();
    if (there.isEmpty()) {
      return Optional.empty();
    }
    List<Integer> counted = counted(rule, step, there);
    Predicate<Ticket> isAmong = among(step, groups, there, counted);
    Comparator<Ticket> order = step.by() == Step.By.OLDEST ? BY_WAIT : BY_RANK;
    Ticket chosen = waiting.stream().filter(isAmong).min(order).orElseThrow();
    int group =
        switch (step.by()) {
          case EARLIEST, OLDEST -> firstWith(groups, chosen);
          case IN_ORDER, TURNS -> groups.indexOf(isAmong);
        };
    Predicate<Ticket> isAny = groups.stream().reduce(_ -> false, Predicate::or);
    List<Head> beaten =
        waiting.stream()
            .filter(isAny)
            .map(Ticket::line)
            .distinct()
            .filter(line -> !line.equals(chosen.line()))
            .map(line ->
                waiting.stream().filter(isAny).filter(it -> it.line().equals(line)).min(order))
            .flatMap(Optional::stream)
            .sorted(BY_RANK)
            .limit(Why.BEATEN_MAX)
            .map(it -> head(it, firstWith(groups, it), counted, step))
            .toList();
    return Optional.of(by(rule, step, chosen, head(chosen, group, counted, step), skipped, beaten));
  }

  private static Choice by(
      WindowRule rule,
      Step step,
      Ticket chosen,
      Head head,
      List<Skipped> skipped,
      List<Head> beaten) {
    return new Choice(chosen, new Why(Kind.RULE, rule.id(), step.id(), skipped, head, beaten, ""));
  }

  private List<Integer> counted(WindowRule rule, Step step, List<Integer> there) {
    if (step.by() != Step.By.TURNS) {
      return List.of();
    }
    List<Integer> none = step.call().stream().map(_ -> 0).toList();
    List<Integer> counted = turns.getOrDefault(rule.id() + "/" + step.id(), none);
    return there.stream().allMatch(group -> counted.get(group) >= step.call().get(group).times())
        ? none
        : counted;
  }

  private static int firstWith(List<Predicate<Ticket>> groups, Ticket ticket) {
    return IntStream.range(0, groups.size())
        .filter(group -> groups.get(group).test(ticket))
        .findFirst()
        .orElseThrow();
  }

  private boolean holds(Condition when, List<ServiceId> handled, boolean isOn, Instant now) {
    return switch (when) {
      case Condition.Always() -> true;
      case Condition.Waiting(var lines, var over, var until) ->
          here(lines, handled, now).count() > (isOn ? until : over);
      case Condition.Waited(var lines, var over, var until) ->
          here(lines, handled, now)
              .anyMatch(it -> !it.waitsSince().plus(isOn ? until : over).isAfter(now));
      case Condition.Nobody(var lines) -> here(lines, handled, now).findAny().isEmpty();
      case Condition.During(var sessions) -> {
        LocalTime time = now.atZone(plan.calendar().zone()).toLocalTime();
        int minute = time.getHour() * 60 + time.getMinute();
        yield sessions.stream().anyMatch(it -> it.from() <= minute && minute < it.to());
      }
    };
  }

  private Stream<Ticket> here(Lines lines, List<ServiceId> handled, Instant now) {
    return waiting.stream().filter(isIn(lines, handled, List.of())).filter(it -> isHere(it, now));
  }

  private static Predicate<Ticket> isIn(
      Lines lines, List<ServiceId> handled, List<ServiceId> skills) {
    return ticket ->
        lines.has(ticket.standing().of())
            && (lines.isOwn()
                ? handled.contains(ticket.service())
                : lines.services().contains(ticket.service())
                    && (skills.isEmpty() || skills.contains(ticket.service())));
  }

  private List<ServiceId> skills(ClerkId clerk) {
    return plan.clerk(clerk).map(HallPlan.ClerkPlan::skills).orElse(List.of());
  }

  boolean isHere(Ticket ticket, Instant now) {
    return isUnkept(ticket) && hasCome(ticket, now) && isFree(ticket);
  }

  private static boolean isUnkept(Ticket ticket) {
    return ticket.standing().pin().isEmpty();
  }

  static boolean isKeptFor(Ticket ticket, WindowId window, ClerkId clerk) {
    return ticket
        .standing()
        .pin()
        .filter(pin ->
            pin.to().equals(new Target.ToWindow(window))
                || pin.to().equals(new Target.ToClerk(clerk)))
        .isPresent();
  }

  static boolean hasCome(Ticket ticket, Instant now) {
    return ticket.standing().from().filter(from -> from.isAfter(now)).isEmpty();
  }

  boolean isFree(Ticket ticket) {
    return callsLeft(ticket) <= 0;
  }

  private long callsLeft(Ticket ticket) {
    return ticket.standing().afterCall() - calls.getOrDefault(ticket.service(), 0L);
  }

  private int byCallsLeft(Ticket one, Ticket other) {
    return Comparator.comparingLong(this::callsLeft)
        .thenComparingLong(Ticket::order)
        .compare(one, other);
  }

  private List<Head> heads(List<ServiceId> handled, Line without, Instant now) {
    return here(Lines.OWN, handled, now)
        .sorted(BY_RANK)
        .filter(ticket -> !ticket.line().equals(without))
        .filter(ticket ->
            here(Lines.OWN, handled, now)
                .noneMatch(
                    it -> it.line().equals(ticket.line()) && BY_RANK.compare(it, ticket) < 0))
        .map(SlowKernel::head)
        .toList();
  }

  private static Head head(Ticket ticket) {
    return new Head(ticket.number(), ticket.line(), ticket.takenAt(), ticket.rank());
  }

  private static Head head(Ticket ticket, int group, List<Integer> counted, Step step) {
    Group of = step.call().get(group);
    int had = counted.isEmpty() ? 0 : counted.get(group);
    int times = counted.isEmpty() ? 0 : of.times();
    return new Head(
        ticket.number(), ticket.line(), ticket.takenAt(), ticket.rank(), group, had, times);
  }

  void called(Ticket ticket, Why why) {
    calls.merge(ticket.service(), 1L, Long::sum);
    if (why.chosen().of() > 0) {
      String name = why.rule() + "/" + why.step();
      int groups =
          plan.rules().windowRules().stream()
              .filter(rule -> rule.id().equals(why.rule()))
              .flatMap(rule -> rule.steps().stream())
              .filter(step -> step.id().equals(why.step()))
              .findFirst()
              .orElseThrow()
              .call()
              .size();
      List<Integer> before =
          turns.getOrDefault(name, IntStream.range(0, groups).mapToObj(_ -> 0).toList());
      boolean isNewRound = before.get(why.chosen().group()) != why.chosen().turns();
      turns.put(
          name,
          IntStream.range(0, groups)
              .mapToObj(group ->
                  (isNewRound ? 0 : before.get(group)) + (group == why.chosen().group() ? 1 : 0))
              .toList());
    }
  }

  void passed(Instant at) {
    for (WindowRule rule : plan.rules().windowRules()) {
      List<ServiceId> handled =
          plan.windows().stream()
              .filter(window -> rule.windows().contains(window.id()))
              .flatMap(window -> window.services().stream())
              .toList();
      for (Step step : rule.steps()) {
        String name = rule.id() + "/" + step.id();
        boolean holds = holds(step.when(), handled, on.contains(name), at);
        if (holds && !step.when().equals(Condition.ALWAYS)) {
          on.add(name);
        } else {
          on.remove(name);
        }
      }
    }
  }
}
