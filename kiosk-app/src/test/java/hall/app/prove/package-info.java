/// The whole hall over a simulated disk, clock and network, and the real process killed under load:
/// the proof that no number is lost or repeated, whatever breaks.
@NullMarked
package hall.app.prove;

import org.jspecify.annotations.NullMarked;
