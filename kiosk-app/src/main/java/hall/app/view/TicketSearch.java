package hall.app.view;

import hall.queue.ServiceId;
import hall.queue.TicketNumber;
import java.time.LocalDate;
import java.util.Optional;

/// Which tickets are looked for; what is empty may be anything.
///
/// @param most how many are wanted at most, the newest first
public record TicketSearch(
    Optional<TicketNumber> number,
    Optional<LocalDate> day,
    Optional<ServiceId> service,
    int most) {}
