/// Measures the hall as a visitor meets it: the real process, its real addresses, its real lines,
/// each figure against a limit that the same run measured on the same machine.
@NullMarked
package hall.bench;

import org.jspecify.annotations.NullMarked;
