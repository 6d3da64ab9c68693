/// Proofs of what is seen of a machine's plugs.
@NullMarked
package hall.device.plug;

import org.jspecify.annotations.NullMarked;
