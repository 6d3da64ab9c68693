/// Proofs for this kind of device.
@NullMarked
package hall.device.printer;

import org.jspecify.annotations.NullMarked;
