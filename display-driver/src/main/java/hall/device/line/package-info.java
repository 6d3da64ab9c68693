/// Lines: bytes to and from a port, opened again whenever they break, and shared in turns by the
/// devices on them.
@NullMarked
package hall.device.line;

import org.jspecify.annotations.NullMarked;
