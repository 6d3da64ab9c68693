package hall.app.audit;

import hall.queue.Event;

/// How many of what were looked at.
final class Tally {

  long events;
  long days;
  long numbers;
  long calls;
  long ratings;

  void add(Event event) {
    events++;
    switch (event) {
      case Event.DayOpened _ -> days++;
      case Event.TicketTaken _ -> numbers++;
      case Event.TicketCalled _ -> calls++;
      case Event.TicketRated _ -> ratings++;
      default -> {}
    }
  }
}
