package hall.app.config;

import java.util.Locale;

/// What can be wrong in a hall file. Each has a message with its remedy in `check.properties`,
/// under its own name in lower case.
public enum Fault {
  // The file as a whole.
  NOT_FOUND,
  NOT_READABLE,
  TOO_LARGE,
  EMPTY_FILE,
  NOT_UTF8,
  UTF16,
  CONTROL_CHARACTER,
  // How it is written.
  YAML_TAB,
  YAML_COLON,
  YAML_INDENT,
  YAML_QUOTE,
  YAML_BRACKET,
  YAML_CHARACTER,
  YAML_ESCAPE,
  YAML_OTHER,
  MORE_DOCUMENTS,
  ALIAS,
  TAG,
  TOO_DEEP,
  KEY_NOT_TEXT,
  // Keys and kinds of values.
  DUPLICATE_KEY,
  UNKNOWN_KEY,
  MISSING_KEY,
  EMPTY_VALUE,
  NOT_A_MAP,
  NOT_A_LIST,
  NOT_ONE_VALUE,
  NOT_A_NUMBER,
  OUT_OF_RANGE,
  NO_ITEMS,
  TOO_MANY_ITEMS,
  NOT_ONE_OF,
  // Texts and names.
  TOO_LONG,
  TEXT_CONTROL,
  MISSING_LANGUAGE,
  BRING_LENGTHS,
  BAD_ID,
  BAD_STAFF_ID,
  BAD_SERIES,
  DUPLICATE_ID,
  DUPLICATE_ITEM,
  UNKNOWN_TEXT,
  TEXT_BRACE,
  TEXT_PLACEHOLDER,
  // References.
  NO_SUCH_SERVICE,
  NO_SUCH_GROUP,
  NO_SUCH_WINDOW,
  NO_SUCH_KIOSK,
  NO_SUCH_PRINTER,
  NO_SUCH_PROFILE,
  SERVICE_UNSERVED,
  GROUP_EMPTY,
  SERIES_GROUPS,
  // Times.
  BAD_ZONE,
  BAD_TIME,
  BAD_SESSION,
  SESSION_BACKWARDS,
  SESSION_OVERLAP,
  BAD_WEEKDAY,
  WEEKDAY_TWICE,
  BAD_HOURS,
  BAD_DATE,
  DATE_TWICE,
  DATES_TOO_MANY,
  HALL_NEVER_OPEN,
  SERVICE_NEVER_OPEN,
  // Addresses and devices.
  BAD_URL,
  BAD_CENTRE_URL,
  BAD_LISTEN,
  NO_PUBLIC_ADDRESS,
  BAD_PORT,
  FOLDER_MISSING,
  PROFILE_REFUSED,
  USE_MISSING,
  USE_NOT_OF_PROFILE,
  NEEDS_WINDOW,
  NEEDS_KIOSK,
  NO_PLACE_FOR_WINDOW,
  NO_PLACE_FOR_KIOSK,
  WINDOW_HAS_DEVICE,
  ADDRESS_CLASH,
  PORT_NOT_SHARED,
  PORT_PROFILES;

  /// As the message files call it.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
