package hall.app.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.audit.SealText;
import hall.app.journal.Hash;
import hall.app.loop.NotIssuing;
import hall.app.view.KeptSeal;
import hall.app.view.TicketSearch;
import hall.app.view.ViewProgress;
import hall.app.words.Words;
import hall.queue.Event.DaySealed;
import hall.queue.ServiceId;
import hall.queue.Ticket;
import hall.queue.TicketNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/// Where tickets of past days are looked for, and the seals of the days. Answers from the view of
/// the record and says how far it has come, so that nobody takes a gap for an answer; away from the
/// loop, so that nobody waits for it.
final class PastDoor {

  private static final int MOST = 200;
  private static final int SEALS_MOST = 400;
  private static final int READERS_MOST = 4;

  private final Past past;
  private final Views views;
  private final Words words;
  private final Semaphore readers = new Semaphore(READERS_MOST);

  PastDoor(Past past, Views views, Words words) {
    this.past = past;
    this.views = views;
    this.words = words;
  }

  void open(Router router) {
    router.get("/api/v1/tickets/search", this::search);
    router.get("/api/v1/record/seals", this::seals);
  }

  private void search(Exchange exchange) {
    Optional<TicketNumber> number =
        query(exchange, "number", text -> TicketNumber.of(text.toUpperCase(Locale.ROOT)), "A045");
    Optional<LocalDate> day = query(exchange, "day", LocalDate::parse, "2026-11-23");
    Optional<ServiceId> service = query(exchange, "service", ServiceId::new, "tax");
    if (number.isEmpty() && day.isEmpty()) {
      throw new Problem.Refusing(Problem.missing("number"));
    }
    int most = query(exchange, "most", PastDoor::most, "1-" + MOST).orElse(50);
    TicketSearch wanted = new TicketSearch(number, day, service, most);
    String language = exchange.language();
    read(
        exchange,
        () -> {
          ViewProgress progress = past.progress();
          Optional<List<Ticket>> found = past.search(wanted);
          ObjectNode view = Json.object();
          ArrayNode tickets = view.putArray("tickets");
          found
              .orElse(List.of())
              .forEach(ticket ->
                  tickets.add(views.pastTicket(ticket).put("day", ticket.day().toString())));
          reached(view, progress, found.isPresent(), language);
          return view;
        });
  }

  private void seals(Exchange exchange) {
    String language = exchange.language();
    read(
        exchange,
        () -> {
          ViewProgress progress = past.progress();
          Optional<List<KeptSeal>> found = past.seals(SEALS_MOST);
          ObjectNode view = Json.object();
          ArrayNode seals = view.putArray("seals");
          found.orElse(List.of()).forEach(kept -> seals.add(seal(kept)));
          reached(view, progress, found.isPresent(), language);
          return view;
        });
  }

  private static ObjectNode seal(KeptSeal kept) {
    DaySealed seal = kept.seal();
    return Json.object()
        .put("day", seal.day().toString())
        .put("entry", seal.entry())
        .put("entries", seal.entries())
        .put("seal", SealText.of(Hash.of(seal.head())))
        .put("head", seal.head())
        .put("sealedAt", kept.at().toString());
  }

  /// How far the view has come; a note in words when that is not to the end.
  private void reached(ObjectNode view, ViewProgress progress, boolean isOpen, String language) {
    boolean isComplete = isOpen && progress.isCurrent();
    ObjectNode reached =
        view.putObject("view")
            .put("entry", progress.position())
            .put("of", progress.head())
            .put("percent", progress.percent())
            .put("complete", isComplete);
    progress
        .day()
        .ifPresentOrElse(day -> reached.put("day", day.toString()), () -> reached.putNull("day"));
    String key = progress.day().isPresent() ? "calls.search.building" : "calls.search.begun";
    String day = progress.day().map(LocalDate::toString).orElse("");
    Map<String, ?> values = Map.of("day", day, "percent", progress.percent());
    view.put("note", isComplete ? "" : words.say(language, key, values));
  }

  private static Integer most(String text) {
    int most = Integer.parseInt(text);
    if (most < 1 || most > MOST) {
      throw new IllegalArgumentException(text);
    }
    return most;
  }

  private static <T> Optional<T> query(
      Exchange exchange, String name, Function<String, T> reading, String expected) {
    String text = exchange.request().getParam(name);
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reading.apply(text.strip()));
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      throw Body.wrong(name, Exchange.shortened(text), expected);
    }
  }

  private interface Reading {
    ObjectNode view();
  }

  /// Only so many at once, for anyone can ask.
  private void read(Exchange exchange, Reading reading) {
    if (!readers.tryAcquire()) {
      exchange.failed(new NotIssuing(NotIssuing.Cause.TOO_BUSY, ""));
      return;
    }
    CompletableFuture<Reply> reply =
        CompletableFuture.<Reply>supplyAsync(() -> new Reply.Done(reading.view()))
            .whenComplete((_, _) -> readers.release());
    Reply.give(exchange, 200, reply);
  }
}
