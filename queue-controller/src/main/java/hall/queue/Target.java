package hall.queue;

/// Whom a ticket is for: anyone who handles a service, one window, or one clerk wherever they sit.
public sealed interface Target {

  record ToService(ServiceId service) implements Target {}

  record ToWindow(WindowId window) implements Target {}

  record ToClerk(ClerkId clerk) implements Target {}
}
