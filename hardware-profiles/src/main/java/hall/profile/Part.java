package hall.profile;

import java.util.Optional;
import java.util.Set;

/// One piece of a frame, in the order of the wire. Ranges are the numbers of the first and the last
/// part they cover, and are known to exist.
public sealed interface Part {

  /// Bytes that never change.
  ///
  /// @param repeat how often we send them
  /// @param min how often the device must have sent them; more than `repeat` are taken as well when
  ///   the two differ
  record Literal(Bytes bytes, int repeat, int min) implements Part {}

  /// How many bytes the parts from `from` to `to` have together, plus `add`.
  ///
  /// @param acceptMin the least that is believed when it comes from the device
  /// @param acceptMax the most that is believed when it comes from the device
  record Length(Width as, int from, int to, int add, long acceptMin, long acceptMax)
      implements Part {}

  /// A number that differs from frame to frame.
  ///
  /// @param accepted the only values that are believed when they come from the device; all when
  ///   empty
  record Numeral(String name, Width as, Optional<Long> usual, Set<Long> accepted) implements Part {}

  /// Bytes that differ from frame to frame.
  ///
  /// @param size how many, or 0 where something else says so
  /// @param end what says where they end
  /// @param isPrivate whether only the rules see them, because they speak of a person
  record Content(String name, int size, Optional<Bytes> usual, End end, boolean isPrivate)
      implements Part {

    /// Whether the number of bytes differs from frame to frame.
    public boolean isOpen() {
      return size == 0;
    }
  }

  /// What says where bytes end.
  enum End {
    /// There are always so many.
    COUNT,
    /// A length before them.
    LENGTH,
    /// The next fixed bytes, behind parts whose size is known.
    LITERAL,
    /// The silence after the frame.
    IDLE
  }

  /// A check over the parts from `from` to `to`.
  record Check(Checksum sum, Width as, int from, int to) implements Part {}

  /// From here on the profile's escapes are used.
  record EscapesBegin() implements Part {}

  /// From here on bytes stand for themselves again.
  record EscapesEnd() implements Part {}

  /// From here on each byte is written as two letters, its hex digits; lengths and checks are over
  /// the bytes themselves.
  record HexBegin() implements Part {}

  /// From here on bytes stand for themselves again.
  record HexEnd() implements Part {}
}
