package hall.day;

import hall.day.DayScript.Act;
import hall.day.DayScript.Outside;
import hall.queue.ClerkId;
import hall.queue.Ticket;
import hall.queue.WindowId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What happens at the window when a ticket is called: as it happened that day, or made up.
interface Scenes {

  /// What happens.
  ///
  /// @param nth how often the ticket was called before
  Scene at(Ticket ticket, int nth, Post post, Instant now);

  /// A window with its clerk.
  record Post(WindowId window, Optional<ClerkId> clerk) {}

  /// What happens to a ticket at a window.
  ///
  /// @param acts what is done about the ticket there
  /// @param later what follows from it at its own time, as when somebody comes back
  record Scene(List<Act> acts, List<Outside> later) {}
}
