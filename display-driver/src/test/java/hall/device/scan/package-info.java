/// Proofs for this kind of device.
@NullMarked
package hall.device.scan;

import org.jspecify.annotations.NullMarked;
