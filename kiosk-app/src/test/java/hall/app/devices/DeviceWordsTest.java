package hall.app.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hall.app.words.Words;
import hall.device.Cause;
import hall.device.printer.PrintResult;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceWordsTest {

  private final Words words = Words.load();

  @Test
  void everyCauseHasWordsAndARemedy() throws Exception {
    List<String> codes = new ArrayList<>();
    codes.addAll(codes(Cause.class));
    codes.addAll(codes(PrintResult.Failed.class));
    codes.addAll(List.of("profile-missing", "interrupted", "printer-error"));
    List<String> silent =
        codes.stream()
            .filter(code -> !code.isEmpty())
            .flatMap(code -> List.of("devices.cause." + code, "devices.remedy." + code).stream())
            .filter(key -> !words.has(key))
            .toList();

    assertEquals(List.of(), silent);
  }

  private static List<String> codes(Class<?> holder) throws IllegalAccessException {
    List<String> codes = new ArrayList<>();
    for (Field field : holder.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
        field.setAccessible(true);
        codes.add((String) field.get(null));
      }
    }
    return codes;
  }
}
