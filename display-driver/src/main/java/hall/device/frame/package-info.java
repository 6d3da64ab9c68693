/// How frames are made and found again, by what the profile says. Rules of this package: no port,
/// no thread and no clock; bytes in, meanings out; every buffer has an end.
@NullMarked
package hall.device.frame;

import org.jspecify.annotations.NullMarked;
