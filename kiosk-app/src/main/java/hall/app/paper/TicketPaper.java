package hall.app.paper;

import hall.app.config.HallFile;
import hall.app.config.HallFile.ServiceEntry;
import hall.app.words.Words;
import hall.device.printer.Page;
import hall.device.printer.Page.Align;
import hall.queue.Priority;
import hall.queue.Ticket;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The paper a citizen takes along: the hall, the number large, the service, the time, how many are
/// ahead, what to bring, and a code that leads to the ticket's own page. No name and no ID number.
public final class TicketPaper {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int QR_DOTS = 6;
  private static final int BRING_MAX = 12;

  private final HallFile file;
  private final Words words;

  public TicketPaper(HallFile file, Words words) {
    this.file = file;
    this.words = words;
  }

  /// The page for a ticket, in the language it was taken in.
  ///
  /// @param ahead how many are ahead of it now
  public Page of(Ticket ticket, int ahead) {
    return of(ticket, ahead, false);
  }

  /// The page for a ticket whose paper was asked for once more, marked so that two papers of one
  /// number are not taken for two numbers.
  ///
  /// @param ahead how many are ahead of it now
  public Page again(Ticket ticket, int ahead) {
    return of(ticket, ahead, true);
  }

  private Page of(Ticket ticket, int ahead, boolean isAgain) {
    String language = ticket.language();
    List<Page.Block> blocks = new ArrayList<>();
    blocks.add(centred(file.hall().name().in(language), 1, 2, true));
    blocks.add(new Page.Space(1));
    blocks.add(centred(say(language, "number"), 1, 1, false));
    blocks.add(centred(ticket.number().toString(), 4, 4, true));
    if (isAgain) {
      blocks.add(centred(say(language, "again"), 2, 2, true));
    }
    if (ticket.priority() == Priority.STATUTORY) {
      blocks.add(centred(say(language, "priority"), 2, 2, true));
    }
    blocks.add(new Page.Space(1));
    blocks.add(centred(serviceName(ticket, language), 2, 2, false));
    blocks.add(centred(words.say(language, "paper.ahead", Map.of("n", ahead)), 1, 2, true));
    blocks.add(
        centred(
            say(language, "taken")
                + " "
                + MINUTE.format(ticket.takenAt().atZone(file.calendar().zone())),
            1,
            1,
            false));
    blocks.add(new Page.Rule());
    bring(ticket, language, blocks);
    blocks.add(new Page.Qr(file.network().publicAddress() + "/t/" + ticket.id(), QR_DOTS));
    blocks.add(centred(say(language, "scan"), 1, 1, false));
    blocks.add(new Page.Space(1));
    blocks.add(Page.Text.of(say(language, "keep")));
    blocks.add(new Page.Space(2));
    blocks.add(new Page.Cut());
    return new Page(blocks);
  }

  private void bring(Ticket ticket, String language, List<Page.Block> blocks) {
    List<String> papers =
        file.service(ticket.service())
            .map(service -> service.bring().getOrDefault(language, List.of()))
            .orElse(List.of());
    if (!papers.isEmpty()) {
      blocks.add(new Page.Text(say(language, "bring"), 1, 1, true, Align.LEFT));
      papers.stream().limit(BRING_MAX).forEach(paper -> blocks.add(Page.Text.of("· " + paper)));
      blocks.add(new Page.Rule());
    }
  }

  private String serviceName(Ticket ticket, String language) {
    return file.service(ticket.service())
        .map(ServiceEntry::name)
        .map(name -> name.in(language))
        .orElse(ticket.service().value());
  }

  private String say(String language, String key) {
    return words.say(language, "paper." + key);
  }

  private static Page.Text centred(String text, int width, int height, boolean bold) {
    return new Page.Text(text, width, height, bold, Align.CENTRE);
  }
}
