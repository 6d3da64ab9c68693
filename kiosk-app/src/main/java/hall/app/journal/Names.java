package hall.app.journal;

import hall.queue.Actor.Role;
import hall.queue.CallRules.Return;
import hall.queue.Event;
import hall.queue.HallPlan.Closing;
import hall.queue.LineClass;
import hall.queue.Outcome;
import hall.queue.PauseReason;
import hall.queue.Permission;
import hall.queue.Place;
import hall.queue.Priority;
import hall.queue.Step.By;
import hall.queue.Why;
import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The record's own names for small choices; like those of events they are never changed, whatever
/// the classes come to be called.
final class Names {

  static final Choices<Priority> PRIORITY =
      new Choices<>(Priority.class, "priority")
          .name(Priority.ORDINARY, "ordinary")
          .name(Priority.STATUTORY, "statutory")
          .name(Priority.GREEN, "green");

  static final Choices<LineClass> LINE =
      new Choices<>(LineClass.class, "line")
          .name(LineClass.ORDINARY, "ordinary")
          .name(LineClass.PRIORITY, "priority")
          .name(LineClass.GREEN, "green")
          .name(LineClass.APPOINTMENT, "appointment");

  static final Choices<Role> ROLE =
      new Choices<>(Role.class, "role")
          .name(Role.KIOSK, "kiosk")
          .name(Role.CLERK, "clerk")
          .name(Role.CALLER, "caller")
          .name(Role.PAD, "pad")
          .name(Role.PRINTER, "printer")
          .name(Role.MANAGER, "manager")
          .name(Role.CALENDAR, "calendar");

  static final Choices<DayOfWeek> DAY =
      new Choices<>(DayOfWeek.class, "weekday")
          .name(DayOfWeek.MONDAY, "mon")
          .name(DayOfWeek.TUESDAY, "tue")
          .name(DayOfWeek.WEDNESDAY, "wed")
          .name(DayOfWeek.THURSDAY, "thu")
          .name(DayOfWeek.FRIDAY, "fri")
          .name(DayOfWeek.SATURDAY, "sat")
          .name(DayOfWeek.SUNDAY, "sun");

  static final Choices<Outcome> OUTCOME =
      new Choices<>(Outcome.class, "outcome")
          .name(Outcome.ACCEPTED, "accepted")
          .name(Outcome.COMPLETED, "completed")
          .name(Outcome.COLLECTED, "collected")
          .name(Outcome.ADVICE, "advice")
          .name(Outcome.PAPERS_MISSING, "papers-missing")
          .name(Outcome.WRONG_NUMBER, "wrong-number")
          .name(Outcome.OTHER, "other");

  static final Choices<PauseReason> PAUSE =
      new Choices<>(PauseReason.class, "pause")
          .name(PauseReason.MEAL, "meal")
          .name(PauseReason.BREAK, "break")
          .name(PauseReason.MEETING, "meeting")
          .name(PauseReason.BACK_OFFICE, "back-office")
          .name(PauseReason.SYSTEM_DOWN, "system-down")
          .name(PauseReason.HANDOVER, "handover")
          .name(PauseReason.OTHER, "other");

  static final Choices<Event.Cause> CAUSE =
      new Choices<>(Event.Cause.class, "cause")
          .name(Event.Cause.TRANSFERRED, "transferred")
          .name(Event.Cause.NEXT_STOP, "next-stop")
          .name(Event.Cause.CAME_BACK, "came-back")
          .name(Event.Cause.PUT_BACK, "put-back")
          .name(Event.Cause.PARKED_LONG_ENOUGH, "parked-long-enough")
          .name(Event.Cause.PIN_LAPSED, "pin-lapsed")
          .name(Event.Cause.PRIORITY_GRANTED, "priority-granted");

  static final Choices<Permission> PERMISSION =
      new Choices<>(Permission.class, "permission")
          .name(Permission.CALL_CHOSEN, "call-chosen")
          .name(Permission.GRANT_GREEN, "grant-green")
          .name(Permission.LEND, "lend");

  static final Choices<Place> PLACE =
      new Choices<>(Place.class, "place")
          .name(Place.FRONT, "front")
          .name(Place.BY_ARRIVAL, "by-arrival")
          .name(Place.BACK, "back");

  static final Choices<Return> RETURN =
      new Choices<>(Return.class, "return")
          .name(Return.FINAL, "final")
          .name(Return.BACK, "back")
          .name(Return.AFTER_CALLS, "after-calls")
          .name(Return.ON_SCAN, "on-scan");

  static final Choices<Closing> CLOSING =
      new Choices<>(Closing.class, "closing")
          .name(Closing.OFF, "off")
          .name(Closing.WARN, "warn")
          .name(Closing.STOP, "stop");

  static final Choices<By> BY =
      new Choices<>(By.class, "choosing")
          .name(By.EARLIEST, "earliest")
          .name(By.OLDEST, "oldest")
          .name(By.TURNS, "turns")
          .name(By.IN_ORDER, "in-order");

  static final Choices<Why.Kind> WHY =
      new Choices<>(Why.Kind.class, "why")
          .name(Why.Kind.RULE, "rule")
          .name(Why.Kind.PINNED, "pinned")
          .name(Why.Kind.NOBODY_ELSE, "nobody-else")
          .name(Why.Kind.CHOSEN, "chosen")
          .name(Why.Kind.PARKED, "parked")
          .name(Why.Kind.WALK_IN, "walk-in")
          .name(Why.Kind.UNRECORDED, "unrecorded");

  static final Choices<Why.Cause> SKIPPED =
      new Choices<>(Why.Cause.class, "skipped")
          .name(Why.Cause.CONDITION_NOT_MET, "condition-not-met")
          .name(Why.Cause.NOBODY_THERE, "nobody-there");

  /// The names of one kind of choice.
  static final class Choices<E extends Enum<E>> {

    private final String what;
    private final Map<E, String> names;
    private final Map<String, E> values = new HashMap<>();

    private Choices(Class<E> type, String what) {
      this.what = what;
      names = new EnumMap<>(type);
    }

    private Choices<E> name(E value, String name) {
      names.put(value, name);
      values.put(name, value);
      return this;
    }

    String text(E value) {
      return Optional.ofNullable(names.get(value))
          .orElseThrow(
              () -> new IllegalStateException("The record has no name for %s.".formatted(value)));
    }

    E of(String text) {
      return Optional.ofNullable(values.get(text))
          .orElseThrow(() ->
              new IllegalArgumentException(
                  "This release does not know the %s '%s'.".formatted(what, text)));
    }
  }

  private Names() {}
}
