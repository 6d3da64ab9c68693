/// What the hall says to its devices, and what their keys ask of the hall.
@NullMarked
package hall.app.devices;

import org.jspecify.annotations.NullMarked;
