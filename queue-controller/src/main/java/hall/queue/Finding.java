package hall.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a check of call rules found ([FairnessCheck]).
public sealed interface Finding {

  /// Whether the rules cannot be used like this.
  boolean isRefusal();

  /// The window rule it is about; empty for what concerns all.
  default Optional<String> ofRule() {
    return switch (this) {
      case NeverCalled _, GreenUnlimited _ -> Optional.empty();
      case Starves starves -> Optional.of(starves.rule());
      case Unproved unproved -> Optional.of(unproved.rule());
      case LongBound longer -> Optional.of(longer.rule());
      case NoGuard unguarded -> Optional.of(unguarded.rule());
      case NeverReached never -> Optional.of(never.rule());
      case Unused unused -> Optional.of(unused.rule());
    };
  }

  /// No window calls the lines in any step.
  record NeverCalled(List<Line> lines) implements Finding {
    public NeverCalled {
      lines = List.copyOf(lines);
    }

    @Override
    public boolean isRefusal() {
      return true;
    }
  }

  /// Tickets of the lines can wait for ever at the windows of the rule.
  ///
  /// @param lines the first is the example's
  /// @param step the step that lets others pass; empty where no step has to call the lines
  /// @param isSafeElsewhere that a window of another rule is sure to call them
  record Starves(
      String rule, List<Line> lines, String step, Starvation example, boolean isSafeElsewhere)
      implements Finding {
    public Starves {
      lines = List.copyOf(lines);
    }

    @Override
    public boolean isRefusal() {
      return !isSafeElsewhere;
    }
  }

  /// Nothing proves that tickets of the lines are called in the end.
  record Unproved(String rule, List<Line> lines, String step) implements Finding {
    public Unproved {
      lines = List.copyOf(lines);
    }

    @Override
    public boolean isRefusal() {
      return false;
    }
  }

  /// Somebody who comes this much later can still pass.
  record LongBound(String rule, List<Line> lines, Duration later) implements Finding {
    public LongBound {
      lines = List.copyOf(lines);
    }

    @Override
    public boolean isRefusal() {
      return false;
    }
  }

  /// Turns bound how many pass, and nothing bounds how long.
  ///
  /// @param others how many of the other groups between two calls of the own
  record NoGuard(String rule, List<Line> lines, int others) implements Finding {
    public NoGuard {
      lines = List.copyOf(lines);
    }

    @Override
    public boolean isRefusal() {
      return false;
    }
  }

  /// The step never calls anybody.
  ///
  /// @param before the step that takes all it could call; empty where its own condition does
  record NeverReached(String rule, String step, String before) implements Finding {
    @Override
    public boolean isRefusal() {
      return false;
    }
  }

  /// Green channel tickets pass all others, and no number a day limits them.
  record GreenUnlimited(List<ServiceId> services) implements Finding {
    public GreenUnlimited {
      services = List.copyOf(services);
    }

    @Override
    public boolean isRefusal() {
      return false;
    }
  }

  /// No window goes by the rule.
  record Unused(String rule) implements Finding {
    @Override
    public boolean isRefusal() {
      return false;
    }
  }
}
