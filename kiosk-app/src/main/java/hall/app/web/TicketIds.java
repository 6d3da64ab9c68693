package hall.app.web;

import hall.queue.TicketId;
import java.security.SecureRandom;

/// Draws the ids of tickets, for the hall has no chance of its own.
final class TicketIds {

  private static final int CHANCE_BYTES = 10;

  private final SecureRandom chance = new SecureRandom();

  TicketId draw() {
    byte[] bytes = new byte[CHANCE_BYTES];
    chance.nextBytes(bytes);
    return TicketId.of(bytes);
  }
}
