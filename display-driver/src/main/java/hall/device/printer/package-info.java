/// Paper: pages without a device, and the ESC/POS printers that put them on paper and say whether
/// they did.
@NullMarked
package hall.device.printer;

import org.jspecify.annotations.NullMarked;
