/// Proofs for this kind of device.
@NullMarked
package hall.device.card;

import org.jspecify.annotations.NullMarked;
