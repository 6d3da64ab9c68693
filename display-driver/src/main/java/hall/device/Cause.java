package hall.device;

/// The codes that say why a device is not ready. Faces turn them into words.
public final class Cause {

  /// Nothing to say.
  public static final String NONE = "";

  /// There is no such port: unplugged, or the path is wrong.
  public static final String PORT_MISSING = "port-missing";

  /// The port is there, but this account may not use it.
  public static final String PORT_DENIED = "port-denied";

  /// Another program has the port.
  public static final String PORT_BUSY = "port-busy";

  /// Another device sits under the port's name; this one was last seen in another plug.
  public static final String PORT_OTHER = "port-other";

  /// Nobody knows a machine of that name on the network.
  public static final String NET_NO_HOST = "net-no-host";

  /// The machine is there and nothing on it takes the connection.
  public static final String NET_REFUSED = "net-refused";

  /// No way leads to the machine: switched off, unplugged, or a wrong address.
  public static final String NET_UNREACHABLE = "net-unreachable";

  /// The path is not a device, or does not take the line's settings.
  public static final String PORT_FAILED = "port-failed";

  /// The driver's own native part could not be loaded.
  public static final String DRIVER_MISSING = "driver-missing";

  /// The port went away while it was in use.
  public static final String HANG_UP = "hang-up";

  /// The port no longer takes bytes.
  public static final String WRITE_STUCK = "write-stuck";

  /// Bytes come, and none of them make sense: wrong baud rate, or a cable at fault.
  public static final String GARBLED = "garbled";

  /// The port is open and the device is silent.
  public static final String NO_ANSWER = "no-answer";

  /// The device understood the frame and will not do what it says.
  public static final String REFUSED = "refused";

  /// A rating pad sent a value that its profile does not map; the pad itself works.
  public static final String RATING_UNKNOWN = "rating-unknown";

  /// The text has letters that the screen has not got, or is longer than the screen; it shows what
  /// it can.
  public static final String TEXT_UNFIT = "text-unfit";

  /// Two devices of the hall file claim one address on one line.
  public static final String ADDRESS_TAKEN = "address-taken";

  /// Two devices on one line want different line settings.
  public static final String SETTINGS_DIFFER = "settings-differ";

  /// The profile lacks what the driver needs to speak to the device.
  public static final String PROFILE_UNFIT = "profile-unfit";

  /// The driver itself failed; the log has the reason.
  public static final String DRIVER_FAILED = "driver-failed";

  /// No paper.
  public static final String PAPER_OUT = "paper-out";

  /// Little paper; the printer still prints.
  public static final String PAPER_NEAR_END = "paper-near-end";

  /// The cover is open.
  public static final String COVER_OPEN = "cover-open";

  /// The cutter is jammed.
  public static final String CUTTER_JAM = "cutter-jam";

  /// The printer reports an error of another kind.
  public static final String PRINTER_ERROR = "printer-error";

  /// The printer is off-line for a reason it does not tell.
  public static final String PRINTER_OFFLINE = "printer-offline";

  /// The program that plays sound (aplay) is not installed.
  public static final String PLAYER_MISSING = "player-missing";

  /// There is nothing that speaks: no recordings, and no speech program (espeak-ng).
  public static final String SPEECH_MISSING = "speech-missing";

  /// The sound card did not take the sound.
  public static final String SOUND_FAILED = "sound-failed";

  /// There is no typeface for a script on the page. What follows after a colon is the script's name
  /// in Unicode.
  public static final String FONT_MISSING = "font-missing";

  /// This machine cannot draw letters at all.
  public static final String FONTS_ABSENT = "fonts-absent";

  /// The card reader says that its own security module does not work.
  public static final String READER_FAULT = "reader-fault";

  /// No library for the board's pins was found.
  public static final String GPIO_MISSING = "gpio-missing";

  /// A button has been down for longer than a person presses one.
  public static final String BUTTON_STUCK = "button-stuck";

  private Cause() {}

  /// Whether the reason means that the device is not there, rather than that it is broken.
  public static boolean isAbsence(String cause) {
    return switch (cause) {
      case PORT_MISSING, PORT_OTHER, HANG_UP, NO_ANSWER, DRIVER_MISSING, GPIO_MISSING -> true;
      case NET_NO_HOST, NET_REFUSED, NET_UNREACHABLE -> true;
      default -> false;
    };
  }
}
