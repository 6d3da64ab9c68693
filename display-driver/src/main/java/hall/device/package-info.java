/// Everything plugged in: what the hall may ask of a screen, a pad, a printer or a voice, and what
/// they tell it. Knows ports and bytes; knows nothing of tickets, services or queues.
@NullMarked
package hall.device;

import org.jspecify.annotations.NullMarked;
