package hall.app.config;

import hall.app.config.Register.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// One part of the hall file, with its keys. What is asked of it is checked, told if wrong, and
/// answered with something harmless in its stead, so that reading goes on to the end; a file with a
/// problem opens no hall, so the stand-ins are never used.
final class Form {

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,9}");
  private static final int MOST_ITEMS = 999;

  private final Draft draft;
  private final Place place;
  private final String path;
  private final Map<String, Node.Key> keys;

  private Form(Draft draft, Place place, String path, Map<String, Node.Key> keys) {
    this.draft = draft;
    this.place = place;
    this.path = path;
    this.keys = keys;
  }

  /// Lays the part beside its shape: unknown and missing keys are told.
  static Form of(Node node, Shape shape, Draft draft) {
    Form form = free(node, draft);
    if (node instanceof Node.Keys) {
      form.tellUnknown(shape.known());
      form.tellMissing(shape.required());
    }
    return form;
  }

  /// A part whose keys are names the manager chose.
  static Form free(Node node, Draft draft) {
    if (node instanceof Node.Keys some) {
      Form form = new Form(draft, node.place(), node.path(), some.keys());
      form.tellEmpty();
      return form;
    }
    if (!(node instanceof Node.Broken)) {
      draft.problems().add(node, Fault.NOT_A_MAP);
    }
    return new Form(draft, node.place(), node.path(), Map.of());
  }

  private void tellUnknown(List<String> known) {
    for (Node.Key key : keys.values()) {
      if (!known.contains(key.name())) {
        draft
            .problems()
            .add(
                new Problem(
                    key.place(),
                    path,
                    key.name(),
                    Fault.UNKNOWN_KEY,
                    Known.params(key.name(), known)));
      }
    }
  }

  private void tellMissing(List<String> required) {
    for (String key : required) {
      if (!keys.containsKey(key)) {
        draft.problems().add(place, path, Fault.MISSING_KEY, Map.of("key", key));
      }
    }
  }

  private void tellEmpty() {
    for (Node.Key key : keys.values()) {
      if (key.value() instanceof Node.Scalar scalar && scalar.isEmpty()) {
        draft.problems().add(key.place(), scalar.path(), Fault.EMPTY_VALUE, Map.of());
      }
    }
  }

  /// The same part, its texts asked for in other languages.
  Form speaking(Draft other) {
    return new Form(other, place, path, keys);
  }

  Map<String, Node.Key> keys() {
    return keys;
  }

  Place place() {
    return place;
  }

  String path() {
    return path;
  }

  /// What stands behind the key; empty when it is missing or nothing was written.
  Optional<Node> find(String key) {
    Node.Key found = keys.get(key);
    if (found == null || (found.value() instanceof Node.Scalar scalar && scalar.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(found.value());
  }

  /// A single value, as written.
  Optional<Node.Scalar> one(String key) {
    return find(key).flatMap(this::asOne);
  }

  Optional<Node.Scalar> asOne(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return Optional.of(scalar);
    }
    if (!(node instanceof Node.Broken)) {
      draft.problems().add(node, Fault.NOT_ONE_VALUE);
    }
    return Optional.empty();
  }

  String text(String key, int longest) {
    return one(key).map(scalar -> Texts.checked(scalar, longest, draft.problems())).orElse("");
  }

  int whole(String key, int from, int to, int otherwise) {
    return one(key).map(scalar -> whole(scalar, from, to, otherwise)).orElse(otherwise);
  }

  int whole(Node.Scalar scalar, int from, int to, int otherwise) {
    Map<String, Object> range = Map.of("from", from, "to", to);
    if (!NUMBER.matcher(scalar.text()).matches()) {
      draft.problems().add(scalar, Fault.NOT_A_NUMBER, range);
      return otherwise;
    }
    int number = Integer.parseInt(scalar.text());
    if (number < from || number > to) {
      draft.problems().add(scalar, Fault.OUT_OF_RANGE, range);
      return otherwise;
    }
    return number;
  }

  /// A length of time such as `20 min`.
  Duration duration(String key, Duration from, Duration to, Duration otherwise) {
    return one(key)
        .flatMap(scalar -> Durations.read(scalar, from, to, draft.problems()))
        .orElse(otherwise);
  }

  /// `yes` or `no`, as YAML writes them.
  boolean yes(String key, boolean otherwise) {
    List<String> known = List.of("true", "false", "yes", "no");
    String word = choice(key, known, otherwise ? "true" : "false");
    return word.equals("true") || word.equals("yes");
  }

  String choice(String key, List<String> known, String otherwise) {
    return one(key).map(scalar -> choice(scalar, known, otherwise)).orElse(otherwise);
  }

  String choice(Node.Scalar scalar, List<String> known, String otherwise) {
    if (known.contains(scalar.text())) {
      return scalar.text();
    }
    draft.problems().add(scalar, Fault.NOT_ONE_OF, Known.params(scalar.text(), known));
    return otherwise;
  }

  /// A name that must look like `like`; it is entered in the register even if it does not, so that
  /// those who call it are not blamed too. Where there is none, the kind is in doubt.
  String id(Kind kind, Pattern like, Fault unlike, String otherwise) {
    Optional<Node.Scalar> id = one("id");
    if (id.isEmpty()) {
      draft.register().doubt(kind);
      return otherwise;
    }
    draft.register().name(kind, id.get().text(), id.get(), draft.problems());
    return matching(id.get(), like, unlike, otherwise);
  }

  String matching(Node.Scalar scalar, Pattern like, Fault unlike, String otherwise) {
    if (like.matcher(scalar.text()).matches()) {
      return scalar.text();
    }
    draft.problems().add(scalar, unlike);
    return otherwise;
  }

  /// Calls something by its name.
  String reference(String key, Kind kind, Fault noSuch) {
    Optional<Node.Scalar> name = one(key);
    name.ifPresent(scalar -> draft.register().call(kind, scalar.text(), scalar, noSuch));
    return name.map(Node.Scalar::text).orElse("");
  }

  /// The items of a list; empty when the key is missing or holds something else.
  List<Node> items(String key, int fewest) {
    Optional<Node> found = find(key);
    return found.isEmpty() ? List.of() : items(found.get(), fewest, MOST_ITEMS);
  }

  List<Node> items(Node node, int fewest, int most) {
    if (!(node instanceof Node.Items items)) {
      if (!(node instanceof Node.Broken)) {
        draft.problems().add(node, Fault.NOT_A_LIST);
      }
      return List.of();
    }
    if (items.nodes().size() < fewest) {
      draft.problems().add(node, Fault.NO_ITEMS);
    }
    if (items.nodes().size() > most) {
      draft.problems().add(node, Fault.TOO_MANY_ITEMS, Map.of("most", most));
    }
    return items.nodes();
  }

  /// The parts of a list, each laid beside its shape. A list that is missing or broken puts the
  /// kind of its names in doubt.
  List<Form> parts(String key, Shape shape, Kind kind) {
    List<Form> parts = new ArrayList<>();
    for (Node node : items(key, 1)) {
      parts.add(of(node, shape, draft));
    }
    if (parts.isEmpty()) {
      draft.register().doubt(kind);
    }
    return parts;
  }

  /// A text in each of the hall's languages; empty wording when the key is missing.
  Wording wording(String key, int longest) {
    return find(key).map(node -> wording(node, longest)).orElse(Wording.NONE);
  }

  private Wording wording(Node node, int longest) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, Node> entry : byLanguage(node).entrySet()) {
      asOne(entry.getValue())
          .map(scalar -> Texts.checked(scalar, longest, draft.problems()))
          .ifPresent(text -> texts.put(entry.getKey(), text));
    }
    return new Wording(texts);
  }

  /// What is given for each language. A hall of one language need not name it.
  Map<String, Node> byLanguage(Node node) {
    Map<String, Node> given = new LinkedHashMap<>();
    if (!(node instanceof Node.Keys)) {
      given.put(draft.languages().getFirst(), node);
    } else {
      Form form = free(node, draft);
      form.tellUnknown(draft.known());
      draft.known().forEach(each -> form.find(each).ifPresent(text -> given.put(each, text)));
    }
    boolean readable = !(node instanceof Node.Broken);
    for (String language : draft.languages()) {
      if (!isNeeded(language)) {
        continue;
      }
      boolean written = node instanceof Node.Keys some && some.keys().containsKey(language);
      if (readable && !written && !given.containsKey(language)) {
        draft.problems().add(node, Fault.MISSING_LANGUAGE, Map.of("language", language));
      }
    }
    return given;
  }

  /// Where a hall has added a language, what is not said in it is said in the hall's own.
  private boolean isNeeded(String language) {
    return HallFile.LANGUAGES.contains(language) || language.equals(draft.languages().getFirst());
  }
}
