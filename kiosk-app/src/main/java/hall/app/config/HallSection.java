package hall.app.config;

import hall.app.config.HallFile.Centre;
import hall.app.config.HallFile.Network;
import hall.app.config.HallFile.Sign;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads what concerns the hall as a whole: its sign, its network, its rules, its centre.
final class HallSection {

  static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern IP4 =
      Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?!$)|$)){4}");
  private static final Set<String> LISTEN_EVERYWHERE = Set.of("0.0.0.0", "::");
  private static final Set<String> LISTEN_WORDS = Set.of("localhost", "::", "::1");
  private static final String DEMONSTRATION = "demonstration";

  private HallSection() {}

  /// The languages come first, for all other texts are asked for in them. What is wrong with them
  /// is told with the rest of the sign.
  static List<String> languages(Optional<Node> node, List<String> known) {
    var quiet = new Draft(new Problems(), new Register(), known, known);
    return node.map(hall -> languages(Form.of(hall, Shape.HALL, quiet), known)).orElse(known);
  }

  /// The hall's own language first.
  private static List<String> languages(Form form, List<String> known) {
    List<String> chosen = new ArrayList<>();
    for (Node item : form.items("languages", 1)) {
      form.asOne(item)
          .map(scalar -> form.choice(scalar, known, ""))
          .filter(language -> !language.isEmpty() && !chosen.contains(language))
          .ifPresent(chosen::add);
    }
    List<String> spoken = chosen.isEmpty() ? new ArrayList<>(known) : chosen;
    String own = form.choice("language", List.copyOf(spoken), spoken.getFirst());
    spoken.remove(own);
    spoken.addFirst(own);
    return List.copyOf(spoken);
  }

  static Sign sign(Optional<Node> node, Draft draft) {
    if (node.isEmpty()) {
      return new Sign("", Wording.NONE, Wording.NONE, "", Wording.NONE, "", List.of());
    }
    Form form = Form.of(node.get(), Shape.HALL, draft);
    List<String> languages = languages(form, draft.known());
    return new Sign(
        form.one("id").map(id -> form.matching(id, ID, Fault.BAD_ID, "")).orElse(""),
        form.wording("name", 24),
        form.wording("address", 40),
        form.text("phone", 20),
        form.wording("notice", 100),
        languages.getFirst(),
        languages);
  }

  static Network network(Optional<Node> node, Draft draft) {
    if (node.isEmpty()) {
      return new Network("127.0.0.1", 8080, HallFile.address("127.0.0.1", 8080));
    }
    Form form = Form.of(node.get(), Shape.NETWORK, draft);
    String listen = form.one("listen").map(each -> listen(each, draft)).orElse("127.0.0.1");
    int port = form.whole("port", 1, 65535, 8080);
    Optional<Node.Scalar> seen = form.one("public-address");
    if (seen.isEmpty() && LISTEN_EVERYWHERE.contains(listen)) {
      form.one("listen").ifPresent(at -> draft.problems().add(at, Fault.NO_PUBLIC_ADDRESS));
    }
    return new Network(
        listen,
        port,
        seen.flatMap(each -> url(each, Fault.BAD_URL, draft))
            .orElseGet(() -> HallFile.address(listen, port)));
  }

  private static String listen(Node.Scalar scalar, Draft draft) {
    String text = scalar.text();
    if (LISTEN_WORDS.contains(text) || IP4.matcher(text).matches()) {
      return text;
    }
    draft.problems().add(scalar, Fault.BAD_LISTEN);
    return "127.0.0.1";
  }

  static Centre centre(Optional<Node> node, Draft draft) {
    if (node.isEmpty()) {
      return new Centre.None();
    }
    Optional<Node.Scalar> url = Form.of(node.get(), Shape.CENTRE, draft).one("url");
    if (url.isPresent() && url.get().text().equals(DEMONSTRATION)) {
      return new Centre.Demonstration();
    }
    Optional<URI> address = url.flatMap(each -> url(each, Fault.BAD_CENTRE_URL, draft));
    return address.isPresent() ? new Centre.At(address.get()) : new Centre.None();
  }

  private static Optional<URI> url(Node.Scalar scalar, Fault fault, Draft draft) {
    String text = scalar.text().replaceAll("/+$", "");
    try {
      URI url = new URI(text);
      String scheme = url.getScheme() == null ? "" : url.getScheme();
      boolean web = scheme.equals("http") || scheme.equals("https");
      boolean plain =
          url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
      if (web && plain && url.getHost() != null && url.getPort() <= 65535) {
        return Optional.of(url);
      }
    } catch (URISyntaxException malformed) {
      draft.problems().add(scalar, fault);
      return Optional.empty();
    }
    draft.problems().add(scalar, fault);
    return Optional.empty();
  }
}
