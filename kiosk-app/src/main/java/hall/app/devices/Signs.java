package hall.app.devices;

import hall.app.words.Words;
import hall.device.Sign;
import hall.device.Sign.Colour;
import hall.device.Sign.Line;
import hall.queue.Call;
import hall.queue.Hall;
import hall.queue.Ticket;
import hall.queue.WindowId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What each LED screen should show: a function of how the hall stands and of nothing else, so that
/// a screen that comes back is simply shown it again.
final class Signs {

  private static final int BOARD_LINES = 4;
  private static final String ENGLISH = "en";

  private final Words words;
  private final String language;

  Signs(Words words, String language) {
    this.words = words;
    this.language = language;
  }

  /// The language of a screen: the hall's, or English where the screen has not got its letters.
  static String language(String ofTheHall, Words words, Predicate<String> canShow) {
    boolean has = canShow.test(words.say(ofTheHall, "led.board-idle"));
    return has || !words.languages().contains(ENGLISH) ? ofTheHall : ENGLISH;
  }

  Sign window(WindowId window, Hall hall) {
    Optional<Ticket> ticket = hall.ticketAt(window);
    if (ticket.isPresent()) {
      String number = ticket.get().number().toString();
      boolean serving = ticket.get().stage() instanceof Ticket.Stage.Serving;
      Sign sign =
          sign(
              serving ? "serving" : "called",
              serving ? Colour.GREEN : Colour.RED,
              Map.of("number", ticket.get().number(), "window", window));
      return serving ? sign.about(number).asNotice() : sign.about(number);
    }
    if (hall.pause(window).isPresent()) {
      return sign("paused", Colour.YELLOW, Map.of("window", window)).asNotice();
    }
    Sign notice =
        hall.clerkAt(window).isPresent()
            ? sign("idle", Colour.GREEN, Map.of("window", window))
            : sign("closed", Colour.YELLOW, Map.of("window", window));
    return notice.asNotice();
  }

  /// The newest calls, for a screen that stands at no window.
  Sign board(Hall hall) {
    List<Call> calls = hall.calls();
    if (calls.isEmpty()) {
      return new Sign(List.of(new Line(words.say(language, "led.board-idle"), Colour.GREEN)))
          .asNotice();
    }
    return new Sign(
            calls.stream()
                .limit(BOARD_LINES)
                .map(call ->
                    new Line(line(call), call.equals(calls.getFirst()) ? Colour.RED : Colour.GREEN))
                .toList())
        .about(calls.getFirst().number().toString());
  }

  private String line(Call call) {
    return words.say(
        language, "led.board", Map.of("number", call.number(), "window", call.window()));
  }

  private Sign sign(String state, Colour colour, Map<String, ?> values) {
    return new Sign(
        List.of(
            new Line(words.say(language, "led." + state + ".first", values), colour),
            new Line(words.say(language, "led." + state + ".second", values), colour)));
  }
}
