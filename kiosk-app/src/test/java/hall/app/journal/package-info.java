/// Breaks the record in every way it can be broken, and looks at what is left.
@NullMarked
package hall.app.journal;

import org.jspecify.annotations.NullMarked;
