package hall.device.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is an identity number, and what may be seen of one.
class IdNumberTest {

  /// The made-up number of the standard's own example (GB 11643).
  private static final String EXAMPLE = "11010519491231002X";

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  @Test
  void theStandardsExampleIsOne() {
    assertEquals(77, IdNumber.of(EXAMPLE).orElseThrow().ageOn(LocalDate.of(2026, 12, 31)));
    assertEquals(76, IdNumber.of(EXAMPLE).orElseThrow().ageOn(LocalDate.of(2026, 12, 30)));
    assertEquals(Optional.of("440524188001010014"), digits(" 440524188001010014 "));
    assertEquals(Optional.of(EXAMPLE), digits("11010519491231002x"));
  }

  @Test
  void whatHasAWrongCheckDigitOrNoSuchDayIsNone() {
    assertEquals(Optional.empty(), digits("110105194912310021"));
    assertEquals(Optional.empty(), digits("11010519491331002X"));
    assertEquals(Optional.empty(), digits("1101051949123100"));
    assertEquals(Optional.empty(), digits(""));
  }

  @Test
  void onlyTheLastFourPlacesAreSeen() {
    assertEquals("**************002X", IdNumber.of(EXAMPLE).orElseThrow().masked());
    assertEquals("**************002X", String.valueOf(IdNumber.of(EXAMPLE).orElseThrow()));
    assertEquals(
        "https://x/?id=**************002X&n=20260302123456789012",
        IdNumber.masked("https://x/?id=" + EXAMPLE + "&n=20260302123456789012"));
  }

  @Test
  void aPersonIsTheSameAllDayAndAnotherTomorrowAndInAnotherHall() {
    var key = new PersonKey(new byte[PersonKey.BYTES], ZoneId.of("Asia/Shanghai"));
    IdNumber number = IdNumber.of(EXAMPLE).orElseThrow();
    String today = key.person(number, DAY);

    assertEquals(today, key.person(IdNumber.of(EXAMPLE).orElseThrow(), DAY));
    assertEquals(32, today.length());
    assertFalse(today.contains(EXAMPLE.substring(0, 6)));
    assertNotEquals(today, key.person(number, DAY.plusDays(1)));
    assertNotEquals(today, key.person(IdNumber.of("440524188001010014").orElseThrow(), DAY));
    assertNotEquals(today, PersonKey.passing().person(number, DAY));
  }

  @Test
  void aKeyOfAnotherLengthIsNone() {
    assertThrows(
        IllegalArgumentException.class, () -> new PersonKey(new byte[16], ZoneId.of("UTC")));
  }

  private static Optional<String> digits(String text) {
    return IdNumber.of(text).map(IdNumber::digits);
  }
}
