package hall.report;

import hall.queue.Entry;
import hall.queue.HandServed;
import hall.queue.LateVisit;
import hall.queue.Restating;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// One visit as it stands, whole: what the centre keeps of it (`hall.ticket.v1`). A later line of
/// the same ticket replaces it, so nothing is ever counted twice. Nobody is named in it.
///
/// @param ticket the ticket's id, never used twice, unlike its number
/// @param number as printed, `A001`
/// @param day the business day the number belongs to
/// @param service the service the number was taken for, wherever the visit went since
/// @param priority `ordinary`, `statutory` or `green`
/// @param feedback what became of the newest question for a rating
/// @param earlier what became of the questions before that one, the first first: each case of a
///   visit is asked about by itself (一事一评), and so is each window a visit went to
/// @param changedAt when it changed last, by the hall's clock
/// @param seq the entry of the hall's record that changed it last
/// @param late of a visit that was entered afterwards (补录); empty of all others
public record ReportLine(
    String ticket,
    String number,
    LocalDate day,
    String service,
    String series,
    String priority,
    Instant takenAt,
    Progress progress,
    Feedback feedback,
    List<Feedback> earlier,
    Instant changedAt,
    long seq,
    Optional<Late> late) {

  /// A visit the system saw from its beginning.
  public ReportLine(
      String ticket,
      String number,
      LocalDate day,
      String service,
      String series,
      String priority,
      Instant takenAt,
      Progress progress,
      Feedback feedback,
      List<Feedback> earlier,
      Instant changedAt,
      long seq) {
    this(
        ticket,
        number,
        day,
        service,
        series,
        priority,
        takenAt,
        progress,
        feedback,
        earlier,
        changedAt,
        seq,
        Optional.empty());
  }

  /// What is known of a visit that was entered afterwards.
  ///
  /// @param recordedAt when it was entered
  /// @param isWaitKnown whether it was written down when they came; if not, [#takenAt] is when they
  ///   were called, and there is no wait to count
  public record Late(Instant recordedAt, boolean isWaitKnown) {}

  /// Keeps its own copy of the list.
  public ReportLine {
    earlier = List.copyOf(earlier);
  }

  /// How the visit went, as far as it has gone.
  public sealed interface Progress {
    /// In a line, or set aside: parked, or gone to fetch papers.
    record Waiting() implements Progress {}

    record Called(Call call) implements Progress {}

    record Serving(Call call, Instant startedAt) implements Progress {}

    record Done(Call call, Instant startedAt, Instant endedAt) implements Progress {}

    record NoShow(Call call, Instant endedAt) implements Progress {}

    /// The business day ended first.
    ///
    /// @param reached how far it had come: waiting, called or serving
    record Expired(Progress reached, Instant endedAt) implements Progress {}

    /// The citizen gave the number back, waiting or set aside.
    record Cancelled(Instant endedAt) implements Progress {}
  }

  /// The call to a window.
  ///
  /// @param at when it was called first; calling again does not restart the wait
  /// @param clerk the staff number, never a name
  /// @param times how often it was called
  public record Call(Instant at, int window, String clerk, int times) {}

  /// What became of the rating. There is no default: who says nothing has not rated.
  public sealed interface Feedback {
    /// Not asked, or not answered yet.
    record None() implements Feedback {}

    /// A key was pressed.
    ///
    /// @param level 5 (非常满意) to 1 (非常不满意)
    /// @param source where it was given: `pad`
    record Given(int level, String source) implements Feedback {}

    /// Asked for and not given.
    record Lapsed() implements Feedback {}
  }

  /// The word for how far the visit has gone.
  public String state() {
    return switch (progress) {
      case Progress.Waiting _ -> "waiting";
      case Progress.Called _ -> "called";
      case Progress.Serving _ -> "serving";
      case Progress.Done _ -> "done";
      case Progress.NoShow _ -> "no-show";
      case Progress.Expired _ -> "expired";
      case Progress.Cancelled _ -> "cancelled";
    };
  }

  public Optional<Call> call() {
    return callOf(progress);
  }

  public Optional<Instant> startedAt() {
    return startOf(progress);
  }

  public Optional<Instant> endedAt() {
    return switch (progress) {
      case Progress.Waiting _, Progress.Called _, Progress.Serving _ -> Optional.empty();
      case Progress.Done(_, _, var endedAt) -> Optional.of(endedAt);
      case Progress.NoShow(_, var endedAt) -> Optional.of(endedAt);
      case Progress.Expired(_, var endedAt) -> Optional.of(endedAt);
      case Progress.Cancelled(var endedAt) -> Optional.of(endedAt);
    };
  }

  /// The newest rating given, 1 to 5; empty when there is none.
  public OptionalInt rating() {
    return feedback instanceof Feedback.Given(var level, _)
        ? OptionalInt.of(level)
        : OptionalInt.empty();
  }

  ReportLine granted(String right, Entry by) {
    return as(right, progress, feedback, earlier, by);
  }

  /// Again as it was.
  ReportLine again(ReportLine was, Entry by) {
    return as(priority, was.progress(), was.feedback(), was.earlier(), by);
  }

  ReportLine moved(Progress next, Entry by) {
    return as(priority, next, feedback, earlier, by);
  }

  ReportLine rated(Feedback next, Entry by) {
    return as(priority, progress, next, earlier, by);
  }

  /// Asked once more: what became of the question before is kept.
  ReportLine askedAgain(Entry by) {
    List<Feedback> before = new ArrayList<>(earlier);
    before.add(feedback);
    return as(priority, progress, new Feedback.None(), before, by);
  }

  private ReportLine as(
      String right, Progress gone, Feedback newest, List<Feedback> before, Entry by) {
    return new ReportLine(
        ticket, number, day, service, series, right, takenAt, gone, newest, before, by.at(),
        by.seq(), late);
  }

  /// Told anew, for the clock was wrong.
  ReportLine restated(Restating restating, LocalDate right, Entry by) {
    return new ReportLine(
        ticket,
        number,
        right,
        service,
        series,
        priority,
        restating.of(takenAt),
        restated(progress, restating),
        feedback,
        earlier,
        restating.of(by.seq(), by.at()),
        by.seq(),
        late);
  }

  private static Progress restated(Progress progress, Restating restating) {
    return switch (progress) {
      case Progress.Waiting _ -> progress;
      case Progress.Called(var call) -> new Progress.Called(restated(call, restating));
      case Progress.Serving(var call, var startedAt) ->
          new Progress.Serving(restated(call, restating), restating.of(startedAt));
      case Progress.Done(var call, var startedAt, var endedAt) ->
          new Progress.Done(
              restated(call, restating), restating.of(startedAt), restating.of(endedAt));
      case Progress.NoShow(var call, var endedAt) ->
          new Progress.NoShow(restated(call, restating), restating.of(endedAt));
      case Progress.Expired(var reached, var endedAt) ->
          new Progress.Expired(restated(reached, restating), restating.of(endedAt));
      case Progress.Cancelled(var endedAt) -> new Progress.Cancelled(restating.of(endedAt));
    };
  }

  private static Call restated(Call call, Restating restating) {
    return new Call(restating.of(call.at()), call.window(), call.clerk(), call.times());
  }

  /// The same visit in another business day.
  ReportLine on(LocalDate other, Entry by) {
    return new ReportLine(
        ticket, number, other, service, series, priority, takenAt, progress, feedback, earlier,
        by.at(), by.seq(), late);
  }

  /// A visit that was entered afterwards: over, and never asked for a rating.
  static ReportLine of(LateVisit visit, Entry by) {
    HandServed served = visit.served();
    Call call = new Call(served.calledAt(), served.window().number(), served.clerk().value(), 1);
    return new ReportLine(
        visit.id().value(),
        visit.number().toString(),
        visit.day(),
        served.service().value(),
        visit.number().series().letters(),
        "ordinary",
        served.cameAt().orElse(served.calledAt()),
        new Progress.Done(call, served.calledAt(), served.endedAt()),
        new Feedback.None(),
        List.of(),
        by.at(),
        by.seq(),
        Optional.of(new Late(by.at(), served.cameAt().isPresent())));
  }

  private static Optional<Call> callOf(Progress progress) {
    return switch (progress) {
      case Progress.Waiting _, Progress.Cancelled _ -> Optional.empty();
      case Progress.Called(var call) -> Optional.of(call);
      case Progress.Serving(var call, _) -> Optional.of(call);
      case Progress.Done(var call, _, _) -> Optional.of(call);
      case Progress.NoShow(var call, _) -> Optional.of(call);
      case Progress.Expired(var reached, _) -> callOf(reached);
    };
  }

  private static Optional<Instant> startOf(Progress progress) {
    return switch (progress) {
      case Progress.Waiting _, Progress.Called _, Progress.NoShow _, Progress.Cancelled _ ->
          Optional.empty();
      case Progress.Serving(_, var startedAt) -> Optional.of(startedAt);
      case Progress.Done(_, var startedAt, _) -> Optional.of(startedAt);
      case Progress.Expired(var reached, _) -> startOf(reached);
    };
  }
}
