/// Proofs for this kind of device.
@NullMarked
package hall.device.pad;

import org.jspecify.annotations.NullMarked;
