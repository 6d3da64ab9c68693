package hall.app.config;

import hall.app.config.HallFile.Loudness;
import hall.app.config.HallFile.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Reads how the hall's voices speak, and how loud at which hours.
final class VoiceSection {

  private static final int LOUD = 80;
  private static final int TIMES_MOST = 3;
  private static final int STRETCHES_MOST = 12;

  private final Draft draft;

  private VoiceSection(Draft draft) {
    this.draft = draft;
  }

  /// @param folder finds a folder by its name as written; empty when there is none
  static Voice read(Optional<Node> node, Draft draft, UnaryOperator<String> folder) {
    return node.map(voice -> new VoiceSection(draft).voice(voice, folder))
        .orElse(new Voice(true, 1, List.of(), LOUD, List.of(), ""));
  }

  private Voice voice(Node node, UnaryOperator<String> folder) {
    Form form = Form.of(node, Shape.VOICE, draft);
    return new Voice(
        form.choice("chime", List.of("true", "false"), "true").equals("true"),
        form.whole("repeat", 1, TIMES_MOST, 1),
        languages(form),
        form.whole("volume", 0, 100, LOUD),
        form.find("volume-at").map(this::hours).orElse(List.of()),
        clips(form, folder));
  }

  /// Nobody understands a language in which the hall has no words.
  private List<String> languages(Form form) {
    List<String> languages = new ArrayList<>();
    for (Node item : form.items("languages", 1)) {
      form.asOne(item)
          .map(scalar -> form.choice(scalar, draft.languages(), ""))
          .filter(language -> !language.isEmpty() && !languages.contains(language))
          .ifPresent(languages::add);
    }
    return languages;
  }

  private List<Loudness> hours(Node node) {
    List<Loudness> hours = new ArrayList<>();
    Form form = Form.free(node, draft);
    if (form.keys().size() > STRETCHES_MOST) {
      draft.problems().add(node, Fault.TOO_MANY_ITEMS, Map.of("most", STRETCHES_MOST));
    }
    for (Node.Key key : form.keys().values()) {
      String[] ends = key.name().strip().split("\\s*-\\s*", -1);
      int from = Sessions.minute(ends[0]);
      int to = Sessions.minute(ends[ends.length - 1]);
      int volume = form.whole(key.name(), 0, 100, LOUD);
      if (ends.length != 2 || from < 0 || to < 0) {
        tell(node, key, Fault.BAD_SESSION, Map.of());
      } else if (from >= to) {
        tell(node, key, Fault.SESSION_BACKWARDS, Map.of());
      } else {
        tellOverlap(node, key, from, to, hours);
        hours.add(new Loudness(from, to, volume));
      }
    }
    return hours;
  }

  private void tellOverlap(Node node, Node.Key key, int from, int to, List<Loudness> hours) {
    hours.stream()
        .filter(other -> from < other.to() && other.from() < to)
        .findFirst()
        .ifPresent(other ->
            tell(
                node,
                key,
                Fault.SESSION_OVERLAP,
                Map.of("other", Sessions.text(other.from(), other.to()))));
  }

  private String clips(Form form, UnaryOperator<String> folder) {
    Optional<Node.Scalar> written = form.one("clips");
    String found = written.map(Node.Scalar::text).map(folder).orElse("");
    if (written.isPresent() && found.isEmpty()) {
      draft.problems().add(written.get(), Fault.FOLDER_MISSING);
    }
    return found;
  }

  private void tell(Node node, Node.Key key, Fault fault, Map<String, Object> params) {
    draft.problems().add(new Problem(key.place(), node.path(), key.name(), fault, params));
  }
}
