package hall.queue;

/// What marks a request so that it can be sent again safely (the `Idempotency-Key` header): a text
/// the sender chose, and a sum of what was asked, which tells a repeat from another request under
/// the same key. Up to 64 printable characters; empty for a request that is never repeated.
public record RequestKey(String text, int sum) {

  public static final RequestKey NONE = new RequestKey("", 0);

  public RequestKey {
    if (!text.matches("[!-~]{0,64}")) {
      throw new IllegalArgumentException(
          "A request key is up to 64 printable characters without spaces.");
    }
  }

  public boolean isNone() {
    return text.isEmpty();
  }
}
