package hall.queue;

/// What puts a citizen ahead. What it is worth in waiting is the hall's rule ([CallRules#credits]).
public enum Priority {
  ORDINARY,

  /// The law puts them ahead: the old, the disabled, soldiers, mothers with infants.
  STATUTORY,

  /// The green channel (绿色通道): let through by someone who may, with a reason.
  GREEN
}
