/// The way to the centre: what the hall has written down is told there, in the background, by the
/// protocol that [hall.report.ReportSender] decides.
@NullMarked
package hall.app.centre;

import org.jspecify.annotations.NullMarked;
