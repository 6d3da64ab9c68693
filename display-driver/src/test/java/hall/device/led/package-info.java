/// Proofs for this kind of device.
@NullMarked
package hall.device.led;

import org.jspecify.annotations.NullMarked;
