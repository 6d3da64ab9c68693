package hall.device.card;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The hall's own key, which turns a citizen's number into a word that is the same for the same
/// person on the same day and tells nothing else: HMAC-SHA256 over the day and the number, cut to
/// 128 bits. Without the key nobody can try numbers; on another day the word is another, so that
/// visits cannot be strung together.
public final class PersonKey {

  /// How long the secret is, in bytes.
  public static final int BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PURPOSE = "tinghao person\n";
  private static final int WORD_BYTES = 16;

  private final SecretKeySpec key;
  private final ZoneId zone;

  /// @param zone in which the hall's days begin and end
  public PersonKey(byte[] secret, ZoneId zone) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException(
          "The hall's key has " + BYTES + " bytes, not " + secret.length + ".");
    }
    key = new SecretKeySpec(secret, ALGORITHM);
    this.zone = zone;
  }

  /// A key that nobody keeps: what it makes of a number means nothing after this run.
  public static PersonKey passing() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return new PersonKey(secret, ZoneId.systemDefault());
  }

  LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  /// The person's word on that day: 32 hex digits.
  String person(IdNumber number, LocalDate day) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      String said = PURPOSE + day + "\n" + number.digits();
      byte[] word = mac.doFinal(said.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(word, 0, WORD_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HmacSHA256, which every Java has.", e);
    }
  }

  @Override
  public String toString() {
    return "the hall's key";
  }
}
