package hall.device;

import hall.device.line.LinkStatus;

/// How a device is reached: its line, and how many of the line's bytes made no sense to it.
public record DeviceLink(LinkStatus line, long noiseBytes) {}
