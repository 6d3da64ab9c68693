package hall.app.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.day.DayTrial;
import hall.app.words.FairnessWords;
import hall.app.words.RuleWords;
import hall.day.DayComparison;
import hall.day.DayComparison.Change;
import hall.day.DayFigures.Figures;
import hall.queue.FairnessCheck.Fairness;
import hall.queue.HallPlan;
import hall.queue.HallPlan.WindowPlan;
import hall.queue.TicketNumber;
import java.util.List;

/// Call rules as the manager reads them: in words, with what they come to in the worst crowd, and
/// with what they would have made of a day.
final class RuleViews {

  private static final int CHANGES_MOST = 20;

  private final RuleWords rules;
  private final FairnessWords fairness;

  RuleViews(RuleWords rules, FairnessWords fairness) {
    this.rules = rules;
    this.fairness = fairness;
  }

  ObjectNode rules(HallPlan plan, Fairness found, String language) {
    ObjectNode view = Json.object();
    ArrayNode said = view.putArray("said");
    rules
        .sentences(plan.rules(), plan.windows().stream().map(WindowPlan::id).toList(), language)
        .forEach(said::add);
    ArrayNode bounds = view.putArray("bounds");
    fairness.bounds(found, language).forEach(bounds::add);
    ArrayNode findings = view.putArray("findings");
    found
        .findings()
        .forEach(finding ->
            findings
                .addObject()
                .put("refused", finding.isRefusal())
                .put("sentence", fairness.sentence(finding, language)));
    return view;
  }

  ObjectNode trial(DayTrial trial, String language) {
    DayComparison compared = trial.comparison();
    ObjectNode view =
        Json.object()
            .put("day", trial.day().toString())
            .put("over", trial.isOver())
            .put("exact", trial.isExact())
            .put("leftOut", trial.leftOut())
            .put("same", compared.same());
    pair(view.putObject("all"), compared.all());
    ArrayNode lines = view.putArray("lines");
    compared
        .lines()
        .forEach((line, both) -> {
          ObjectNode one =
              lines
                  .addObject()
                  .put("service", line.service().value())
                  .put("line", Body.name(line.of()));
          pair(one, both);
        });
    changes(view, "longer", compared.longer());
    changes(view, "shorter", compared.shorter());
    numbers(view, "lost", compared.lost());
    numbers(view, "won", compared.won());
    return view;
  }

  private static void pair(ObjectNode view, DayComparison.Pair both) {
    figures(view.putObject("before"), both.before());
    figures(view.putObject("after"), both.after());
  }

  /// Waits in seconds.
  private static void figures(ObjectNode view, Figures figures) {
    view.put("taken", figures.taken())
        .put("called", figures.called())
        .put("median", figures.median().toSeconds())
        .put("ninety", figures.ninety().toSeconds())
        .put("worst", figures.worst().toSeconds())
        .put("passed", figures.passed())
        .put("passedMost", figures.passedMost())
        .put("leftOver", figures.leftOver())
        .put("reprints", figures.reprints());
  }

  private static void changes(ObjectNode view, String name, List<Change> changes) {
    ObjectNode some = view.putObject(name).put("count", changes.size());
    ArrayNode first = some.putArray("first");
    changes.stream()
        .limit(CHANGES_MOST)
        .forEach(change ->
            first
                .addObject()
                .put("number", change.number().toString())
                .put("service", change.line().service().value())
                .put("before", change.before().toSeconds())
                .put("after", change.after().toSeconds()));
  }

  private static void numbers(ObjectNode view, String name, List<TicketNumber> numbers) {
    ArrayNode list = view.putArray(name);
    numbers.forEach(number -> list.add(number.toString()));
  }
}
