/// The turn in which the hall decides, is written down and is let out.
@NullMarked
package hall.app.loop;

import org.jspecify.annotations.NullMarked;
