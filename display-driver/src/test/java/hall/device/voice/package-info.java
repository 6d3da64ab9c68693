/// Proofs for this kind of device.
@NullMarked
package hall.device.voice;

import org.jspecify.annotations.NullMarked;
