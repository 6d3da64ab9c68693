/// The house: wires the rooms together and keeps the loop in which the hall lives.
@NullMarked
package hall.app;

import org.jspecify.annotations.NullMarked;
