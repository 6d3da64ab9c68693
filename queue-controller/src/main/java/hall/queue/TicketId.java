package hall.queue;

/// The name of one ticket, never used twice in any hall or year, unlike the number on its paper.
///
/// Sixteen characters of Crockford's base 32 (80 random bits), drawn by whoever asks for the
/// ticket. It stands in the address of the ticket's status page, so it must not be guessable.
public record TicketId(String value) {

  private static final int LENGTH = 16;
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  public TicketId {
    boolean sound = value.length() == LENGTH;
    for (int i = 0; sound && i < LENGTH; i++) {
      sound = ALPHABET.indexOf(value.charAt(i)) >= 0;
    }
    if (!sound) {
      throw new IllegalArgumentException(
          "A ticket id is 16 characters of 0-9 and A-Z without I, L, O, U, not '" + value + "'.");
    }
  }

  /// The id that 80 bits of chance spell.
  ///
  /// @param chance ten bytes
  public static TicketId of(byte[] chance) {
    StringBuilder text = new StringBuilder(LENGTH);
    long bits = 0;
    int held = 0;
    for (byte b : chance) {
      bits = (bits << 8 | (b & 0xFF)) & 0xFFFFFL;
      held += 8;
      while (held >= 5) {
        held -= 5;
        text.append(ALPHABET.charAt((int) (bits >> held) & 31));
      }
    }
    return new TicketId(text.toString());
  }

  /// Spelt out because maps ask at every step: a record's own is several times as slow there.
  @Override
  public boolean equals(Object other) {
    return other instanceof TicketId id && value.equals(id.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
