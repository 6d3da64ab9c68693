package hall.device.card;

import java.util.Map;

/// The codes that say why a card was not read. Faces turn them into words for the citizen.
public final class CardTrouble {

  /// What came from the reader had a wrong checksum, also the second time.
  public static final String DAMAGED = "card-damaged";

  /// The reader could not read the card: lifted too soon, or lying badly.
  public static final String UNREAD = "card-unread";

  /// It is no second-generation identity card, or not a genuine one.
  public static final String WRONG = "card-wrong";

  /// The number on the card is none: its check digit or birthday is wrong.
  public static final String INVALID = "card-invalid";

  private static final Map<String, String> BY_ERROR =
      Map.of(
          "card-authentication", WRONG,
          "verification", WRONG,
          "wrong-card", WRONG,
          "no-content", WRONG);

  private CardTrouble() {}

  /// What the reader's error means to the citizen.
  static String of(String error) {
    return BY_ERROR.getOrDefault(error, UNREAD);
  }
}
