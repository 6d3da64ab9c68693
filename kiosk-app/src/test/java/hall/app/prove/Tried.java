package hall.app.prove;

/// What a proof counts.
enum Tried {
  TICKETS("tickets"),
  ENTRIES("entries"),
  CALLS("calls"),
  RATINGS("ratings"),
  REPEATS("requests sent again"),
  CUTS("power cuts"),
  KILLS("process kills (simulated)"),
  STOPS("orderly stops"),
  CUT_OPENING("cuts and kills while starting"),
  TORN("torn ends mended"),
  SNAPSHOTS("snapshots"),
  WRITES_REFUSED("writes refused"),
  FORCES_REFUSED("forces refused"),
  ALL_REFUSED("disk read-only"),
  DISK_FULL("disk full"),
  UNREADABLE("disk neither written nor read"),
  CLOCK_TURNED("clock jumps"),
  CLOCK_LOST("starts without a clock"),
  LAN_BAD("bad spells of the hall's network"),
  PRINTER_DEAD("printers dead"),
  PAPERS_LATE("papers answered late"),
  PAPERS_SILENT("papers never answered"),
  PAPERS_TWICE("papers answered twice"),
  RATED_TWICE("pads pressed twice"),
  LINK_DOWN("link to the centre down"),
  LINK_GARBLED("reports garbled"),
  CENTRE_RESTORED("centre restored from a copy"),
  FORGED("records forged on a copy of the disk"),
  REAL_KILLS("real processes killed (kill -9)"),
  REAL_TICKETS("tickets of real processes");

  private final String words;

  Tried(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
