/// Proofs for this kind of device.
@NullMarked
package hall.device.gpio;

import org.jspecify.annotations.NullMarked;
