package hall.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import hall.queue.Actor;
import hall.queue.Command;
import hall.queue.HallPlan;
import hall.queue.HallPlan.Gate;
import hall.queue.HallPlan.ServicePlan;
import hall.queue.Request;
import hall.queue.RequestKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is said of a service before a number of it is taken, and of a ticket while it waits.
class ProspectsTest {

  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private static final String WINDOW = "/api/v1/windows/3";
  private OpenHall hall;

  @BeforeEach
  void open() throws Exception {
    hall = new OpenHall(NINE);
  }

  @AfterEach
  void close() throws Exception {
    hall.close();
  }

  @Test
  void howManyNumbersAreLeftIsSaidWhereTheyAreLimited() throws Exception {
    limit(Gate.daily(2));
    assertEquals(2, service().path("left").asInt());
    take();
    assertEquals(1, service().path("left").asInt());
    assertFalse(service().has("refused"));
    take();
    assertEquals(0, service().path("left").asInt());
    assertEquals("daily-limit-reached", service().path("refused").asText());
    assertTrue(service().path("open").asBoolean(), "it is open, only its numbers are gone");
    assertEquals("daily-limit-reached", take().body().path("code").asText());
    assertFalse(other().has("left"), "nothing limits the others");
  }

  @Test
  void aFullSlotIsToldAndItsEndTooWithoutAnybodyAsking() throws Exception {
    limit(new Gate(0, 0, 1, Duration.ofMinutes(30), 0, HallPlan.Closing.WARN));
    take();
    assertEquals("slot-full", service().path("refused").asText());
    hall.now = NINE.plus(Duration.ofMinutes(30));
    assertFalse(service().has("refused"));
    assertEquals(1, service().path("left").asInt());
  }

  @Test
  void aPlainWaitIsToldOnceThereAreCallsToGoBy() throws Exception {
    assertFalse(service().has("wait"), "nothing is made up");
    hall.post(WINDOW + "/sign-on", "{\"clerk\":\"0238\"}");
    for (int i = 0; i < 8; i++) {
      take();
      hall.now = hall.now.plus(Duration.ofMinutes(1));
      assertEquals(200, hall.post(WINDOW + "/next", "").status());
      hall.now = hall.now.plus(Duration.ofMinutes(6));
      hall.post(WINDOW + "/end", "");
    }
    for (int i = 0; i < 5; i++) {
      assertFalse(take().body().has("wait"), "not reckoned for every number");
    }
    hall.now = hall.now.plus(Duration.ofSeconds(3));
    String id = take().body().path("id").asText();
    JsonNode wait = service().path("wait");
    assertTrue(wait.path("low").asInt() < wait.path("high").asInt(), wait.toString());
    assertTrue(wait.path("calls").asInt() >= 5, wait.toString());
    assertTrue(wait.path("plain").asBoolean());
    JsonNode ticket = hall.get("/api/v1/tickets/" + id).body();
    assertTrue(ticket.path("wait").path("high").asInt() >= 5, ticket.toString());
    assertEquals(List.of(), hall.get("/api/v1/services").body().findValuesAsText("tooLate"));
  }

  /// Another gate for the first service, as the manager would set it.
  private void limit(Gate gate) throws Exception {
    HallPlan plan = hall.loop.read(now -> now.plan()).get();
    ServicePlan first = plan.services().getFirst();
    List<ServicePlan> services = new java.util.ArrayList<>(plan.services());
    services.set(0, new ServicePlan(first.id(), first.series(), gate, first.hours()));
    HallPlan limited =
        new HallPlan(plan.calendar(), services, plan.windows(), plan.staff(), plan.rules());
    hall.loop
        .submit(
            new Request(
                new Command.ChangePlan(limited, false),
                new Actor(Actor.Role.MANAGER, ""),
                RequestKey.NONE),
            (_, outcome) -> outcome)
        .get();
  }

  private JsonNode service() throws Exception {
    return hall.get("/api/v1/services").body().get(0);
  }

  private JsonNode other() throws Exception {
    return hall.get("/api/v1/services").body().get(1);
  }

  private OpenHall.Answer take() throws Exception {
    String service = service().path("id").asText();
    return hall.post("/api/v1/tickets", "{\"service\":\"" + service + "\"}");
  }
}
