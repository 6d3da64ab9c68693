package hall.queue;

/// What came of a case (办理结果).
public enum Outcome {
  /// Taken in, to be decided later (已受理).
  ACCEPTED,

  /// Done while they waited (即办).
  COMPLETED,

  /// A certificate or paper was handed over (领证).
  COLLECTED,

  /// Only a question (咨询).
  ADVICE,

  /// Something is missing; the notice says what (材料不全).
  PAPERS_MISSING,

  /// They had taken the wrong number (取错号).
  WRONG_NUMBER,
  OTHER
}
