package hall.app.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.app.audit.SealText.Read;
import hall.app.journal.Hash;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What somebody copied from paper is read back, and every slip of the pen is seen.
class SealTextTest {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private final Random chance = new Random(4);

  @Test
  void whatIsWrittenDownIsReadBackHoweverItIsTyped() {
    for (int i = 0; i < 200; i++) {
      Hash hash = hash();
      String text = SealText.of(hash);
      Read good = new Read.Good(hash.toString().substring(0, 2 * SealText.BYTES));

      assertEquals(47, text.length());
      assertEquals(good, SealText.read(text));
      assertEquals(good, SealText.read(text.toLowerCase(Locale.ROOT).replace("-", "")));
      assertEquals(good, SealText.read(" " + text.replace("-", " ")));
      assertEquals(good, SealText.read(text.replace('0', 'O').replace('1', 'l')));
      assertTrue(SealText.read(hash.toString()) instanceof Read.Good all && all.matches(hash));
    }
  }

  @Test
  void oneWrongCharacterIsFoundInItsGroup() {
    String text = SealText.of(hash()).replace("-", "");
    for (int at = 0; at < text.length(); at++) {
      for (int i = 0; i < ALPHABET.length(); i++) {
        char other = ALPHABET.charAt(i);
        if (other != text.charAt(at)) {
          Read read = SealText.read(text.substring(0, at) + other + text.substring(at + 1));

          assertTrue(
              read instanceof Read.BadGroup bad && bad.group() == at / 5 + 1, read + " " + at);
        }
      }
    }
  }

  @Test
  void charactersAndGroupsThatChangedPlacesAreFound() {
    for (int i = 0; i < 100; i++) {
      String[] groups = SealText.of(hash()).split("-", -1);
      int group = chance.nextInt(7);
      String swapped = groups[group];
      groups[group] = groups[group + 1];
      groups[group + 1] = swapped;
      assertTrue(SealText.read(String.join("-", groups)) instanceof Read.BadGroup);

      char[] text = SealText.of(hash()).replace("-", "").toCharArray();
      int at = chance.nextInt(8) * 5 + chance.nextInt(3);
      if (text[at] != text[at + 1]) {
        char first = text[at];
        text[at] = text[at + 1];
        text[at + 1] = first;
        assertTrue(SealText.read(new String(text)) instanceof Read.BadGroup);
      }
    }
  }

  @Test
  void whatIsNoSealIsNone() {
    for (String text : new String[] {"", "A045", "U".repeat(40), "0".repeat(41), "f".repeat(63)}) {
      assertEquals(new Read.NoSeal(), SealText.read(text), text);
    }
  }

  private Hash hash() {
    byte[] bytes = new byte[32];
    chance.nextBytes(bytes);
    return Hash.of(bytes);
  }
}
