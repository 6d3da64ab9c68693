/// The record once more, on another disk: as it grows, and day by day, read back.
@NullMarked
package hall.app.copies;

import org.jspecify.annotations.NullMarked;
