package hall.device.frame;

import org.jspecify.annotations.Nullable;

/// The values a template is written with: those of a command, or of one line of it, with the
/// command's own around them. A value is a `Long`, a [Said], [hall.profile.Bytes] or a list of
/// lines' values.
@SuppressWarnings("ArrayRecordComponent") // made for one frame, never compared
record Scope(@Nullable Object[] values, @Nullable Scope around) {

  /// Where a template finds a value: how far out, and at which place there.
  record Ref(int out, int place) {

    Object in(Scope scope) {
      Scope there = scope;
      for (int i = out; i > 0; i--) {
        there = java.util.Objects.requireNonNull(there.around);
      }
      return java.util.Objects.requireNonNull(there.values[place]);
    }
  }
}
