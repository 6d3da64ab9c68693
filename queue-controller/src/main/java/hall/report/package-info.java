/// What the hall tells the centre: the current state of each visit, in ranges of the record that
/// follow one another without a gap. Nothing here knows a network, a file or the time.
@NullMarked
package hall.report;

import org.jspecify.annotations.NullMarked;
