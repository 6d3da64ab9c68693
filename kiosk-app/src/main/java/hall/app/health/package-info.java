/// What is not well with the hall, told to its manager while it lasts.
@NullMarked
package hall.app.health;

import org.jspecify.annotations.NullMarked;
