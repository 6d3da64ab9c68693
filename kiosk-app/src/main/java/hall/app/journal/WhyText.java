package hall.app.journal;

import hall.queue.Line;
import hall.queue.ServiceId;
import hall.queue.TicketNumber;
import hall.queue.Why;
import hall.queue.Why.Head;
import hall.queue.Why.Skipped;
import java.util.ArrayList;
import java.util.List;

/// Why a ticket was called, as the record keeps it with every call. A head is
/// `number,service,line,taken,rank` and, where it is not of the first group or turns are counted,
/// `,group,turns/of`; heads are separated by blanks.
final class WhyText {

  private WhyText() {}

  static void write(Why why, LineText to) {
    if (!why.isRecorded()) {
      return;
    }
    to.text(Names.WHY.text(why.kind())).text(why.rule()).text(why.step());
    StringBuilder head = new StringBuilder();
    write(why.chosen(), head);
    to.text(head.toString());
    for (Skipped skipped : why.skipped()) {
      to.named("skipped", Names.SKIPPED.text(skipped.cause()) + ":" + skipped.step());
    }
    if (!why.beaten().isEmpty()) {
      to.named("beaten", text(why.beaten()));
    }
    if (!why.reason().isEmpty()) {
      to.named("reason", why.reason());
    }
  }

  static Why why(Fields from) {
    if (!from.more()) {
      return Why.UNRECORDED;
    }
    Why.Kind kind = Names.WHY.of(from.text());
    String rule = from.text();
    String step = from.text();
    Head chosen = head(from.text());
    return new Why(
        kind,
        rule,
        step,
        from.allNamed("skipped").stream().map(WhyText::skipped).toList(),
        chosen,
        from.named("beaten").map(WhyText::heads).orElse(List.of()),
        from.named("reason").orElse(""));
  }

  private static Skipped skipped(String text) {
    int colon = text.indexOf(':');
    return new Skipped(
        text.substring(colon + 1), Names.SKIPPED.of(text.substring(0, Math.max(colon, 0))));
  }

  private static String text(List<Head> heads) {
    StringBuilder text = new StringBuilder(heads.size() * 64);
    for (Head head : heads) {
      if (!text.isEmpty()) {
        text.append(' ');
      }
      write(head, text);
    }
    return text.toString();
  }

  private static void write(Head head, StringBuilder to) {
    to.append(head.number()).append(',').append(head.line().service().value()).append(',');
    to.append(Names.LINE.text(head.line().of())).append(',');
    Fields.write(head.takenAt(), to);
    to.append(',');
    Fields.write(head.rank(), to);
    if (head.group() != 0 || head.turns() != 0 || head.of() != 0) {
      to.append(',').append(head.group()).append(',');
      to.append(head.turns()).append('/').append(head.of());
    }
  }

  private static List<Head> heads(String text) {
    List<Head> heads = new ArrayList<>();
    for (String each : VisitText.parts(text, " ")) {
      heads.add(head(each));
    }
    return heads;
  }

  private static Head head(String text) {
    List<String> parts = VisitText.parts(text, ",");
    if (parts.size() < 5) {
      throw new IllegalArgumentException("A head has five parts or seven, not '" + text + "'.");
    }
    String turns = parts.size() > 6 ? parts.get(6) : "0/0";
    int slash = turns.indexOf('/');
    return new Head(
        TicketNumber.of(parts.get(0)),
        new Line(new ServiceId(parts.get(1)), Names.LINE.of(parts.get(2))),
        Fields.moment(parts.get(3)),
        Fields.moment(parts.get(4)),
        parts.size() > 6 ? Integer.parseInt(parts.get(5)) : 0,
        Integer.parseInt(turns, 0, slash, 10),
        Integer.parseInt(turns, slash + 1, turns.length(), 10));
  }
}
