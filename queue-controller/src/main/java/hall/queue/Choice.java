package hall.queue;

/// Whom a window calls next, and why.
public record Choice(Ticket ticket, Why why) {}
