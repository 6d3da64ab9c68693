package hall.app.config;

import java.util.List;
import java.util.stream.Stream;

/// Which keys each part of the hall file has. `hall.schema.json` says the same to editors; a test
/// keeps the two in step.
///
/// @param part the part's name in the schema
record Shape(String part, List<String> required, List<String> optional) {

  static final Shape FILE =
      new Shape(
          "file",
          List.of("hall", "calendar", "groups", "services", "staff", "windows", "kiosks"),
          List.of(
              "network",
              "call-rules",
              "devices",
              "boards",
              "voice",
              "centre",
              "record",
              "profiles-folder",
              "words-folder",
              "texts"));
  static final Shape HALL =
      new Shape(
          "hall",
          List.of("id", "name"),
          List.of("address", "phone", "notice", "language", "languages"));
  static final Shape NETWORK =
      new Shape("network", List.of(), List.of("listen", "port", "public-address"));
  static final Shape CALENDAR =
      new Shape("calendar", List.of("week"), List.of("zone", "day-starts", "exceptions"));
  static final Shape CALL_RULES =
      new Shape(
          "call-rules",
          List.of(),
          List.of(
              "priority-credit-min",
              "rating-within-s",
              "credits",
              "windows",
              "appointments",
              "no-show",
              "held",
              "transfer",
              "parked",
              "recall-gap",
              "undo",
              "rating"));
  static final Shape CREDITS =
      new Shape("credits", List.of(), List.of("ordinary", "priority", "green", "appointment"));
  static final Shape WINDOW_RULE =
      new Shape("window-rule", List.of("rule", "at"), List.of("guard", "steps", "auto-call"));
  static final Shape STEP =
      new Shape("step", List.of(), List.of("id", "when", "call", "oldest", "in-order", "turns"));
  static final Shape CONDITION =
      new Shape(
          "condition",
          List.of(),
          List.of("waiting", "waited", "over", "until", "nobody", "during"));
  static final Shape APPOINTMENTS = new Shape("appointments", List.of(), List.of("early", "late"));
  static final Shape RETURN =
      new Shape("return", List.of("return"), List.of("after", "times", "within", "same-window"));
  static final Shape TRANSFER = new Shape("transfer", List.of(), List.of("place", "pin"));
  static final Shape QUOTA =
      new Shape(
          "quota",
          List.of(),
          List.of("per-day", "per-person", "per-slot", "slot", "green", "closing"));
  static final Shape GROUP = new Shape("group", List.of("id", "letter", "name"), List.of());
  static final Shape SERVICE =
      new Shape(
          "service",
          List.of("id", "group", "series", "name"),
          List.of("bring", "daily-limit", "quota", "hours"));
  static final Shape CLERK =
      new Shape("clerk", List.of("id", "name"), List.of("post", "skills", "may"));
  static final Shape WINDOW =
      new Shape("window", List.of("id", "services"), List.of("name", "hours"));
  static final Shape KIOSK = new Shape("kiosk", List.of("id", "printer"), List.of("language"));
  static final Shape DEVICE =
      new Shape("device", List.of("profile", "port"), List.of("use", "address", "window", "kiosk"));
  static final Shape BOARD = new Shape("board", List.of("id"), List.of("title"));
  static final Shape VOICE =
      new Shape(
          "voice",
          List.of(),
          List.of("chime", "repeat", "languages", "volume", "volume-at", "clips"));
  static final Shape CENTRE = new Shape("centre", List.of("url"), List.of());
  static final Shape RECORD = new Shape("record", List.of(), List.of("copy", "nightly", "keep"));

  static final List<Shape> ALL =
      List.of(
          FILE,
          HALL,
          NETWORK,
          CALENDAR,
          CALL_RULES,
          CREDITS,
          WINDOW_RULE,
          STEP,
          CONDITION,
          APPOINTMENTS,
          RETURN,
          TRANSFER,
          QUOTA,
          GROUP,
          SERVICE,
          CLERK,
          WINDOW,
          KIOSK,
          DEVICE,
          BOARD,
          VOICE,
          CENTRE,
          RECORD);

  List<String> known() {
    return Stream.concat(required.stream(), optional.stream()).toList();
  }
}
