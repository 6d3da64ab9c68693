package hall.app.browser;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/// Lends tests the machine's browser, started once for all of them. Where there is none they are
/// skipped, and say so; with `CI=true` that is a failure.
public final class InBrowser implements ExecutionCondition, BeforeAllCallback {

  private static final String MISSING =
      "No Chromium was found: install the package chromium, or name one in $CHROMIUM.";

  private @Nullable Chromium browser;

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean must = "true".equals(System.getenv("CI"));
    return Chromium.find().isPresent() || must ? enabled("in a browser") : disabled(MISSING);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    browser =
        context
            .getRoot()
            .getStore(Namespace.create(InBrowser.class))
            .computeIfAbsent(
                Chromium.class,
                any ->
                    Chromium.start(Chromium.find().orElseThrow(() -> new AssertionError(MISSING))),
                Chromium.class);
  }

  /// A fresh tab of this size.
  public Tab tab(int width, int height) {
    return Optional.ofNullable(browser).orElseThrow().tab(width, height);
  }
}
