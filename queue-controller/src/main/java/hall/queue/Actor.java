package hall.queue;

/// Who caused something: a role and, within it, which one (`kiosk` `kiosk-1`, `clerk` `c07`). Never
/// a citizen's name or number.
public record Actor(Role role, String name) {

  /// The parts anyone or anything can play in the hall.
  public enum Role {
    KIOSK,
    CLERK,
    CALLER,
    PAD,
    PRINTER,
    MANAGER,
    CALENDAR
  }

  public Actor {
    if (name.length() > 40) {
      throw new IllegalArgumentException("An actor's name has up to 40 characters: " + name);
    }
  }

  /// The hall's own clock and calendar.
  public static final Actor CALENDAR = new Actor(Role.CALENDAR, "");
}
