package hall.app.web;

import hall.app.copies.Copies;
import hall.app.health.DiskWatch;
import java.util.Optional;

/// How the record stands, for its manager.
///
/// @param epoch which life of the hall's record it is
/// @param entries how many it has
/// @param copies empty where the hall file asks for none
public record RecordState(
    long epoch, long entries, DiskWatch.State disk, Optional<Copies.State> copies) {}
