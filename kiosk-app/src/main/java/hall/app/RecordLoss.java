package hall.app;

import hall.app.health.Alarm;
import hall.app.health.Alarms;
import hall.app.health.Severity;
import hall.app.journal.Account;
import hall.app.journal.DataFolderInUse;
import hall.app.journal.JournalDamaged;
import hall.app.journal.NotRestored;
import hall.app.journal.Opening;
import hall.queue.Calendar;
import hall.queue.Event.RecordResumed;
import hall.queue.Lost;
import hall.queue.TicketNumber;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tells the manager what the record has lost, and the installer why it cannot be opened.
final class RecordLoss {

  /// So long the manager is told at every start.
  private static final Duration TOLD_FOR = Duration.ofDays(7);

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final String NOTHING = "–";

  private RecordLoss() {}

  /// Raises what there is to be told about how the record was found.
  static void tell(Opening opening, Calendar calendar, Instant now, Alarms alarms) {
    opening
        .resumed()
        .filter(account -> now.isBefore(account.when().plus(TOLD_FOR)))
        .ifPresent(account -> alarms.raise(alarm(account, calendar)));
    if (!opening.passedOver().isEmpty()) {
      String files =
          opening.passedOver().stream()
              .map(file -> String.valueOf(file.getFileName()))
              .collect(Collectors.joining(", "));
      alarms.raise(new Alarm("snapshot-passed-over", Severity.NOTICE, now, Map.of("files", files)));
    }
  }

  /// What is missing, in words: of a record that lost nobody's place, of one that did, and of one
  /// that was set up from a copy.
  static Alarm alarm(Account account, Calendar calendar) {
    RecordResumed resumed = account.resumed();
    String kind =
        resumed.lost().cause().equals("restored")
            ? "record-restored"
            : resumed.isRestated() ? "record-restated" : "record-lost";
    return new Alarm(kind, Severity.WARNING, account.when(), facts(resumed, calendar));
  }

  /// The facts of the words.
  static Map<String, String> facts(RecordResumed resumed, Calendar calendar) {
    Lost lost = resumed.lost();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("epoch", Long.toString(resumed.epoch()));
    facts.put("where", lost.where());
    facts.put("cause", lost.cause());
    facts.put("from", Long.toString(lost.from()));
    facts.put("to", (lost.isOpen() ? "≥ " : "") + lost.to());
    facts.put("n", Long.toString(Math.max(0, lost.to() - lost.from() + 1)));
    facts.put("sound", Long.toString(lost.sound()));
    facts.put("since", moment(lost.since(), calendar));
    facts.put("until", moment(lost.until(), calendar));
    facts.put("days", days(lost, calendar));
    facts.put("numbers", numbers(resumed.skipped()));
    facts.put("folder", lost.aside());
    return facts;
  }

  static String moment(Optional<Instant> moment, Calendar calendar) {
    return moment.map(at -> MOMENT.format(at.atZone(calendar.zone()))).orElse(NOTHING);
  }

  private static String days(Lost lost, Calendar calendar) {
    Optional<LocalDate> first = lost.since().map(calendar::businessDay);
    Optional<LocalDate> last = lost.until().map(calendar::businessDay);
    String from = first.or(() -> last).map(LocalDate::toString).orElse(NOTHING);
    String to = last.or(() -> first).map(LocalDate::toString).orElse(NOTHING);
    return from.equals(to) ? from : from + " … " + to;
  }

  private static String numbers(List<RecordResumed.Skipped> skipped) {
    return skipped.isEmpty()
        ? NOTHING
        : skipped.stream().map(RecordLoss::numbers).collect(Collectors.joining(", "));
  }

  private static String numbers(RecordResumed.Skipped skipped) {
    String first = new TicketNumber(skipped.series(), skipped.known() + 1).toString();
    String last = new TicketNumber(skipped.series(), skipped.after()).toString();
    return first.equals(last) ? first : first + "–" + last;
  }

  /// Why the record cannot be opened.
  static StartRefused refused(Path data, IOException cause) {
    return switch (cause) {
      case DataFolderInUse e ->
          new StartRefused("data-in-use", Map.of("folder", data, "holder", e.holder()), e);
      case NotRestored e -> new StartRefused("not-restored", Map.of("folder", data), e);
      case AccessDeniedException e ->
          new StartRefused("data-denied", Map.of("file", String.valueOf(e.getFile())), e);
      case JournalDamaged e ->
          new StartRefused(
              isLater(e) ? "too-new" : "damaged",
              Map.of("file", e.file(), "offset", e.offset(), "seq", e.seq()),
              e);
      default ->
          new StartRefused(
              "data-unusable",
              Map.of("folder", data, "cause", String.valueOf(cause.getMessage())),
              cause);
    };
  }

  private static boolean isLater(JournalDamaged damage) {
    return damage.fault() == JournalDamaged.Fault.TOO_NEW
        || damage.fault() == JournalDamaged.Fault.UNREADABLE;
  }
}
