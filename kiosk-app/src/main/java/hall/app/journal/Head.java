package hall.app.journal;

/// How far the record reaches: the last entry that lasts, and the chain hash up to it.
///
/// @param seq 0 while nothing is written
public record Head(long seq, Hash hash) {

  public static final Head NONE = new Head(0, Hash.NONE);
}
