/// Screens that show a sign: told until they acknowledge it, and told again whenever they may have
/// forgotten it.
@NullMarked
package hall.device.led;

import org.jspecify.annotations.NullMarked;
