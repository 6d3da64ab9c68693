package hall.app.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.config.Problem;
import hall.app.config.Reading;
import hall.app.config.RulesEdit;
import hall.app.config.RulesTree;
import hall.app.day.DayTrial;
import hall.app.loop.HallLoop;
import hall.app.loop.Outcome;
import hall.app.words.Words;
import hall.queue.Actor;
import hall.queue.CallRules;
import hall.queue.Command;
import hall.queue.Decision.Refused;
import hall.queue.FairnessCheck;
import hall.queue.Hall;
import hall.queue.HallPlan;
import hall.queue.Refusal;
import hall.queue.Request;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.zip.CRC32C;

/// Where the manager reads the call rules, tries others, and lets them hold. Whatever is written is
/// checked like the hall file; the running rules stay until new ones are right and the hall takes
/// them.
final class RulesDoor {

  private static final int BUSY = 503;
  private static final int UNPROCESSABLE = 422;
  private static final Actor MANAGER = new Actor(Actor.Role.MANAGER, "rules");

  private final HallLoop loop;
  private final RulesEdit edit;
  private final RuleViews views;
  private final RuleTrials trials;
  private final Refusals refusals;
  private final Words words;

  RulesDoor(
      HallLoop loop,
      RulesEdit edit,
      RuleViews views,
      RuleTrials trials,
      Refusals refusals,
      Words words) {
    this.loop = loop;
    this.edit = edit;
    this.views = views;
    this.trials = trials;
    this.refusals = refusals;
    this.words = words;
  }

  void open(Router router) {
    router.get("/api/v1/rules", this::show);
    router.post("/api/v1/rules", this::save);
    router.post("/api/v1/rules/check", this::check);
    router.post("/api/v1/rules/try", this::tryOut);
  }

  private void show(Exchange exchange) {
    CompletableFuture<Reply> reply =
        loop.read(Hall::plan)
            .thenApplyAsync(plan -> new Reply.Done(running(plan, exchange.language())));
    Reply.give(exchange, 200, reply);
  }

  private ObjectNode running(HallPlan plan, String language) {
    ObjectNode view = views.rules(plan, FairnessCheck.of(plan), language);
    view.put("version", version(plan.rules()));
    view.put("text", RulesTree.text(plan.rules()));
    view.set("rules", RulesTree.of(plan.rules()));
    ArrayNode days = view.putArray("days");
    trials.days().forEach(day -> days.add(day.toString()));
    return view;
  }

  /// What tells two states of the rules apart.
  private static String version(CallRules rules) {
    CRC32C sum = new CRC32C();
    sum.update(RulesTree.text(rules).getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }

  private void check(Exchange exchange) {
    String text = text(exchange);
    CompletableFuture<Reply> reply =
        loop.read(Hall::plan)
            .thenApplyAsync(plan -> {
              Written written = read(text, plan);
              return new Reply.Done(
                  written.plan().isPresent()
                      ? good(written.plan().get(), exchange.language())
                      : bad(written, text, exchange.language()));
            });
    Reply.give(exchange, 200, reply);
  }

  private ObjectNode good(HallPlan plan, String language) {
    ObjectNode view = views.rules(plan, FairnessCheck.of(plan), language).put("good", true);
    view.set("rules", RulesTree.of(plan.rules()));
    view.put("text", RulesTree.text(plan.rules()));
    view.putArray("problems");
    return view;
  }

  private ObjectNode bad(Written written, String text, String language) {
    ObjectNode view = Json.object().put("good", false);
    ArrayNode problems = view.putArray("problems");
    for (Problem problem : written.problems()) {
      ObjectNode one = problems.addObject();
      edit.line(problem, text).ifPresent(line -> one.put("line", line));
      one.put("field", problem.field())
          .put("value", problem.value())
          .put("sentence", problem.message(words, language));
    }
    return view;
  }

  /// What was written, read: the running plan with other rules, or what is wrong with them.
  ///
  /// @param from the plan that was running then
  private record Written(Optional<HallPlan> plan, HallPlan from, List<Problem> problems) {}

  private Written read(String text, HallPlan running) {
    return switch (edit.with(text)) {
      case Reading.Bad(var problems) -> new Written(Optional.empty(), running, problems);
      case Reading.Good(var hall) ->
          new Written(
              Optional.of(
                  new HallPlan(
                      running.calendar(),
                      running.services(),
                      running.windows(),
                      running.staff(),
                      hall.plan().rules())),
              running,
              List.of());
    };
  }

  private static String text(Exchange exchange) {
    return Body.of(exchange).text("text");
  }

  /// Takes the rules over if they are right and nobody changed them since they were read.
  private void save(Exchange exchange) {
    Body body = Body.of(exchange);
    String text = body.text("text");
    String replaces = body.text("replaces");
    CompletableFuture<Reply> reply =
        loop.read(Hall::plan)
            .thenApplyAsync(plan -> read(text, plan))
            .thenCompose(written ->
                written.plan().isPresent()
                    ? take(written.plan().get(), written.from(), replaces, exchange)
                    : CompletableFuture.completedFuture(wrong(written)));
    Reply.give(exchange, 200, reply);
  }

  private static Reply wrong(Written written) {
    Problem first = written.problems().getFirst();
    return new Reply.Not(
        new hall.app.web.Problem(
            UNPROCESSABLE,
            "rules-wrong",
            first.field(),
            first.value(),
            Map.of("n", written.problems().size())));
  }

  /// The hall itself makes sure that nobody changed the rules between reading and taking. Rules
  /// that hold already are taken once more, for a save may be repeated whose answer was lost.
  private CompletableFuture<Reply> take(
      HallPlan plan, HallPlan from, String replaces, Exchange exchange) {
    if (!version(from.rules()).equals(replaces) && !plan.equals(from)) {
      return CompletableFuture.completedFuture(
          new Reply.Not(refusals.problem(new Refusal.RulesChanged())));
    }
    var change = new Command.ChangePlan(plan, false, Optional.of(from));
    return loop.submit(new Request(change, MANAGER, exchange.key()), (_, outcome) -> taken(outcome))
        .thenApplyAsync(problem ->
            problem
                .<Reply>map(Reply.Not::new)
                .orElseGet(() -> new Reply.Done(running(plan, exchange.language()))));
  }

  private Optional<hall.app.web.Problem> taken(Outcome outcome) {
    return outcome.decision() instanceof Refused(var refusal)
        ? Optional.of(refusals.problem(refusal))
        : Optional.empty();
  }

  private void tryOut(Exchange exchange) {
    Body body = Body.of(exchange);
    String text = body.text("text");
    LocalDate day = day(body.text("day"));
    CompletableFuture<Reply> reply =
        loop.read(Hall::plan)
            .thenApplyAsync(plan -> read(text, plan))
            .thenCompose(written ->
                written.plan().isEmpty()
                    ? CompletableFuture.completedFuture(wrong(written))
                    : trials
                        .tryOn(day, written.plan().get())
                        .thenApply(trial -> tried(trial, day, exchange.language())))
            .exceptionally(RulesDoor::busy);
    Reply.give(exchange, 200, reply);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw Body.wrong("day", text, "2026-11-20");
    }
  }

  private Reply tried(Optional<DayTrial> trial, LocalDate day, String language) {
    return trial
        .<Reply>map(found -> new Reply.Done(views.trial(found, language)))
        .orElseGet(() ->
            new Reply.Not(
                new hall.app.web.Problem(
                    404, "no-such-day", "day", day.toString(), Map.of("day", day))));
  }

  private static Reply busy(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof RejectedExecutionException) {
      return new Reply.Not(hall.app.web.Problem.of(BUSY, "too-busy", Map.of()));
    }
    throw new CompletionException(cause);
  }
}
