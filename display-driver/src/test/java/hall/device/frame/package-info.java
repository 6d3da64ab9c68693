@NullMarked
package hall.device.frame;

import org.jspecify.annotations.NullMarked;
