package hall.device.voice;

import hall.device.Announcement;
import hall.device.Announcement.Phrase;
import hall.device.Announcement.Speech;
import hall.device.line.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What one voice has to say, in order. Each announcement is said to its end before the next; it is
/// said again as often as it wants to be, unless somebody else has waited long to be called.
final class Programme {

  private static final System.Logger LOG = System.getLogger(Programme.class.getName());

  private static final int MOST_WAITING = 64;

  /// Nobody is helped by a call that comes later than this.
  private static final Duration STALE = Duration.ofMinutes(2);

  /// Whoever has waited so long is called before another is called a second time.
  private static final Duration HURRY = Duration.ofSeconds(10);

  private final Pace pace;
  private final Predicate<String> canSay;
  private final Consumer<Speech> told;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private boolean speaking;
  private Instant since;
  private long unheard;

  /// One piece that a voice says at once.
  ///
  /// @param first whether it begins an announcement, so that a chime goes before it
  record Piece(Phrase phrase, boolean first, Announcement of) {

    boolean chimes() {
      return first && of.chime();
    }
  }

  /// @param canSay whether the voice has a language
  /// @param told is told whenever what it says or how many wait is different
  Programme(Pace pace, Predicate<String> canSay, Consumer<Speech> told) {
    this.pace = pace;
    this.canSay = canSay;
    this.told = told;
    since = pace.now();
  }

  /// Puts it at the end. Of what is just said, or waits already, no second one is needed. Of too
  /// many the oldest is given up, as its call is on the screens anyway.
  void add(Announcement announcement) {
    boolean waits =
        entries.stream().skip(speaking ? 1 : 0).anyMatch(entry -> entry.what.equals(announcement));
    if (waits) {
      return;
    }
    if (entries.size() >= MOST_WAITING) {
      LOG.log(System.Logger.Level.WARNING, "More is to be said than can be; one is left out.");
      Entry current = entries.remove();
      if (speaking) {
        entries.poll();
        entries.addFirst(current);
      }
      unheard++;
    }
    entries.add(new Entry(announcement, pieces(announcement), pace.nanos()));
    tell();
  }

  /// A language that the voice lacks is left out, unless it is all there is.
  private List<Piece> pieces(Announcement announcement) {
    List<Phrase> phrases =
        announcement.phrases().stream().filter(phrase -> canSay.test(phrase.language())).toList();
    List<Piece> pieces = new ArrayList<>();
    for (Phrase phrase : phrases.isEmpty() ? announcement.phrases().subList(0, 1) : phrases) {
      for (String part : Sentences.of(phrase.text())) {
        pieces.add(new Piece(new Phrase(phrase.language(), part), pieces.isEmpty(), announcement));
      }
    }
    return pieces;
  }

  /// What is to be said next; what nobody could hear in time is given up.
  Optional<Piece> next() {
    while (!entries.isEmpty() && !entries.peek().isBegun() && isStale(entries.peek())) {
      entries.remove();
      unheard++;
      tell();
    }
    return Optional.ofNullable(entries.peek()).flatMap(Entry::piece);
  }

  private boolean isStale(Entry entry) {
    return pace.nanos() - entry.cameAt > STALE.toNanos();
  }

  boolean isSpeaking() {
    return speaking;
  }

  /// The next piece can be heard now.
  void began() {
    speaking = true;
    since = pace.now();
    Optional.ofNullable(entries.peek()).ifPresent(entry -> entry.begun = true);
    tell();
  }

  /// It was heard to its end, or there is no use in trying it again.
  void ended() {
    speaking = false;
    Entry current = entries.peek();
    if (current != null) {
      current.at++;
      if (current.at >= current.pieces.size()) {
        current.at = 0;
        current.said++;
        if (current.said >= current.what.times() || somebodyWaitsLong()) {
          entries.remove();
        }
      }
    }
    tell();
  }

  /// It broke off and will be said again.
  void brokeOff() {
    if (speaking) {
      speaking = false;
      tell();
    }
  }

  private boolean somebodyWaitsLong() {
    return entries.stream()
        .skip(1)
        .anyMatch(entry -> pace.nanos() - entry.cameAt > HURRY.toNanos());
  }

  /// What the voice is about now.
  Speech speech() {
    Optional<Piece> piece =
        speaking ? Optional.ofNullable(entries.peek()).flatMap(Entry::piece) : Optional.empty();
    List<Entry> waiting = entries.stream().skip(speaking ? 1 : 0).toList();
    Duration delay =
        waiting.isEmpty()
            ? Duration.ZERO
            : Duration.ofNanos(pace.nanos() - waiting.getFirst().cameAt);
    return new Speech(
        piece.map(here -> here.phrase().text()).orElse(""),
        piece.map(here -> here.phrase().language()).orElse(""),
        since,
        waiting.size(),
        delay,
        unheard);
  }

  private void tell() {
    told.accept(speech());
  }

  /// An announcement on its way.
  private static final class Entry {

    private final Announcement what;
    private final List<Piece> pieces;
    private final long cameAt;
    private int at;
    private int said;
    private boolean begun;

    Entry(Announcement what, List<Piece> pieces, long cameAt) {
      this.what = what;
      this.pieces = pieces;
      this.cameAt = cameAt;
    }

    boolean isBegun() {
      return begun;
    }

    Optional<Piece> piece() {
      return at < pieces.size() ? Optional.of(pieces.get(at)) : Optional.empty();
    }
  }
}
