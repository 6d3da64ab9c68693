/// Identity cards: what a reader says of them, and the little of it that leaves this room.
@NullMarked
package hall.device.card;

import org.jspecify.annotations.NullMarked;
