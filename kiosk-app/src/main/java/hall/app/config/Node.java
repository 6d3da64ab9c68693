package hall.app.config;

import java.util.List;
import java.util.Map;

/// One value of the hall file, with its place and the path that leads to it, as
/// `windows[2].services[1]`. List items are counted from 1.
sealed interface Node {

  Place place();

  String path();

  /// A single word or text, exactly as written: `0236` is not eight-based and `04:00` is no sum.
  record Scalar(Place place, String path, String text, boolean quoted) implements Node {

    boolean isEmpty() {
      return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }
  }

  /// A list.
  record Items(Place place, String path, List<Node> nodes) implements Node {}

  /// A mapping, in the order it is written.
  record Keys(Place place, String path, Map<String, Key> keys) implements Node {}

  /// A part that could not be read. Its problem is already told, so nothing more is said of it.
  record Broken(Place place, String path) implements Node {}

  /// One key of a mapping and what stands behind it.
  record Key(String name, Place place, Node value) {}
}
