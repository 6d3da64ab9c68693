/// Devices that are not there: a printer, screens, callers, pads and a voice at the far end of real
/// pseudo-terminals. They are written from the makers' documents and know nothing of our drivers,
/// so that a driver which misread a document is found out here and not in a hall.
@NullMarked
package hall.app.sim;

import org.jspecify.annotations.NullMarked;
