package hall.queue;

/// What marks a request so that it can be sent again safely (the `Idempotency-Key` header): a text
/// the sender chose, and a sum of what was asked, which tells a repeat from another request under
/// the same key. Up to 64 printable characters; empty for a request that is never repeated.
public record RequestKey(String text, int sum) {

  private static final int MOST = 64;

  public static final RequestKey NONE = new RequestKey("", 0);

  public RequestKey {
    if (!isSound(text)) {
      throw new IllegalArgumentException(
          "A request key is up to 64 printable characters without spaces.");
    }
  }

  /// Whether a text may be a key. Asked at every request, so it is spelt out.
  public static boolean isSound(String text) {
    boolean sound = text.length() <= MOST;
    for (int i = 0; sound && i < text.length(); i++) {
      sound = text.charAt(i) >= '!' && text.charAt(i) <= '~';
    }
    return sound;
  }

  public boolean isNone() {
    return text.isEmpty();
  }
}
