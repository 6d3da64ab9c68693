package hall.profile;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks that the parts of a frame make one: every part of unknown size ends somewhere, lengths
/// can come true, codings are paired, and the frame can be found again.
final class FrameCheck {

  private final JsonPlace whole;
  private final List<JsonPlace> places;
  private final List<Part> parts;

  FrameCheck(JsonPlace whole, List<JsonPlace> places, List<Part> parts) {
    this.whole = whole;
    this.places = places;
    this.parts = parts;
  }

  void run(boolean mustBeFound) {
    checkContent();
    checkLengths();
    checkCodings();
    if (mustBeFound) {
      checkStart();
    }
  }

  private void checkContent() {
    boolean allRangesGood = true;
    for (int i = 0; i < parts.size(); i++) {
      allRangesGood &= !(parts.get(i) instanceof Part.Length length && length.from() == i);
    }
    int open = 0;
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Part.Content content && content.isOpen()) {
        if (++open > 1) {
          places.get(i).complain("two-open", Map.of("name", content.name()));
        }
        if (content.end() == Part.End.LENGTH && allRangesGood && !isMeasured(i)) {
          places.get(i).complain("no-length", Map.of("name", content.name()));
        }
        if (content.end() == Part.End.LITERAL && !isBounded(i)) {
          places.get(i).at("until").complain("no-end", Map.of("name", content.name()));
        }
      }
    }
  }

  private boolean isMeasured(int open) {
    return parts.subList(0, open).stream()
        .anyMatch(part ->
            part instanceof Part.Length length && length.from() <= open && open <= length.to());
  }

  /// Whether fixed bytes follow, behind numbers and checks at most.
  private boolean isBounded(int open) {
    for (Part part : parts.subList(open + 1, parts.size())) {
      if (part instanceof Part.Literal literal) {
        return literal.min() == literal.repeat();
      }
      if (part instanceof Part.EscapesBegin || part instanceof Part.HexBegin) {
        return false;
      }
    }
    return false;
  }

  /// A length that can never come true makes every frame wrong.
  private void checkLengths() {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Part.Length length && length.from() != i) {
        long fixed = length.add();
        boolean open = false;
        for (Part part : parts.subList(length.from(), length.to() + 1)) {
          fixed += fixedBytes(part);
          open |= part instanceof Part.Content content && content.isOpen();
        }
        long least = Math.max(length.acceptMin(), fixed);
        long most = open ? length.acceptMax() : Math.min(length.acceptMax(), fixed);
        if (fixed < 0 || fixed > length.as().max() || least > most) {
          places
              .get(i)
              .complain(
                  "length-impossible",
                  Map.of(
                      "least", String.valueOf(fixed),
                      "min", String.valueOf(length.acceptMin()),
                      "max", String.valueOf(length.acceptMax())));
        }
      }
    }
  }

  private static int fixedBytes(Part part) {
    return switch (part) {
      case Part.Literal literal -> literal.bytes().size() * literal.repeat();
      case Part.Length length -> length.as().wireBytes();
      case Part.Numeral number -> number.as().wireBytes();
      case Part.Content content -> content.size();
      case Part.Check check -> check.as().wireBytes();
      case Part.EscapesBegin _, Part.EscapesEnd _, Part.HexBegin _, Part.HexEnd _ -> 0;
    };
  }

  private void checkStart() {
    if (!parts.isEmpty() && !starts() && !isChecked()) {
      whole.complain("no-start", Map.of());
    }
  }

  private boolean starts() {
    return (parts.getFirst() instanceof Part.Literal literal && literal.min() > 0)
        || (parts.getFirst() instanceof Part.Numeral number && !number.accepted().isEmpty());
  }

  /// A check of two bytes over all that comes before finds a frame without a start as surely.
  private boolean isChecked() {
    return parts.stream()
        .anyMatch(part ->
            part instanceof Part.Check check && check.from() == 0 && check.sum().bytes() > 1);
  }

  /// Each coding is begun before it is ended, and they do not lie within one another.
  private void checkCodings() {
    Class<?> open = Void.class;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      boolean begins = part instanceof Part.EscapesBegin || part instanceof Part.HexBegin;
      if (begins ? open != Void.class : ENDS.contains(part.getClass()) && open != begun(part)) {
        places.get(i).complain("escapes-unpaired", Map.of());
        return;
      }
      open = begins ? part.getClass() : ENDS.contains(part.getClass()) ? Void.class : open;
    }
    if (open != Void.class) {
      whole.complain("escapes-unpaired", Map.of());
    }
  }

  private static final Set<Class<?>> ENDS = Set.of(Part.EscapesEnd.class, Part.HexEnd.class);

  private static Class<?> begun(Part end) {
    return end instanceof Part.EscapesEnd ? Part.EscapesBegin.class : Part.HexBegin.class;
  }
}
