package hall.queue;

import hall.queue.Ticket.Feedback;
import java.time.Instant;

/// What becomes of the questions that the windows' pads ask.
final class Pads {

  private final Tickets tickets;
  private final Posts posts;

  Pads(Tickets tickets, Posts posts) {
    this.tickets = tickets;
    this.posts = posts;
  }

  void apply(Event event, Instant at) {
    switch (event) {
      case Event.RatingAsked(var id, var window, var until) -> ask(id, window, until);
      case Event.TicketRated(var id, var window, var rating) -> {
        posts.asking.remove(window);
        tickets.change(id, ticket -> ticket.with(new Feedback.Given(rating, at)));
      }
      case Event.RatingLapsed(var id, var window) -> {
        posts.asking.remove(window, id);
        tickets.note(id, ticket -> ticket.with(new Feedback.Lapsed()));
      }
      default -> throw new IllegalArgumentException("No pad asks or hears by " + event);
    }
  }

  private void ask(TicketId id, WindowId window, Instant until) {
    posts.asking.values().remove(id);
    posts.asking.put(window, id);
    tickets.note(id, ticket -> ticket.with(new Feedback.Asked(window, until)));
  }
}
