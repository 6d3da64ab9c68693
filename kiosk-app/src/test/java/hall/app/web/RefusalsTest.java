package hall.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.words.Words;
import hall.queue.AppointmentCode;
import hall.queue.ClerkId;
import hall.queue.LeaseId;
import hall.queue.Refusal;
import hall.queue.Series;
import hall.queue.ServiceId;
import hall.queue.Ticket;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import hall.queue.WindowId;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Every refusal there is, with every value it can have, is said whole in every language.
class RefusalsTest {

  private final Words words = Words.load();
  private final Refusals refusals = new Refusals(ZoneId.of("Asia/Shanghai"));

  @Test
  void everyRefusalIsSaidWithTitleDetailAndRemedy() throws Exception {
    List<String> gaps = new ArrayList<>();
    for (Class<?> kind : Refusal.class.getPermittedSubclasses()) {
      for (Refusal refusal : all(kind)) {
        for (String language : words.languages()) {
          ObjectNode view = refusals.problem(refusal).view(words, language);
          for (String part : List.of("title", "detail", "remedy")) {
            String said = view.path(part).asText();
            if (said.isBlank()
                || said.contains("{")
                || said.startsWith("errors.")
                || said.contains("errors.value")
                || said.contains("Optional")) {
              gaps.add(language + " " + part + " of " + refusal + ": " + said);
            }
          }
        }
      }
    }
    assertEquals(List.of(), gaps);
  }

  /// One of the kind for every value that its enums, states and options can have.
  private static List<Refusal> all(Class<?> kind) throws Exception {
    List<List<Object>> made = List.of(List.of());
    List<Class<?>> types = new ArrayList<>();
    for (RecordComponent part : kind.getRecordComponents()) {
      types.add(part.getType());
      List<List<Object>> longer = new ArrayList<>();
      for (List<Object> before : made) {
        for (Object value : values(part)) {
          List<Object> with = new ArrayList<>(before);
          with.add(value);
          longer.add(with);
        }
      }
      made = longer;
    }
    var constructor = kind.getDeclaredConstructor(types.toArray(Class<?>[]::new));
    List<Refusal> all = new ArrayList<>();
    for (List<Object> values : made) {
      all.add((Refusal) constructor.newInstance(values.toArray()));
    }
    return all;
  }

  private static List<?> values(RecordComponent part) {
    Class<?> type = part.getType();
    if (type.isEnum()) {
      return List.of(type.getEnumConstants());
    }
    if (type == String.class && part.getName().equals("state")) {
      return List.of(Ticket.Stage.class.getPermittedSubclasses()).stream()
          .map(stage ->
              stage.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT))
          .toList();
    }
    Instant at = Instant.parse("2026-03-02T01:00:00Z");
    return switch (type.getSimpleName()) {
      case "ServiceId" -> List.of(new ServiceId("pension"));
      case "LeaseId" -> List.of(new LeaseId("0000000000000000"));
      case "TicketId" -> List.of(new TicketId("0000000000000000"));
      case "WindowId" -> List.of(new WindowId(3));
      case "ClerkId" -> List.of(new ClerkId("0236"));
      case "TicketNumber" -> List.of(new TicketNumber(new Series("A"), 1));
      case "AppointmentCode" -> List.of(new AppointmentCode("ABCD"));
      case "Instant" -> List.of(at);
      case "Optional" -> List.of(Optional.of(at), Optional.empty());
      case "int" -> List.of(2);
      case "String" -> List.of("until");
      default -> throw new AssertionError("no value of " + type);
    };
  }
}
