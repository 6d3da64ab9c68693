/// What the centre keeps of its halls, and how they tell it.
@NullMarked
package hall.centre;

import org.jspecify.annotations.NullMarked;
