package hall.device.line;

/// Bytes to and from one port. A line is opened again by itself for as long as it is not closed, so
/// nobody asks it to connect; it says when it is up and why it is down.
public interface Line extends AutoCloseable {

  /// Opens the line, now and whenever it breaks. Called once. The listener hears of it on the
  /// line's own threads.
  void start(LineListener listener);

  /// Hands bytes to the line. `sent` runs when the last of them has left for the port. False when
  /// the line is down or has more waiting than it takes; then nothing of it is sent.
  boolean send(byte[] bytes, Runnable sent);

  /// Nothing has answered for a while. A connection, which may be dead without knowing it, is made
  /// anew; a port that is simply there stays.
  void renew();

  /// How the line fares. May be asked from any thread.
  LinkStatus link();

  /// Ends the line. Nothing is heard from it afterwards, and its port is free for others.
  @Override
  void close();
}
