package hall.device;

import hall.profile.Profile;

/// One device of the hall: what product it is, at which port, and under which address where several
/// share the port.
public record DeviceSetup(DeviceId id, Profile profile, String port, int address) {}
