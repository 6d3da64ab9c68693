package hall.device.card;

/// What of an identity card leaves its reader: nothing that names the person.
///
/// @param masked the number as it may be shown, `**************123X`
/// @param person the same word for the same person on the same day, by the hall's own key
/// @param expired whether the card's validity is over
public record CardReading(String masked, String person, Age age, boolean expired) {

  /// What age gives priority, and nothing finer.
  public enum Age {
    /// Under 18.
    MINOR,
    ADULT,
    /// 60 and over, as the law on the rights of the elderly counts (老年人权益保障法).
    SENIOR;

    private static final int OF_AGE = 18;
    private static final int ELDERLY = 60;

    static Age of(int years) {
      if (years < OF_AGE) {
        return MINOR;
      }
      return years >= ELDERLY ? SENIOR : ADULT;
    }
  }
}
