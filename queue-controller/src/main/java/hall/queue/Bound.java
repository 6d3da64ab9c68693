package hall.queue;

import java.time.Duration;

/// How far a ticket of a line can be passed by later ones at the windows of a rule, whatever crowd
/// comes, as long as these windows call. Tickets are reckoned from when their wait counts
/// ([Ticket#waitsSince]). Not reckoned is what people do with a reason and by name: a ticket chosen
/// by hand, let through, sent on in front, or back from a no-show.
public sealed interface Bound {

  /// Nobody taken more than `later` after a ticket is called before it.
  record Within(Duration later) implements Bound {}

  /// Between two calls of the ticket's own group, which goes by rank, at most `others` are called
  /// from the other groups; within its own group nobody taken more than `later` after it.
  record ByTurns(int others, Duration later) implements Bound {}

  /// No step of the rule calls the line.
  record Never() implements Bound {}

  /// There is none: others can be called for ever. The example was found with the real rules.
  ///
  /// @param step the step that lets them; empty where no step has to call the line
  record Endless(String step, Starvation example) implements Bound {}

  /// None could be proved, and no crowd that was tried shows that there is none.
  ///
  /// @param step the step that may let others pass for ever
  record Unproved(String step) implements Bound {}

  /// Whether a ticket's turn is sure to come.
  default boolean isKnown() {
    return this instanceof Within || this instanceof ByTurns;
  }
}
