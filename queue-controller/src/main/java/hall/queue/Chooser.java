package hall.queue;

import hall.queue.RuleLines.StepLines;
import hall.queue.Why.Cause;
import hall.queue.Why.Kind;
import hall.queue.Why.Skipped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says whom a window calls next, and why: one answer for one state of the queues and one moment.
///
/// First those who are kept for the window or its clerk; then the steps of the window's rule, in
/// their order; then, where nobody else can be called, those who wait for some more calls. It only
/// reads: what a call counts is counted when it has happened ([Queues#called]).
final class Chooser {

  private static final int[] NO_TURNS = {};

  private final Queues queues;

  Chooser(Queues queues) {
    this.queues = queues;
  }

  /// Whom the window calls.
  ///
  /// @param handled what the window handles now, as far as the clerk can do it
  /// @param calendar whose local time the conditions go by
  /// @param now not before the last entry
  Optional<Choice> next(
      WindowId window,
      ClerkId clerk,
      List<ServiceId> handled,
      WindowRule rule,
      Calendar calendar,
      Instant now) {
    return look(window, clerk, handled, rule, calendar, now, true).choice();
  }

  /// The same, without the heads that were beaten: for running the hall forward many times, where
  /// nobody asks why.
  Optional<Choice> nextUnexplained(
      WindowId window,
      ClerkId clerk,
      List<ServiceId> handled,
      WindowRule rule,
      Calendar calendar,
      Instant now) {
    return look(window, clerk, handled, rule, calendar, now, false).choice();
  }

  private Look look(
      WindowId window,
      ClerkId clerk,
      List<ServiceId> handled,
      WindowRule rule,
      Calendar calendar,
      Instant now,
      boolean isExplained) {
    Queues then = queues.at(now);
    RuleLines lines = then.ruleLines(window, clerk, handled, rule);
    Row forWindow = then.pinnedTo(new Target.ToWindow(window));
    Row forClerk = then.pinnedTo(new Target.ToClerk(clerk));
    Heads heads = new Heads(then, isExplained ? Why.BEATEN_MAX : 0);
    return new Look(then, lines, heads, forWindow, forClerk, calendar.zone(), now);
  }

  /// Why a ticket is called that a clerk chose, by hand or because it was parked here: the heads of
  /// the window's lines that it was preferred to.
  ///
  /// @param kind [Kind#CHOSEN], [Kind#PARKED] or [Kind#WALK_IN]
  Why byHand(
      Kind kind,
      Ticket ticket,
      WindowId window,
      ClerkId clerk,
      List<ServiceId> handled,
      WindowRule rule,
      String reason,
      Instant now) {
    Queues then = queues.at(now);
    RuleLines lines = then.ruleLines(window, clerk, handled, rule);
    return new Heads(then, Why.BEATEN_MAX).why(kind, ticket, lines.own(), reason);
  }

  /// One look at the queues.
  private static final class Look {

    private final Queues queues;
    private final LineRows rows;
    private final RuleLines lines;
    private final Heads heads;
    private final Row forWindow;
    private final Row forClerk;
    private final ZoneId zone;
    private final Instant now;
    private final List<Skipped> skipped;

    Look(
        Queues queues,
        RuleLines lines,
        Heads heads,
        Row forWindow,
        Row forClerk,
        ZoneId zone,
        Instant now) {
      this.queues = queues;
      this.rows = queues.rows();
      this.lines = lines;
      this.heads = heads;
      this.forWindow = forWindow;
      this.forClerk = forClerk;
      this.zone = zone;
      this.now = now;
      skipped = new ArrayList<>(lines.steps());
    }

    Optional<Choice> choice() {
      Optional<Ticket> kept = earlier(firstFree(forWindow), firstFree(forClerk));
      if (kept.isPresent()) {
        Ticket ticket = kept.get();
        Why why = heads.why(Kind.PINNED, ticket, lines.own(), "");
        return Optional.of(new Choice(ticket, why));
      }
      for (int number = 0; number < lines.steps(); number++) {
        StepLines step = lines.step(number);
        if (!holds(step)) {
          skipped.add(new Skipped(step.step.id(), Cause.CONDITION_NOT_MET));
          continue;
        }
        Optional<Choice> choice = byStep(step);
        if (choice.isPresent()) {
          return choice;
        }
        skipped.add(new Skipped(step.step.id(), Cause.NOBODY_THERE));
      }
      return nobodyElse();
    }

    private boolean holds(StepLines step) {
      boolean isOn = queues.tallies().isOn(step.name);
      return RuleLines.holds(step.step.when(), step.tested, rows, isOn, zone, now);
    }

    private Optional<Choice> byStep(StepLines step) {
      return switch (step.step.by()) {
        case EARLIEST -> byRank(step, step.all);
        case OLDEST -> byWait(step);
        case IN_ORDER -> inOrder(step);
        case TURNS -> byTurns(step);
      };
    }

    private Optional<Choice> byRank(StepLines step, int[] among) {
      int line = rows.earliest(among);
      return line < 0 ? Optional.empty() : chosen(step, line, groupOf(step, line), NO_TURNS);
    }

    private Optional<Choice> byWait(StepLines step) {
      int line = rows.oldest(step.all);
      return line < 0 ? Optional.empty() : chosen(step, line, groupOf(step, line), NO_TURNS);
    }

    private Optional<Choice> inOrder(StepLines step) {
      for (int group = 0; group < step.groups.length; group++) {
        int line = rows.earliest(step.groups[group]);
        if (line >= 0) {
          return chosen(step, line, group, NO_TURNS);
        }
      }
      return Optional.empty();
    }

    private Optional<Choice> byTurns(StepLines step) {
      int[] counted = queues.tallies().turnsOf(step.name, step.groups.length);
      int firstThere = -1;
      for (int group = 0; group < step.groups.length; group++) {
        if (rows.hasAnybody(step.groups[group])) {
          if (counted[group] < step.step.call().get(group).times()) {
            return chosen(step, rows.earliest(step.groups[group]), group, counted);
          }
          firstThere = firstThere < 0 ? group : firstThere;
        }
      }
      return firstThere < 0
          ? Optional.empty()
          : chosen(
              step,
              rows.earliest(step.groups[firstThere]),
              firstThere,
              new int[step.groups.length]);
    }

    private Optional<Choice> chosen(StepLines step, int line, int group, int[] counted) {
      boolean isOldest = step.step.by() == Step.By.OLDEST;
      Why why = heads.why(lines.rule().id(), step, skipped, line, group, counted);
      return Optional.of(new Choice(rows.first(line, isOldest), why));
    }

    private Optional<Choice> nobodyElse() {
      Optional<Ticket> first = sooner(firstBarred(forWindow), firstBarred(forClerk));
      for (int number = 0; number < lines.steps(); number++) {
        if (skipped.get(number).cause() == Cause.NOBODY_THERE) {
          for (int line : lines.step(number).all) {
            first = sooner(first, firstBarred(line));
          }
        }
      }
      return first.map(
          ticket -> new Choice(ticket, Heads.nobodyElse(lines.rule().id(), skipped, ticket)));
    }

    private Optional<Ticket> sooner(Optional<Ticket> one, Optional<Ticket> other) {
      if (one.isEmpty() || other.isEmpty()) {
        return one.or(() -> other);
      }
      return byCallsLeft(one.get(), other.get()) <= 0 ? one : other;
    }

    private Optional<Ticket> firstBarred(int line) {
      Row barred = queues.barred(line);
      LineClass of = queues.line(line).of();
      for (int place = 0; place < barred.size(); place++) {
        if (barred.at(place).standing().of() == of) {
          return Optional.of(barred.at(place));
        }
      }
      return Optional.empty();
    }

    private Optional<Ticket> firstBarred(Row kept) {
      Optional<Ticket> first = Optional.empty();
      for (int place = 0; place < kept.size(); place++) {
        Ticket ticket = kept.at(place);
        if (hasCome(ticket) && (first.isEmpty() || byCallsLeft(ticket, first.get()) < 0)) {
          first = Optional.of(ticket);
        }
      }
      return first;
    }

    /// The calls of one service say nothing about another's, so what is left is compared.
    private int byCallsLeft(Ticket one, Ticket other) {
      int fewer = Long.compare(callsLeft(one), callsLeft(other));
      return fewer != 0 ? fewer : Long.compare(one.order(), other.order());
    }

    private long callsLeft(Ticket ticket) {
      return ticket.standing().afterCall() - queues.callsOf(ticket.service());
    }

    private Optional<Ticket> firstFree(Row kept) {
      for (int place = 0; place < kept.size(); place++) {
        Ticket ticket = kept.at(place);
        if (hasCome(ticket) && !queues.isBarred(ticket)) {
          return Optional.of(ticket);
        }
      }
      return Optional.empty();
    }

    private boolean hasCome(Ticket ticket) {
      return ticket.standing().from().isEmpty() || !ticket.standing().from().get().isAfter(now);
    }

    private static Optional<Ticket> earlier(Optional<Ticket> one, Optional<Ticket> other) {
      if (one.isEmpty() || other.isEmpty()) {
        return one.or(() -> other);
      }
      return Queues.BY_RANK.compare(one.get(), other.get()) <= 0 ? one : other;
    }

    private static int groupOf(StepLines step, int line) {
      for (int i = 0; i < step.all.length; i++) {
        if (step.all[i] == line) {
          return step.groupOf[i];
        }
      }
      return 0;
    }
  }
}
