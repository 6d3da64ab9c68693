package hall.queue;

import java.util.regex.Pattern;

/// What marks a request so that it can be sent again safely (the `Idempotency-Key` header): a text
/// the sender chose, and a sum of what was asked, which tells a repeat from another request under
/// the same key. Up to 64 printable characters; empty for a request that is never repeated.
public record RequestKey(String text, int sum) {

  private static final Pattern SHAPE = Pattern.compile("[!-~]{0,64}");

  public static final RequestKey NONE = new RequestKey("", 0);

  public RequestKey {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "A request key is up to 64 printable characters without spaces.");
    }
  }

  public boolean isNone() {
    return text.isEmpty();
  }
}
