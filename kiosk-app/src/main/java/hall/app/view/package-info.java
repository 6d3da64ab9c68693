/// What the record says, laid out in tables to be searched and counted. It is made from the record
/// alone, behind the hall's back, and may be thrown away at any time.
@NullMarked
package hall.app.view;

import org.jspecify.annotations.NullMarked;
