/// The record: what happened in the hall, written down before anyone is told. An append-only file
/// for each business day is the only truth; everything else is made from it again. The bytes are
/// described in `docs/JOURNAL.md`.
@NullMarked
package hall.app.journal;

import org.jspecify.annotations.NullMarked;
