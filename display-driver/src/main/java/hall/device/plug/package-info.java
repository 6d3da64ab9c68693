/// What is plugged into this machine, as the system tells it, before anybody has configured it.
@NullMarked
package hall.device.plug;

import org.jspecify.annotations.NullMarked;
