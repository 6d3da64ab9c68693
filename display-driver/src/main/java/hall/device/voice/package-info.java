/// Speech modules: a queue in which each sentence is heard to its end.
@NullMarked
package hall.device.voice;

import org.jspecify.annotations.NullMarked;
