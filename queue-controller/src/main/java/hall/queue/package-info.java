/// What the hall decides: tickets, windows, who is called next. Commands in, events out; time and
/// chance come in with the command, and nothing here asks anybody anything.
@NullMarked
package hall.queue;

import org.jspecify.annotations.NullMarked;
