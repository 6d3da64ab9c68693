package hall.queue;

/// What a citizen thought of the service, from 5 (非常满意) to 1 (非常不满意): the five levels that
/// 国办发〔2019〕51号 sets for every hall. There is no default level: silence is not a rating.
public record Rating(int level) {

  public Rating {
    if (level < 1 || level > 5) {
      throw new IllegalArgumentException("A rating is 1 to 5, not " + level + ".");
    }
  }
}
