package hall.app.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The problems found so far. A file that is all problems stops counting at [#MOST].
final class Problems {

  static final int MOST = 500;

  private final List<Problem> found = new ArrayList<>();

  void add(Node node, Fault fault, Map<String, Object> params) {
    add(new Problem(node.place(), node.path(), written(node), fault, params));
  }

  void add(Node node, Fault fault) {
    add(node, fault, Map.of());
  }

  /// For what stands nowhere, such as a key that is missing: the place is its parent's.
  void add(Place place, String field, Fault fault, Map<String, Object> params) {
    add(new Problem(place, field, "", fault, params));
  }

  void add(Problem problem) {
    if (found.size() < MOST) {
      found.add(problem);
    }
  }

  void addAll(Problems others) {
    others.found.forEach(this::add);
  }

  int count() {
    return found.size();
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /// In the order of the file.
  List<Problem> list() {
    return found.stream()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }

  private static String written(Node node) {
    return node instanceof Node.Scalar scalar ? scalar.text() : "";
  }
}
