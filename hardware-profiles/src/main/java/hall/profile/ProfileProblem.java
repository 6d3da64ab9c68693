package hall.profile;

import java.util.Map;
import java.util.Set;

/// Why a profile was refused. The sentence for it stands with the words of the hall, under
/// `profile.` and the code; the parameters go into that sentence.
///
/// @param place a JSON pointer into the file; empty where the whole file is meant
/// @param code one of [#CODES]
/// @param params always with `line`, `0` where no line can be named
public record ProfileProblem(String file, String place, String code, Map<String, String> params) {

  /// All reasons there are, so that each has its sentence.
  public static final Set<String> CODES =
      Set.of(
          "bad-default",
          "bad-hex",
          "bad-json",
          "bad-line",
          "bad-name",
          "bad-template",
          "checksum-range-impossible",
          "checksum-range-missing",
          "checksum-width",
          "empty-file",
          "empty-literal",
          "escape-ambiguous",
          "escape-pair",
          "escapes-unpaired",
          "kind-needs-command",
          "length-impossible",
          "length-range",
          "missing",
          "no-end",
          "no-length",
          "no-reply-form",
          "no-start",
          "no-vectors",
          "not-a-ladder",
          "not-a-list",
          "not-a-number",
          "not-a-part",
          "not-a-text",
          "not-an-object",
          "not-lines",
          "not-one-letter",
          "not-one-of",
          "not-true-or-false",
          "not-utf-8",
          "out-of-range",
          "range-impossible",
          "range-missing",
          "step-only-sends",
          "too-large",
          "two-of-one-id",
          "two-open",
          "two-parts",
          "unknown-answer",
          "unknown-charset",
          "unknown-command",
          "unknown-group",
          "unknown-key",
          "unknown-parameter",
          "unknown-part",
          "unknown-step",
          "unknown-table",
          "unreadable",
          "until-and-count",
          "vector-reads",
          "vector-refused",
          "vector-sends");

  public ProfileProblem {
    params = Map.copyOf(params);
    if (!CODES.contains(code)) {
      throw new IllegalArgumentException("No sentence is kept for '%s'.".formatted(code));
    }
  }
}
