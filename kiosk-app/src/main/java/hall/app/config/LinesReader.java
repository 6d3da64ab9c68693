package hall.app.config;

import hall.app.config.Register.Kind;
import hall.queue.LineClass;
import hall.queue.Lines;
import hall.queue.ServiceId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads which lines a step speaks of: `own`, `own.priority`, `tax`, `tax.priority+green`, or some
/// of them, as a list or with commas.
final class LinesReader {

  private static final Pattern WORD =
      Pattern.compile("([a-z0-9][a-z0-9-]{0,39})(?:\\.([a-z]+(?:\\+[a-z]+)*))?");
  private static final String OWN = "own";
  private static final List<String> CLASSES =
      Stream.of(LineClass.values()).map(of -> of.name().toLowerCase(Locale.ROOT)).toList();

  private final Form form;
  private final Draft draft;

  /// @param form the part in which the lines are named
  LinesReader(Form form, Draft draft) {
    this.form = form;
    this.draft = draft;
  }

  /// One word of lines.
  private record Word(String name, Set<LineClass> classes) {}

  /// The lines of a step's one group, or of its condition: all of them own or all of them services,
  /// and of the same classes.
  Optional<Lines> one(Node node) {
    List<Lines> all = some(node);
    if (all.size() > 1) {
      draft.problems().add(node, Fault.LINES_MIXED);
    }
    return all.stream().findFirst();
  }

  /// The lines in as few groups as can say them.
  List<Lines> some(Node node) {
    List<Node.Scalar> scalars = new ArrayList<>();
    if (node instanceof Node.Items) {
      form.items(node, 1, 99).forEach(item -> form.asOne(item).ifPresent(scalars::add));
    } else {
      form.asOne(node).ifPresent(scalars::add);
    }
    List<Word> words = new ArrayList<>();
    scalars.forEach(scalar -> read(scalar, words));
    return grouped(words);
  }

  /// Lines written as a key, as in `turns: { own.ordinary: 3 }`.
  Optional<Lines> ofKey(Node.Key key, String path) {
    return one(new Node.Scalar(key.place(), path, key.name(), false));
  }

  private void read(Node.Scalar scalar, List<Word> words) {
    for (String part : scalar.text().split(",", -1)) {
      Matcher word = WORD.matcher(part.strip());
      if (!word.matches()) {
        draft.problems().add(scalar, Fault.BAD_LINES, Map.of("classes", CLASSES));
        continue;
      }
      Optional<Set<LineClass>> classes = classes(scalar, word.group(2));
      classes.ifPresent(some -> add(new Word(word.group(1), some), scalar, words));
    }
  }

  private void add(Word word, Node.Scalar scalar, List<Word> words) {
    if (words.contains(word)) {
      draft.problems().add(scalar, Fault.LINES_TWICE);
    } else {
      words.add(word);
    }
    if (!word.name().equals(OWN)) {
      var named = new Node.Scalar(scalar.place(), scalar.path(), word.name(), scalar.quoted());
      draft.register().mention(Kind.SERVICE, word.name(), named, Fault.NO_SUCH_SERVICE);
    }
  }

  private Optional<Set<LineClass>> classes(Node.Scalar scalar, String text) {
    Set<LineClass> classes = EnumSet.noneOf(LineClass.class);
    if (text == null) {
      return Optional.of(classes);
    }
    for (String name : text.split("\\+", -1)) {
      if (!CLASSES.contains(name)) {
        draft.problems().add(scalar, Fault.BAD_LINES, Map.of("classes", CLASSES));
        return Optional.empty();
      }
      classes.add(LineClass.valueOf(name.toUpperCase(Locale.ROOT)));
    }
    return Optional.of(classes);
  }

  private static List<Lines> grouped(List<Word> words) {
    Map<Set<LineClass>, List<ServiceId>> services = new LinkedHashMap<>();
    List<Lines> all = new ArrayList<>();
    for (Word word : words) {
      if (word.name().equals(OWN)) {
        all.add(new Lines(List.of(), word.classes()));
      } else {
        services
            .computeIfAbsent(word.classes(), _ -> new ArrayList<>())
            .add(new ServiceId(word.name()));
      }
    }
    services.forEach((classes, named) -> all.add(new Lines(named, classes)));
    return all;
  }
}
