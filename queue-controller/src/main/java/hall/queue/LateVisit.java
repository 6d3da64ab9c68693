package hall.queue;

import java.time.LocalDate;

/// A visit that was entered afterwards (补录). It is in no queue and takes none of the day's numbers:
/// its own come from a series that no service has, counted through the hall's whole life.
///
/// @param day the business day it belongs to: that of its call
public record LateVisit(TicketId id, TicketNumber number, LocalDate day, HandServed served) {}
