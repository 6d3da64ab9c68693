package hall.app.prove;

/// A sum over all that happened, in its order: two runs with the same sum took the same steps.
final class Trace {

  private long sum = 0x9E3779B97F4A7C15L;

  void add(long step) {
    sum = (Long.rotateLeft(sum, 7) ^ step) * 0xD1342543DE82EF95L;
  }

  void add(String step) {
    add(step.hashCode());
  }

  long sum() {
    return sum;
  }
}
