package hall.app.audit;

import hall.app.audit.SealText.Read;
import java.time.LocalDate;
import java.util.Optional;

/// A seal that somebody has kept outside the record.
///
/// @param day whose end it is the seal of, if that was said
/// @param text as it was typed
record GivenSeal(Optional<LocalDate> day, Read.Good seal, String text) {}
