package hall.app.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.loop.HallLoop;
import hall.app.loop.NotIssuing;
import hall.app.web.CallBook.Called;
import hall.app.web.CallBook.Found;
import hall.app.web.CallBook.Late;
import hall.app.words.WhyWords;
import hall.app.words.Words;
import hall.queue.Amendments;
import hall.queue.CallRules;
import hall.queue.Entry;
import hall.queue.Ticket;
import hall.queue.TicketNumber;
import hall.queue.Why;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/// Where it is asked why a ticket was called and no other. Answers from the record, so that what is
/// said is what was kept, and away from the loop, so that nobody waits for it.
final class WhyDoor {

  private static final int MOST = 200;
  private static final int READERS_MOST = 4;

  private final HallLoop loop;
  private final CallBook calls;
  private final Words words;
  private final WhyWords why;
  private final Semaphore readers = new Semaphore(READERS_MOST);

  WhyDoor(HallLoop loop, Past past, Words words, WhyWords why) {
    this.loop = loop;
    this.words = words;
    this.why = why;
    calls = new CallBook(past);
  }

  void open(Router router) {
    router.get("/api/v1/calls", this::list);
    router.get("/api/v1/calls/{call}/why", this::one);
  }

  private void list(Exchange exchange) {
    int most = (int) number(exchange, "most", 50, MOST);
    long before = number(exchange, "before", Long.MAX_VALUE, Long.MAX_VALUE);
    read(
        exchange,
        today -> {
          ArrayNode list = Json.array();
          for (Found found : calls.newest(before, most)) {
            CallRules rules = calls.rulesAt(found.entry().seq(), today.rules());
            list.add(view(found, rules, today, exchange.language()));
          }
          return new Reply.Done(list);
        });
  }

  private void one(Exchange exchange) {
    String asked = exchange.param("call");
    read(
        exchange,
        today -> {
          Optional<Found> found =
              asked.matches("\\d{1,18}") ? calls.at(Long.parseLong(asked)) : Optional.empty();
          if (found.isEmpty()) {
            String shown = Exchange.shortened(asked);
            return new Reply.Not(
                new Problem(404, "unknown-call", "call", shown, Map.of("call", shown)));
          }
          CallRules rules = calls.rulesAt(found.get().entry().seq(), today.rules());
          ObjectNode view = view(found.get(), rules, today, exchange.language());
          ObjectNode sentences = view.putObject("sentences");
          for (String language : words.languages()) {
            sentences.put(language, sentence(found.get(), rules, today, language));
          }
          return new Reply.Done(view);
        });
  }

  /// What the hall knows now: the numbers of today's tickets, and its rules.
  private record Today(CallRules rules, Amendments amendments, Map<String, TicketNumber> numbers) {

    /// A moment that an entry tells, by the right clock.
    Instant told(Entry entry, Instant moment) {
      return amendments.told(entry.seq(), moment);
    }
  }

  private interface Reading {
    Reply reply(Today today) throws IOException;
  }

  /// Off the loop's thread, and only so many at once, for anyone can ask.
  private void read(Exchange exchange, Reading reading) {
    if (!readers.tryAcquire()) {
      exchange.failed(new NotIssuing(NotIssuing.Cause.TOO_BUSY, ""));
      return;
    }
    CompletableFuture<Reply> reply =
        loop.read(hall ->
                new Today(
                    hall.plan().rules(),
                    hall.amendments(),
                    hall.tickets().stream()
                        .collect(
                            java.util.stream.Collectors.toMap(
                                ticket -> ticket.id().value(), Ticket::number))))
            .thenApplyAsync(today -> {
              try {
                return reading.reply(today);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            })
            .whenComplete((_, _) -> readers.release());
    Reply.give(exchange, 200, reply);
  }

  private static long number(Exchange exchange, String name, long otherwise, long most) {
    String text = exchange.request().getParam(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("[1-9]\\d{0,17}") || Long.parseLong(text) > most) {
      throw Body.wrong(name, text, "1-" + most);
    }
    return Long.parseLong(text);
  }

  private String sentence(Found found, CallRules rules, Today today, String language) {
    return switch (found) {
      case Called(var entry, var call) ->
          why.sentence(call.why(), today.told(entry, entry.at()), rules, language);
      case Late(var entry, var visit) ->
          words.say(
              language,
              "calls.late",
              Map.of("entered", why.moment(entry.at()), "reason", visit.served().reason()));
    };
  }

  private ObjectNode view(Found found, CallRules rules, Today today, String language) {
    return switch (found) {
      case Called called -> view(called, rules, today, language);
      case Late late -> view(late, rules, today, language);
    };
  }

  private ObjectNode view(Late late, CallRules rules, Today today, String language) {
    Entry entry = late.entry();
    Instant recorded = today.told(entry, entry.at());
    ObjectNode view =
        LateDoor.view(new LateEntry(entry.seq(), recorded, entry.actor(), late.visit()))
            .put("at", late.visit().served().calledAt().toString())
            .put("kind", "late")
            .put("sentence", sentence(late, rules, today, language));
    view.putArray("beaten");
    view.putArray("skipped");
    return view;
  }

  private ObjectNode view(Called found, CallRules rules, Today today, String language) {
    Why why = found.call().why();
    ObjectNode view =
        Json.object()
            .put("id", found.entry().seq())
            .put("at", today.told(found.entry(), found.entry().at()).toString())
            .put("ticket", found.call().ticket().value())
            .put("number", number(found, today))
            .put("window", found.call().window().number())
            .put("clerk", found.call().clerk().value())
            .put("by", Body.name(found.entry().actor().role()))
            .put("kind", Body.name(why.kind()))
            .put("rule", why.rule())
            .put("step", why.step())
            .put("reason", why.reason())
            .put("sentence", sentence(found, rules, today, language));
    view.set("chosen", head(why.chosen(), found.entry(), today));
    ArrayNode beaten = view.putArray("beaten");
    why.beaten().forEach(head -> beaten.add(head(head, found.entry(), today)));
    ArrayNode skipped = view.putArray("skipped");
    for (Why.Skipped step : why.skipped()) {
      skipped.addObject().put("step", step.step()).put("cause", Body.name(step.cause()));
    }
    return view;
  }

  private static String number(Called found, Today today) {
    return Optional.ofNullable(today.numbers().get(found.call().ticket().value()))
        .orElse(found.call().why().chosen().number())
        .toString();
  }

  private static ObjectNode head(Why.Head head, Entry entry, Today today) {
    return Json.object()
        .put("number", head.number().toString())
        .put("service", head.line().service().value())
        .put("line", Body.name(head.line().of()))
        .put("takenAt", today.told(entry, head.takenAt()).toString())
        .put("rank", today.told(entry, head.rank()).toString())
        .put("turns", head.turns())
        .put("of", head.of());
  }
}
