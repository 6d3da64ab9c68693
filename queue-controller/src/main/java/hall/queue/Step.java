package hall.queue;

import java.util.List;

/// One step of a window rule: when it counts, which lines it calls from, and how it chooses among
/// their heads. The first step that counts and has somebody to call decides.
///
/// @param id names the step within its rule, for people and for the record
/// @param call one group, except for [By#TURNS] and [By#IN_ORDER], which choose among groups
public record Step(String id, Condition when, List<Group> call, By by) {

  /// How a step chooses.
  public enum By {
    /// The smallest rank: whoever counts as having come first.
    EARLIEST,

    /// Whoever has waited longest, whatever their credit: the guard against waiting for ever.
    OLDEST,

    /// The groups take turns, each as often as its `times` in a round; who has nobody is skipped.
    TURNS,

    /// The first group that has somebody.
    IN_ORDER
  }

  /// Lines that a step treats as one; the earliest rank among them is the group's head.
  ///
  /// @param times how many calls a round of [By#TURNS] gives the group, 1 to 99
  public record Group(Lines lines, int times) {
    public Group {
      if (times < 1 || times > 99) {
        throw new IllegalArgumentException("A turn is 1 to 99 calls, not " + times + ".");
      }
    }
  }

  public Step {
    call = List.copyOf(call);
    if (call.isEmpty()) {
      throw new IllegalArgumentException("The step '" + id + "' calls from no line.");
    }
  }

  /// The earliest of all the window's lines, always.
  public static Step earliest() {
    return new Step("earliest", Condition.ALWAYS, List.of(new Group(Lines.OWN, 1)), By.EARLIEST);
  }

  /// Whoever has waited this long goes first.
  public static Step guard(java.time.Duration wait) {
    return new Step(
        "guard",
        new Condition.Waited(Lines.OWN, wait, wait),
        List.of(new Group(Lines.OWN, 1)),
        By.OLDEST);
  }
}
