package hall.app.journal;

import static hall.app.journal.EventForm.form;

import hall.queue.Event.RecordResumed;
import hall.queue.Event.RecordResumed.Skipped;
import hall.queue.Event.TicketRestored;
import hall.queue.Lost;
import hall.queue.Series;
import java.util.List;
import java.util.Optional;

/// The forms of how a record goes on after a part of it was lost.
final class ResumeForms {

  static final List<EventForm<?>> ALL =
      List.of(
          form("record-resumed", RecordResumed.class, ResumeForms::write, ResumeForms::resumed),
          form(
              "ticket-restored",
              TicketRestored.class,
              (e, to) -> TicketText.write(e.ticket(), to),
              f -> new TicketRestored(TicketText.ticket(f))));

  private ResumeForms() {}

  private static void write(RecordResumed e, LineText to) {
    Lost lost = e.lost();
    to.number(e.epoch()).text(lost.cause()).number(lost.from()).number(lost.to());
    to.number(lost.sound()).number(lost.state());
    for (Skipped each : e.skipped()) {
      to.named("skipped", each.series() + ":" + each.known() + ":" + each.after());
    }
    to.named("where", given(lost.where())).named("aside", given(lost.aside()));
    to.named("open", lost.isOpen() ? Optional.of("yes") : Optional.empty());
    to.named("restated", e.isRestated() ? Optional.of("yes") : Optional.empty());
    to.named("since", lost.since().map(Fields::text));
    to.named("until", lost.until().map(Fields::text));
  }

  private static RecordResumed resumed(Fields f) {
    long epoch = f.count();
    String cause = f.text();
    long from = f.count();
    long to = f.count();
    long sound = f.count();
    long state = f.count();
    Lost lost =
        new Lost(
            cause,
            f.named("where").orElse(""),
            from,
            to,
            f.named("open").isPresent(),
            sound,
            state,
            f.named("since").map(Fields::moment),
            f.named("until").map(Fields::moment),
            f.named("aside").orElse(""));
    List<Skipped> skipped = f.allNamed("skipped").stream().map(ResumeForms::skipped).toList();
    return new RecordResumed(epoch, lost, f.named("restated").isPresent(), skipped);
  }

  private static Skipped skipped(String text) {
    String[] parts = text.split(":", 3);
    return new Skipped(
        new Series(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  private static Optional<String> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
