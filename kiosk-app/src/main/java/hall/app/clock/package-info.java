/// What time it is in the hall, how far that can be trusted, and what is done when it was wrong.
@NullMarked
package hall.app.clock;

import org.jspecify.annotations.NullMarked;
