/// Scanners: bar and QR codes, from a serial line or from what is a keyboard to the system.
@NullMarked
package hall.device.scan;

import org.jspecify.annotations.NullMarked;
