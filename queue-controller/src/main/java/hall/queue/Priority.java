package hall.queue;

/// Whether the law puts a citizen ahead: the old, the disabled, soldiers, mothers with infants.
/// What it is worth in waiting is the hall's rule ([CallRules#priorityCredit]).
public enum Priority {
  ORDINARY,
  STATUTORY
}
