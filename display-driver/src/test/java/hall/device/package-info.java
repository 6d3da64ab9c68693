/// Proofs for the device floor.
@NullMarked
package hall.device;

import org.jspecify.annotations.NullMarked;
