/// Days looked back on and days made up: `sim` and `replay` of the command line, and rules tried on
/// a past day.
@NullMarked
package hall.app.day;

import org.jspecify.annotations.NullMarked;
