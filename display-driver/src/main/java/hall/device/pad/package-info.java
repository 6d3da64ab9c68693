/// Caller pads and rating pads: keys come up, numbers and questions go down.
@NullMarked
package hall.device.pad;

import org.jspecify.annotations.NullMarked;
