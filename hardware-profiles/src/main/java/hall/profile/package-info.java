/// What the devices of a hall are: one file a product, read and checked whole before any is used.
/// Nothing here opens a port or puts a byte on a wire.
@NullMarked
package hall.profile;

import org.jspecify.annotations.NullMarked;
