/// Proofs for lines.
@NullMarked
package hall.device.line;

import org.jspecify.annotations.NullMarked;
