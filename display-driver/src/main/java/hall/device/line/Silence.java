package hall.device.line;

/// Nobody listens: before a line is started and after it is closed.
final class Silence implements LineListener {

  static final LineListener LISTENER = new Silence();

  private Silence() {}

  @Override
  public void up() {
    // Nobody is there to be told.
  }

  @Override
  public void heard(byte[] bytes) {
    // Nobody is there to be told.
  }

  @Override
  public void down(String cause) {
    // Nobody is there to be told.
  }
}
