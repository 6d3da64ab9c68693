package hall.app.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/// Turns the text of a hall file into values that know their places. Anchors, aliases and tags are
/// refused: a hall file says what it means, and nothing in it can grow while it is read.
///
/// Where the writing itself is broken, the other sections are still read, so that a forgotten quote
/// does not hide what is wrong elsewhere.
final class YamlTree {

  private static final int DEEPEST = 12;
  private static final String YAML_TAG = "tag:yaml.org,2002:";
  private static final Pattern SECTION =
      Pattern.compile("^(?:\"([a-z-]+)\"|([A-Za-z][A-Za-z0-9_-]*))[ \t]*:", Pattern.MULTILINE);

  /// Nobody nests a hall file like this, so the rest of it is not even looked at: the parser's time
  /// would grow with the square of the depth.
  private static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Place place;
    private final String path;

    TooDeep(Place place, String path) {
      super(path, null, false, false);
      this.place = place;
      this.path = path;
    }
  }

  private final Iterator<Event> events;
  private final Problems problems;

  private YamlTree(String text, Problems problems) {
    this.events = new Yaml(new LoaderOptions()).parse(new StringReader(text)).iterator();
    this.problems = problems;
  }

  /// The root of the file; empty when nothing at all could be read.
  static Optional<Node> read(String text, Problems problems) {
    var whole = new Problems();
    try {
      Optional<Node> root = new YamlTree(text, whole).root();
      problems.addAll(whole);
      return root;
    } catch (MarkedYAMLException broken) {
      return sections(text, broken, problems);
    } catch (TooDeep deep) {
      problems.addAll(whole);
      problems.add(deep.place, deep.path, Fault.TOO_DEEP, Map.of("most", DEEPEST));
      return Optional.empty();
    }
  }

  private static Optional<Node> sections(
      String text, MarkedYAMLException broken, Problems problems) {
    List<MatchResult> heads = SECTION.matcher(text).results().toList();
    if (heads.size() < 2) {
      problems.add(SyntaxFault.of(broken));
      return Optional.empty();
    }
    Map<String, Node.Key> keys = new LinkedHashMap<>();
    boolean located = false;
    for (int i = 0; i < heads.size(); i++) {
      int from = i == 0 ? 0 : heads.get(i).start();
      int to = i + 1 < heads.size() ? heads.get(i + 1).start() : text.length();
      located |= section(text, heads.get(i), from, to, keys, problems);
    }
    if (!located) {
      problems.add(SyntaxFault.of(broken));
    }
    return Optional.of(new Node.Keys(Place.START, "", keys));
  }

  /// Reads one section by itself; empty lines before it keep the line numbers right.
  private static boolean section(
      String text,
      MatchResult head,
      int from,
      int to,
      Map<String, Node.Key> keys,
      Problems problems) {
    int linesBefore = (int) text.substring(0, from).chars().filter(c -> c == '\n').count();
    try {
      String alone = "\n".repeat(linesBefore) + text.substring(from, to);
      if (new YamlTree(alone, problems).root().orElse(null) instanceof Node.Keys read) {
        read.keys().values().forEach(key -> put(keys, key, "", problems));
      }
      return false;
    } catch (MarkedYAMLException broken) {
      problems.add(SyntaxFault.of(broken));
      String name = head.group(1) != null ? head.group(1) : head.group(2);
      Place place = new Place(linesBefore + 1, 1);
      keys.putIfAbsent(name, new Node.Key(name, place, new Node.Broken(place, name)));
      return true;
    } catch (TooDeep deep) {
      problems.add(deep.place, deep.path, Fault.TOO_DEEP, Map.of("most", DEEPEST));
      return true;
    }
  }

  private Optional<Node> root() {
    Optional<Node> root = Optional.empty();
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent && root.isPresent()) {
        problems.add(place(event), "", Fault.MORE_DOCUMENTS, Map.of());
        return root;
      }
      if (event instanceof NodeEvent node) {
        root = Optional.of(node(node, "", place(event), 1));
      }
    }
    return root;
  }

  private Node node(NodeEvent event, String path, Place place, int depth) {
    refuseTricks(event, path);
    if (event instanceof ScalarEvent scalar) {
      boolean quoted = scalar.getScalarStyle() != ScalarStyle.PLAIN;
      return new Node.Scalar(place, path, scalar.getValue(), quoted);
    }
    if (!(event instanceof CollectionStartEvent)) {
      return new Node.Broken(place, path);
    }
    if (depth > DEEPEST) {
      throw new TooDeep(place, path);
    }
    return event instanceof MappingStartEvent
        ? mapping(path, place, depth)
        : items(path, place, depth);
  }

  private void refuseTricks(NodeEvent event, String path) {
    if (event instanceof AliasEvent || event.getAnchor() != null) {
      String sign = (event instanceof AliasEvent ? "*" : "&") + event.getAnchor();
      problems.add(new Problem(place(event), path, sign, Fault.ALIAS, Map.of()));
    }
    String tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case CollectionStartEvent start -> start.getTag();
          default -> null;
        };
    if (tag != null) {
      problems.add(new Problem(place(event), path, written(tag), Fault.TAG, Map.of()));
    }
  }

  private static String written(String tag) {
    return tag.startsWith(YAML_TAG) ? "!!" + tag.substring(YAML_TAG.length()) : tag;
  }

  private Node items(String path, Place place, int depth) {
    List<Node> nodes = new ArrayList<>();
    for (Event event = events.next(); event instanceof NodeEvent node; event = events.next()) {
      nodes.add(node(node, path + "[" + (nodes.size() + 1) + "]", place(event), depth + 1));
    }
    return new Node.Items(place, path, nodes);
  }

  private Node mapping(String path, Place place, int depth) {
    Map<String, Node.Key> keys = new LinkedHashMap<>();
    for (Event event = events.next(); event instanceof NodeEvent node; event = events.next()) {
      Place at = place(event);
      Node name = node(node, path, at, depth + 1);
      NodeEvent behind = (NodeEvent) events.next();
      if (name instanceof Node.Scalar key) {
        String inner = path.isEmpty() ? key.text() : path + "." + key.text();
        Place valueAt = behind instanceof ScalarEvent scalar ? place(scalar, at) : at;
        Node value = node(behind, inner, valueAt, depth + 1);
        put(keys, new Node.Key(key.text(), at, value), path, problems);
      } else {
        problems.add(at, path, Fault.KEY_NOT_TEXT, Map.of());
        node(behind, path, at, depth + 1);
      }
    }
    return new Node.Keys(place, path, keys);
  }

  private static void put(
      Map<String, Node.Key> keys, Node.Key key, String path, Problems problems) {
    Node.Key first = keys.putIfAbsent(key.name(), key);
    if (first != null) {
      problems.add(
          new Problem(
              key.place(),
              path,
              key.name(),
              Fault.DUPLICATE_KEY,
              Map.of("first", first.place().line())));
    }
  }

  /// An empty value stands behind its key, though the parser finds its end on a later line.
  private static Place place(ScalarEvent scalar, Place key) {
    return scalar.getValue().isEmpty() ? key : place(scalar);
  }

  private static Place place(Event event) {
    var mark = event.getStartMark();
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
