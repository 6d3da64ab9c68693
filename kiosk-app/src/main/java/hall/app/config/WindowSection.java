package hall.app.config;

import hall.app.config.HallFile.Board;
import hall.app.config.HallFile.Clerk;
import hall.app.config.HallFile.Kiosk;
import hall.app.config.HallFile.Window;
import hall.app.config.Register.Kind;
import hall.queue.ClerkId;
import hall.queue.Permission;
import hall.queue.ServiceId;
import hall.queue.WindowId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads where people meet: the windows with their clerks, the kiosks, the call screens.
final class WindowSection {

  static final int HIGHEST = 999;
  private static final Pattern STAFF_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,19}");
  private static final String ALL = "all";
  private static final String ANY = "any";
  private static final List<String> PERMISSIONS =
      Stream.of(Permission.values()).map(WindowSection::text).toList();

  private WindowSection() {}

  static List<Clerk> staff(Form file, Draft draft) {
    return file.parts("staff", Shape.CLERK, Kind.CLERK).stream()
        .map(form -> clerk(form, draft))
        .toList();
  }

  private static Clerk clerk(Form form, Draft draft) {
    String id = form.id(Kind.CLERK, STAFF_ID, Fault.BAD_STAFF_ID, "unreadable");
    return new Clerk(
        new ClerkId(id),
        form.text("name", 12),
        form.wording("post", 16),
        form.find("skills").map(each -> services(each, form, draft, false)).orElse(List.of()),
        form.items("may", 0).stream()
            .flatMap(each -> form.asOne(each).stream())
            .map(each -> form.choice(each, PERMISSIONS, ""))
            .filter(each -> !each.isEmpty())
            .map(WindowSection::permission)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static String text(Permission permission) {
    return permission.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Permission permission(String text) {
    return Permission.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /// @param services all that the hall offers, for the windows that handle them all
  static List<Window> windows(
      Form file, Draft draft, HoursSection hours, List<ServiceId> services) {
    List<Window> windows = new ArrayList<>();
    for (Form form : file.parts("windows", Shape.WINDOW, Kind.WINDOW)) {
      int number = number(form, draft);
      windows.add(
          new Window(
              new WindowId(number),
              form.wording("name", 12),
              handled(form, draft, services),
              form.find("hours").map(own -> hours.service(Optional.of(own)))));
    }
    return windows;
  }

  private static int number(Form form, Draft draft) {
    Optional<Node.Scalar> id = form.one("id");
    if (id.isEmpty()) {
      draft.register().doubt(Kind.WINDOW);
      return 1;
    }
    int number = form.whole(id.get(), 1, HIGHEST, 0);
    String name = number == 0 ? id.get().text() : Integer.toString(number);
    draft.register().name(Kind.WINDOW, name, id.get(), draft.problems());
    return Math.max(1, number);
  }

  private static List<ServiceId> handled(Form form, Draft draft, List<ServiceId> services) {
    Optional<Node> written = form.find("services");
    if (!(written.orElse(null) instanceof Node.Items)) {
      draft.register().serveAll();
    }
    if (written.isEmpty()) {
      return List.of();
    }
    if (written.get() instanceof Node.Scalar word && word.text().equals(ALL)) {
      return services;
    }
    if (written.get() instanceof Node.Scalar word && word.text().equals(ANY)) {
      return List.of();
    }
    return services(written.get(), form, draft, true);
  }

  /// @param isServed that whoever lists them handles them, so that they are not without a window
  private static List<ServiceId> services(Node list, Form form, Draft draft, boolean isServed) {
    Map<String, Place> named = new HashMap<>();
    List<ServiceId> services = new ArrayList<>();
    for (Node item : form.items(list, 1, HIGHEST)) {
      form.asOne(item)
          .flatMap(name -> service(name, named, draft, isServed))
          .ifPresent(services::add);
    }
    return services;
  }

  private static Optional<ServiceId> service(
      Node.Scalar name, Map<String, Place> named, Draft draft, boolean isServed) {
    if (isServed) {
      draft.register().call(Kind.SERVICE, name.text(), name, Fault.NO_SUCH_SERVICE);
    } else {
      draft.register().mention(Kind.SERVICE, name.text(), name, Fault.NO_SUCH_SERVICE);
    }
    Place first = named.putIfAbsent(name.text(), name.place());
    if (first != null) {
      draft.problems().add(name, Fault.DUPLICATE_ITEM, Map.of("first", first.line()));
    }
    return HallSection.ID.matcher(name.text()).matches()
        ? Optional.of(new ServiceId(name.text()))
        : Optional.empty();
  }

  static List<Kiosk> kiosks(Form file, Draft draft) {
    return file.parts("kiosks", Shape.KIOSK, Kind.KIOSK).stream()
        .map(form ->
            new Kiosk(
                form.id(Kind.KIOSK, HallSection.ID, Fault.BAD_ID, ""),
                form.reference("printer", Kind.PRINTER, Fault.NO_SUCH_PRINTER),
                form.choice("language", draft.languages(), draft.languages().getFirst())))
        .toList();
  }

  static List<Board> boards(Form file) {
    return file.keys().containsKey("boards")
        ? file.parts("boards", Shape.BOARD, Kind.BOARD).stream()
            .map(form ->
                new Board(
                    form.id(Kind.BOARD, HallSection.ID, Fault.BAD_ID, ""),
                    form.wording("title", 24)))
            .toList()
        : List.of();
  }
}
