package hall.device.frame;

import hall.profile.Bytes;
import hall.profile.Part;
import hall.profile.Step;
import hall.profile.Template;
import hall.profile.Width;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The frame of a command while it is drawn: bytes that are always there, and work that is left for
/// each frame. It draws what has one size, and around one text of any size.
final class FramePicture {

  static final int NUMBER = 0;
  static final int DIGITS = 1;
  static final int FIGURES = 2;
  static final int FIXED = 3;
  static final int WHEN = 4;
  static final int ENTRY = 5;
  static final int RUNG = 6;

  /// What to do, with which parameter, where, and two numbers more.
  static final int WORDS = 5;

  private static final int MOST_FIGURES = 9;
  private static final int NOWHERE = -1;

  private final Given given;
  private final Steps steps;
  final ByteSink out = new ByteSink();
  final List<Integer> work = new ArrayList<>();
  final List<byte[]> pieces = new ArrayList<>();
  final List<Map<String, byte[]>> tables = new ArrayList<>();
  final List<Rungs> ladders = new ArrayList<>();

  /// Where the text is put in, and which parameter it is; nowhere when there is none.
  int textAt = NOWHERE;

  int text = NOWHERE;

  /// Whether something is drawn under a condition, so that other bytes may stand there.
  private boolean maybe;

  FramePicture(Given given, Steps steps) {
    this.steps = steps;
    this.given = given;
  }

  /// Draws a part; false when its size differs from frame to frame.
  boolean part(Layout layout, int i, Map<String, Template> fields) {
    return switch (layout.parts[i]) {
      case Part.Literal _ -> {
        out.add(layout.literal[i]);
        yield true;
      }
      case Part.Length _, Part.Check _ -> {
        out.leave(layout.sizes[i]);
        yield true;
      }
      case Part.Numeral numeral -> numeral(numeral, fields.get(numeral.name()));
      case Part.Content content -> content(content, fields.get(content.name()));
      default -> true;
    };
  }

  private boolean content(Part.Content content, @Nullable Template template) {
    return template != null && sized(content.size(), template.tokens());
  }

  /// A number's template writes its bytes highest first, whatever their order in the frame.
  private boolean numeral(Part.Numeral numeral, @Nullable Template template) {
    if (template == null) {
      return number(numeral.name(), numeral.as(), 0);
    }
    boolean asWritten = isHighestFirst(numeral.as());
    return asWritten && sized(numeral.as().wireBytes(), template.tokens()) && text == NOWHERE;
  }

  private static boolean isHighestFirst(Width width) {
    return width == Width.U8 || width == Width.U16BE || width == Width.U32BE;
  }

  /// Draws a template that must have that many bytes, any number where that is 0.
  private boolean sized(int size, List<Template.Token> tokens) {
    int begin = out.size();
    boolean open = text == NOWHERE;
    boolean drawn = all(tokens);
    boolean sized = out.size() - begin == size && open == (text == NOWHERE);
    return drawn && (size == 0 || sized);
  }

  private boolean all(List<Template.Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      boolean drawn =
          switch (tokens.get(i)) {
            case Template.Fixed(var bytes) -> fixed(bytes);
            case Template.Value(var pipe) -> value(pipe);
            case Template.When when -> i + 1 < tokens.size() && either(when, tokens.get(++i));
            default -> false;
          };
      if (!drawn) {
        return false;
      }
    }
    return true;
  }

  private boolean fixed(Bytes bytes) {
    int at = out.size();
    out.add(bytes);
    if (maybe) {
      pieces.add(bytes.toArray());
      // Any parameter will do: the bytes stand there whatever is said.
      add(FIXED, 0, at, pieces.size() - 1, 0);
    }
    return true;
  }

  /// One thing where something was said and another where not, both of one size.
  private boolean either(Template.When when, Template.Token next) {
    if (!(next instanceof Template.When other)
        || !other.param().equals(when.param())
        || other.given() == when.given()) {
      return false;
    }
    int begin = out.size();
    boolean one = branch(when);
    int end = out.size();
    out.back(begin);
    return one && branch(other) && out.size() == end;
  }

  private boolean branch(Template.When when) {
    int place = given.place(when.param());
    if (place < 0) {
      return false;
    }
    int condition = work.size();
    add(WHEN, place, 0, 0, when.given() ? 1 : 0);
    boolean before = maybe;
    maybe = true;
    boolean drawn = all(when.inside());
    maybe = before;
    work.set(condition + 3, work.size() - condition - WORDS);
    return drawn;
  }

  private boolean value(Template.Pipe pipe) {
    List<Step> all = pipe.steps();
    int place = given.place(pipe.source());
    if (pipe.isSlice() || place < 0 || all.isEmpty()) {
      return false;
    }
    return switch (all.getFirst()) {
      case Step.AsNumber(var width, var plus) ->
          all.size() == 1 && number(pipe.source(), width, plus);
      case Step.Digits(var count, var filler) ->
          all.size() == 1 && add(DIGITS, place, out.leave(count), count, filler);
      case Step.Figures(var count) ->
          all.size() == 2
              && count <= MOST_FIGURES
              && all.getLast() instanceof Step.AsNumber(var width, var plus)
              && plus == 0
              && add(FIGURES, place, out.leave(width.wireBytes()), count, Numbers.order(width));
      case Step.Text() -> all.size() == 1 && text(place);
      case Step.Lookup(var table) -> all.size() == 1 && entry(place, table);
      case Step.Length() ->
          all.size() == 2
              && all.getLast() instanceof Step.Ladder(var table)
              && rung(place, steps.rungs(table));
      default -> false;
    };
  }

  /// There is room for one text, and not where it may be left out.
  private boolean text(int place) {
    boolean first = text == NOWHERE && !maybe;
    text = place;
    textAt = out.size();
    return first;
  }

  /// Most entries of a table have one size; where one of another size is asked for, the frame is
  /// made the general way.
  private boolean entry(int place, String table) {
    Map<String, byte[]> entries = new HashMap<>();
    steps.entries(table).forEach((key, bytes) -> entries.put(key, bytes.toArray()));
    int usual =
        entries.values().stream()
            .collect(Collectors.groupingBy(bytes -> bytes.length, Collectors.counting()))
            .entrySet()
            .stream()
            .max(
                Map.Entry.<Integer, Long>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .orElse(0);
    entries.values().removeIf(bytes -> bytes.length != usual);
    tables.add(entries);
    return add(ENTRY, place, out.leave(usual), tables.size() - 1, 0);
  }

  /// Whether all that goes by the length of a text goes by the one that is put in.
  boolean isWhole() {
    for (int i = 0; i < work.size(); i += WORDS) {
      if (work.get(i) == RUNG && work.get(i + 1) != text) {
        return false;
      }
    }
    return true;
  }

  private boolean rung(int place, Rungs rungs) {
    ladders.add(rungs);
    long sizes = Arrays.stream(rungs.entries()).mapToInt(entry -> entry.length).distinct().count();
    return sizes == 1
        && add(RUNG, place, out.leave(rungs.entries()[0].length), ladders.size() - 1, 0);
  }

  private boolean number(String name, Width width, long plus) {
    int place = given.place(name);
    int order = Numbers.order(width);
    return place >= 0
        && (int) plus == plus
        && add(NUMBER, place, out.leave(width.wireBytes()), order, (int) plus);
  }

  private boolean add(int what, int place, int at, int more, int last) {
    work.addAll(List.of(what, place, at, more, last));
    return true;
  }
}
