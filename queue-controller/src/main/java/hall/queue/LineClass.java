package hall.queue;

/// Which of a service's lines a ticket stands in (队). A line is a service and a class.
public enum LineClass {
  ORDINARY(0),
  PRIORITY(1),
  GREEN(2),

  /// Checked in on time for an appointment; whoever is late stands in the line of their priority.
  APPOINTMENT(3);

  private final int place;

  LineClass(int place) {
    this.place = place;
  }

  /// Which of its service's lines it is, counted from 0.
  int place() {
    return place;
  }

  /// The line of somebody without an appointment.
  public static LineClass of(Priority priority) {
    return switch (priority) {
      case ORDINARY -> ORDINARY;
      case STATUTORY -> PRIORITY;
      case GREEN -> GREEN;
    };
  }
}
