/// The proof of the record, by code that does not decide anything: whether it is as it was written,
/// whether what it tells can have happened, and what became of one number.
@NullMarked
package hall.app.audit;

import org.jspecify.annotations.NullMarked;
