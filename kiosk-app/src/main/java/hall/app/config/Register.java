package hall.app.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Every name the hall file gives and every name it calls, so that at the end each call can be seen
/// to reach somebody.
final class Register {

  /// What can have a name.
  enum Kind {
    SERVICE,
    GROUP,
    WINDOW,
    KIOSK,
    PRINTER,
    CLERK,
    BOARD,
    RULE
  }

  private record Call(Kind kind, String id, Node from, Fault noSuch) {}

  private final Map<Kind, Map<String, Node>> named = new EnumMap<>(Kind.class);
  private final Map<Kind, Set<String>> called = new EnumMap<>(Kind.class);
  private final List<Call> calls = new ArrayList<>();
  private final Map<Kind, Set<String>> perhaps = new EnumMap<>(Kind.class);
  private final Set<Kind> doubtful = EnumSet.noneOf(Kind.class);
  private boolean allServed;

  void name(Kind kind, String id, Node at, Problems problems) {
    Node first = named.computeIfAbsent(kind, _ -> new LinkedHashMap<>()).putIfAbsent(id, at);
    if (first != null) {
      problems.add(at, Fault.DUPLICATE_ID, Map.of("first", first.place().line()));
    }
  }

  void call(Kind kind, String id, Node from, Fault noSuch) {
    calls.add(new Call(kind, id, from, noSuch));
    called.computeIfAbsent(kind, _ -> new TreeSet<>()).add(id);
  }

  /// Speaks of something by its name without doing anything for it.
  void mention(Kind kind, String id, Node from, Fault noSuch) {
    calls.add(new Call(kind, id, from, noSuch));
  }

  /// Every service is handled, or at least it cannot be told which is not.
  void serveAll() {
    allServed = true;
  }

  /// What has this name may be of the kind, so whoever calls it is not blamed.
  void mayBe(Kind kind, String id) {
    perhaps.computeIfAbsent(kind, _ -> new TreeSet<>()).add(id);
  }

  /// Not all names of the kind could be read, so a call that reaches nobody proves nothing.
  void doubt(Kind kind) {
    doubtful.add(kind);
  }

  boolean isDoubtful(Kind kind) {
    return doubtful.contains(kind);
  }

  List<String> names(Kind kind) {
    return List.copyOf(named.getOrDefault(kind, Map.of()).keySet());
  }

  void tellWhoIsNotThere(Problems problems) {
    for (Call call : calls) {
      if (!isDoubtful(call.kind()) && !isThere(call.kind(), call.id())) {
        problems.add(call.from(), call.noSuch(), Known.params(call.id(), names(call.kind())));
      }
    }
  }

  private boolean isThere(Kind kind, String id) {
    return names(kind).contains(id) || perhaps.getOrDefault(kind, Set.of()).contains(id);
  }

  /// Tells of each named thing that nobody calls. One that was only misspelt by a caller is not
  /// told of again.
  void tellWhoIsNotCalled(Kind kind, Fault uncalled, Problems problems) {
    if (isDoubtful(kind) || (kind == Kind.SERVICE && allServed)) {
      return;
    }
    Set<String> calledIds = called.getOrDefault(kind, Set.of());
    List<String> meant =
        calledIds.stream()
            .filter(id -> !names(kind).contains(id))
            .map(id -> Nearest.to(id, names(kind)))
            .flatMap(Optional::stream)
            .toList();
    named
        .getOrDefault(kind, Map.of())
        .forEach((id, at) -> {
          if (!calledIds.contains(id) && !meant.contains(id)) {
            problems.add(at, uncalled);
          }
        });
  }
}
