package hall.day;

import hall.day.Course.Open;
import hall.day.DayScript.Act;
import hall.day.DayScript.Outside;
import hall.queue.Actor;
import hall.queue.Actor.Role;
import hall.queue.Command;
import hall.queue.HallPlan;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.Outcome;
import hall.queue.Rating;
import hall.queue.Request;
import hall.queue.RequestKey;
import hall.queue.ServiceId;
import hall.queue.Target;
import hall.queue.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/// Makes up what happens at a window. Each call of each ticket has draws of its own, so that the
/// same people do the same whoever was called before them.
final class MadeUpScenes implements Scenes {

  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final double[] OUTCOME_WEIGHTS = {18, 70, 5, 4, 1.5, 1, 0.5};
  private static final double[] RATING_WEIGHTS = {2, 2, 6, 20, 70};
  private static final Duration LEAST_SERVICE = Duration.ofSeconds(60);
  private static final Duration COMING = Duration.ofSeconds(25);
  private static final double SERVICE_SIGMA = 0.6;

  private final HallPlan plan;
  private final Course course;
  private final Habits habits;
  private final long seed;
  private final Map<ServiceId, Duration> times = new HashMap<>();

  MadeUpScenes(HallPlan plan, Course course, Habits habits, Chance chance) {
    this.plan = plan;
    this.course = course;
    this.habits = habits;
    seed = chance.seed();
    Duration mean = meanService();
    for (ServicePlan service : plan.services()) {
      times.put(service.id(), chance.lognormal(mean, 0.25));
    }
  }

  /// As long as the habits' tickets may take, to fill the habits' share of the windows' time.
  private Duration meanService() {
    Duration open = Duration.ZERO;
    for (Open session : course.sessions()) {
      open = open.plus(session.length().multipliedBy(plan.windows().size()));
    }
    double share = habits.load() * open.toMillis() / Math.max(1, habits.tickets());
    Duration mean = Duration.ofMillis(Math.round(share)).minus(habits.rest()).minus(COMING);
    return mean.compareTo(LEAST_SERVICE) < 0 ? LEAST_SERVICE : mean;
  }

  @Override
  public Scene at(Ticket ticket, int nth, Post post, Instant now) {
    long own = seed ^ ((long) ticket.id().value().hashCode() << 8) ^ nth;
    return new Making(ticket, nth, post, now, new Chance(new SplittableRandom(own))).scene();
  }

  /// One call being made up.
  private final class Making {
    private final Ticket ticket;
    private final int nth;
    private final Post post;
    private final Instant now;
    private final Chance chance;
    private final List<Act> acts = new ArrayList<>();
    private final List<Outside> later = new ArrayList<>();

    Making(Ticket ticket, int nth, Post post, Instant now, Chance chance) {
      this.ticket = ticket;
      this.nth = nth;
      this.post = post;
      this.now = now;
      this.chance = chance;
    }

    Scene scene() {
      if (chance.happens(noShow())) {
        notComing();
      } else if (chance.happens(habits.slip() / 2)) {
        act(seconds(3, 8), new Command.Undo(post.window()));
      } else {
        coming();
      }
      return new Scene(acts, later);
    }

    private double noShow() {
      long minutes = Duration.between(ticket.waitsSince(), now).toMinutes();
      int band = minutes < 10 ? 0 : minutes < 30 ? 1 : minutes < 60 ? 2 : 3;
      return nth > 1 ? 0 : habits.noShow().get(band);
    }

    private void notComing() {
      Duration second = seconds(30, 40);
      act(second, new Command.Recall(post.window()));
      act(second.plus(seconds(30, 40)), new Command.Recall(post.window()));
      Duration gone = seconds(100, 130);
      act(gone, new Command.MarkNoShow(post.window()));
      back(habits.comeBack(), gone, minutes(3, 20));
    }

    private void coming() {
      Duration comes = chance.between(Duration.ofSeconds(10), COMING.multipliedBy(2));
      if (chance.happens(habits.recalled())) {
        Duration again = comes.plus(seconds(20, 30));
        act(comes, new Command.Recall(post.window()));
        comes = again.plusSeconds(10);
      }
      act(comes, new Command.Start(post.window()));
      Duration takes =
          chance.lognormal(times.getOrDefault(ticket.service(), COMING), SERVICE_SIGMA);
      if (nth == 0 && chance.happens(habits.transferred())) {
        sendOn(comes.plus(takes.dividedBy(3)));
      } else if (nth == 0 && chance.happens(habits.parked())) {
        act(
            comes.plus(takes.dividedBy(3)),
            new Command.Park(post.window(), Optional.of(minutes(4, 12))));
      } else if (chance.happens(habits.held())) {
        Duration gone = comes.plus(takes.dividedBy(2));
        act(gone, new Command.Hold(post.window(), "ID"));
        back(0.8, gone, minutes(15, 70));
      } else {
        serve(comes, takes);
      }
    }

    private void sendOn(Duration after) {
      ServiceId other = chance.oneOf(plan.services()).id();
      act(
          after,
          new Command.Transfer(
              post.window(), new Target.ToService(other), Optional.empty(), chance.happens(0.25)));
    }

    private void serve(Duration comes, Duration takes) {
      Duration at = comes;
      for (int more = ticket.visit().openCases(); more > 1; more--) {
        at = at.plus(takes.dividedBy(2));
        act(at, new Command.EndCase(post.window(), outcome()));
      }
      at = at.plus(takes);
      Command end = new Command.End(post.window(), outcome());
      act(at, end);
      if (chance.happens(habits.slip() / 2)) {
        act(at.plusSeconds(4), new Command.Undo(post.window()));
        at = at.plus(seconds(30, 60));
        act(at, end);
      }
      if (chance.happens(habits.rated())) {
        Rating rating = new Rating(1 + chance.weighted(RATING_WEIGHTS));
        String pad = "pad-" + post.window();
        act(
            at.plus(seconds(3, 20)),
            new Command.Rate(post.window(), rating),
            new Actor(Role.PAD, pad));
      }
    }

    private Outcome outcome() {
      return OUTCOMES[chance.weighted(OUTCOME_WEIGHTS)];
    }

    private void back(double share, Duration gone, Duration away) {
      if (chance.happens(share)) {
        Request request =
            new Request(
                new Command.ComeBack(ticket.id()),
                new Actor(Role.KIOSK, "kiosk-1"),
                RequestKey.NONE);
        later.add(new Outside(now.plus(gone).plus(away), course.nextAct(), request, away));
      }
    }

    private void act(Duration after, Command command) {
      String clerk = post.clerk().map(id -> id.value()).orElse("");
      act(after, command, new Actor(Role.CLERK, clerk));
    }

    private void act(Duration after, Command command, Actor actor) {
      Duration whole = after.truncatedTo(ChronoUnit.MILLIS);
      acts.add(new Act(whole, course.nextAct(), new Request(command, actor, RequestKey.NONE)));
    }

    private Duration seconds(int least, int most) {
      return chance.between(Duration.ofSeconds(least), Duration.ofSeconds(most));
    }

    private Duration minutes(int least, int most) {
      return chance.between(Duration.ofMinutes(least), Duration.ofMinutes(most));
    }
  }
}
