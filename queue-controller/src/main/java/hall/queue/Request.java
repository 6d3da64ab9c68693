package hall.queue;

/// A command with who gives it and the key that marks it, so that a repeat does nothing twice.
public record Request(Command command, Actor actor, RequestKey key) {}
