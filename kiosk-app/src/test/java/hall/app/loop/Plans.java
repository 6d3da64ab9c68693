package hall.app.loop;

import hall.queue.Actor;
import hall.queue.Calendar;
import hall.queue.CallRules;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.HallPlan;
import hall.queue.RequestKey;
import hall.queue.Series;
import hall.queue.ServiceId;
import hall.queue.WindowId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A hall of one service and one window that never closes.
final class Plans {

  static final ServiceId SERVICE = new ServiceId("tax");

  private Plans() {}

  static Hall hall(Instant now) {
    Map<DayOfWeek, List<Calendar.Session>> week = new HashMap<>();
    Arrays.stream(DayOfWeek.values())
        .forEach(day -> week.put(day, List.of(new Calendar.Session(0, 1_440))));
    Calendar always = new Calendar(ZoneId.of("Asia/Shanghai"), LocalTime.of(4, 0), week, Map.of());
    HallPlan plan =
        new HallPlan(
            always,
            List.of(new HallPlan.ServicePlan(SERVICE, new Series("A"), 0, always)),
            List.of(new HallPlan.WindowPlan(new WindowId(1), List.of(SERVICE), false)),
            Set.of(),
            new CallRules(Duration.ofMinutes(20), Duration.ofSeconds(30)));
    Hall hall = new Hall();
    List<Event> events =
        List.of(new Event.PlanChanged(plan), new Event.DayOpened(always.businessDay(now)));
    hall.apply(new Entry(1, now, Actor.CALENDAR, RequestKey.NONE, events));
    return hall;
  }
}
