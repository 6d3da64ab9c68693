/// A panel on single wires: buttons, lamps, buzzers, through whatever library for the board's pins
/// is there.
@NullMarked
package hall.device.gpio;

import org.jspecify.annotations.NullMarked;
