package hall.app.config;

import hall.app.config.HallFile.Device;
import hall.app.config.HallFile.Use;
import hall.app.config.ProfileShelf.Model;
import hall.app.config.ProfileShelf.Shelf;
import hall.app.config.Register.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads what is plugged in where, and sees that no two devices stand in each other's way.
final class DeviceSection {

  private static final Pattern PORT =
      Pattern.compile(
          "/[^\\s/][^\\s]*"
              + "|tcp:([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:]{2,45}\\]):[1-9][0-9]{0,4}"
              + "|sim:[a-z0-9][a-z0-9-]{0,39}");

  /// Those that stand at a window, and nowhere else. An LED screen without one shows the newest
  /// calls of the whole hall (综合屏).
  private static final Set<Use> AT_A_WINDOW = Set.of(Use.CALLER, Use.RATING);

  /// Those that stand at a kiosk or a window: what they say is meant for that place.
  private static final Set<Use> AT_A_PLACE = Set.of(Use.GPIO, Use.ID_READER, Use.SCANNER);

  private static final int UNREADABLE = -1;

  /// A device of a profile that is not there: nothing more is asked of it.
  private static final Model UNKNOWN = new Model(Set.of(), true, 65533);

  /// A device as read, with what it was read from.
  private record Found(Device device, Form form, Model model) {}

  private final Draft draft;
  private final Shelf profiles;
  private final Map<String, Found> firstOnPort = new HashMap<>();
  private final Map<String, Found> firstAtAddress = new HashMap<>();
  private final Map<String, Found> firstAtWindow = new HashMap<>();

  private DeviceSection(Draft draft, Shelf profiles) {
    this.draft = draft;
    this.profiles = profiles;
  }

  static List<Device> read(Form file, Draft draft, Shelf profiles) {
    Optional<Node> node = file.find("devices");
    if (node.isEmpty()) {
      return List.of();
    }
    var section = new DeviceSection(draft, profiles);
    List<Device> devices = new ArrayList<>();
    Form all = Form.free(node.get(), draft);
    if (!(node.get() instanceof Node.Keys)) {
      draft.register().doubt(Kind.PRINTER);
    }
    for (Node.Key key : all.keys().values()) {
      devices.add(section.device(node.get(), key));
    }
    return devices;
  }

  private Device device(Node devices, Node.Key key) {
    if (!HallSection.ID.matcher(key.name()).matches()) {
      draft
          .problems()
          .add(new Problem(key.place(), devices.path(), key.name(), Fault.BAD_ID, Map.of()));
    }
    Form form = Form.of(key.value(), Shape.DEVICE, draft);
    String profile = form.one("profile").map(this::profile).orElse("");
    Model model = model(profile);
    Optional<Use> use = use(form, profile, model.kinds());
    if (use.isEmpty()) {
      draft.register().mayBe(Kind.PRINTER, key.name());
    }
    use.filter(Use.PRINTER::equals)
        .ifPresent(
            _ -> draft.register().name(Kind.PRINTER, key.name(), key.value(), draft.problems()));
    Device device =
        new Device(
            key.name(),
            profile,
            use.orElse(Use.LED),
            form.one("port").map(port -> form.matching(port, PORT, Fault.BAD_PORT, "")).orElse(""),
            address(form, model),
            window(form),
            form.reference("kiosk", Kind.KIOSK, Fault.NO_SUCH_KIOSK));
    use.ifPresent(_ -> place(new Found(device, form, model)));
    return device;
  }

  private String profile(Node.Scalar scalar) {
    if (profiles.find(scalar.text()).isEmpty() && !isRefusedOfKnownKind(scalar.text())) {
      draft
          .problems()
          .add(scalar, Fault.NO_SUCH_PROFILE, Known.params(scalar.text(), profiles.ids()));
    }
    return scalar.text();
  }

  /// A profile of the hall's own that is wrong keeps its device dark and no hall shut.
  private boolean isRefusedOfKnownKind(String profile) {
    return profiles.refused(profile).filter(wrong -> !wrong.kinds().isEmpty()).isPresent();
  }

  private Model model(String profile) {
    return profiles
        .refused(profile)
        .map(wrong -> new Model(wrong.kinds(), true, UNKNOWN.highestAddress()))
        .or(() -> profiles.find(profile))
        .orElse(UNKNOWN);
  }

  /// What the device is used for: as written, else what its profile is made for. A screen that can
  /// also speak is a screen unless the hall says otherwise.
  private Optional<Use> use(Form form, String profile, Set<String> kinds) {
    List<String> known = Stream.of(Use.values()).map(Use::text).toList();
    Optional<Node.Scalar> written = form.one("use");
    if (written.isEmpty()) {
      if (kinds.size() > 1 && !kinds.contains("led")) {
        tell(form, Fault.USE_MISSING, Map.of("profile", profile, "known", sorted(kinds)));
        return Optional.empty();
      }
      return kinds.stream()
          .filter(kind -> kinds.size() == 1 || kind.equals("led"))
          .filter(known::contains)
          .map(DeviceSection::named)
          .findFirst();
    }
    String use = form.choice(written.get(), known, "");
    if (!use.isEmpty() && !kinds.isEmpty() && !kinds.contains(use)) {
      draft
          .problems()
          .add(
              written.get(),
              Fault.USE_NOT_OF_PROFILE,
              Map.of("profile", profile, "known", sorted(kinds)));
    }
    return use.isEmpty() ? Optional.empty() : Optional.of(named(use));
  }

  private static int address(Form form, Model model) {
    boolean written = form.keys().containsKey("address");
    return form.whole("address", 0, model.highestAddress(), written ? UNREADABLE : 1);
  }

  private int window(Form form) {
    Optional<Node.Scalar> window = form.one("window");
    if (window.isEmpty()) {
      return 0;
    }
    int number = form.whole(window.get(), 1, WindowSection.HIGHEST, 0);
    if (number > 0) {
      draft
          .register()
          .call(Kind.WINDOW, Integer.toString(number), window.get(), Fault.NO_SUCH_WINDOW);
    }
    return number;
  }

  private void place(Found found) {
    tellWhereItBelongs(found);
    if (!found.device().port().isEmpty()) {
      tellWhoIsOnThePort(found);
    }
    Use use = found.device().use();
    if (found.device().windowNumber() > 0 && (use == Use.CALLER || use == Use.RATING)) {
      String spot = use.text() + " " + found.device().windowNumber();
      Found first = firstAtWindow.putIfAbsent(spot, found);
      if (first != null) {
        tell(found.form(), "window", Fault.WINDOW_HAS_DEVICE, other(first));
      }
    }
  }

  private void tellWhereItBelongs(Found found) {
    Use use = found.device().use();
    Form form = found.form();
    boolean window = form.keys().containsKey("window");
    boolean kiosk = form.keys().containsKey("kiosk");
    if (AT_A_WINDOW.contains(use) && !window) {
      tell(form, Fault.NEEDS_WINDOW, Map.of("use", use.text()));
    }
    if (!AT_A_WINDOW.contains(use) && use != Use.LED && !AT_A_PLACE.contains(use) && window) {
      tell(form, "window", Fault.NO_PLACE_FOR_WINDOW, Map.of("use", use.text()));
    }
    if (AT_A_PLACE.contains(use) && !kiosk && !window) {
      tell(form, Fault.NEEDS_KIOSK, Map.of("use", use.text()));
    }
    if (!AT_A_PLACE.contains(use) && kiosk) {
      tell(form, "kiosk", Fault.NO_PLACE_FOR_KIOSK, Map.of("use", use.text()));
    }
  }

  /// Several devices may share a line when they speak alike and each has its own address.
  private void tellWhoIsOnThePort(Found found) {
    Device device = found.device();
    Found first = firstOnPort.putIfAbsent(device.port(), found);
    if (first == null) {
      firstAtAddress.put(spot(device), found);
      return;
    }
    if (!first.device().profile().equals(device.profile())) {
      tell(found.form(), "port", Fault.PORT_PROFILES, other(first));
    } else if (!found.model().isShared()) {
      tell(found.form(), "port", Fault.PORT_NOT_SHARED, other(first));
    } else if (device.address() != UNREADABLE) {
      Found same = firstAtAddress.putIfAbsent(spot(device), found);
      if (same != null) {
        String key = found.form().keys().containsKey("address") ? "address" : "port";
        tell(found.form(), key, Fault.ADDRESS_CLASH, other(same));
      }
    }
  }

  /// A screen's own loudspeaker has the screen's address.
  private static String spot(Device device) {
    String part = device.use() == Use.VOICE ? "voice" : "";
    return device.port() + " " + device.address() + part;
  }

  private static Map<String, Object> other(Found other) {
    return Map.of(
        "other",
        other.device().id(),
        "profile",
        other.device().profile(),
        "address",
        other.device().address(),
        "first",
        other.form().place().line());
  }

  private void tell(Form form, Fault fault, Map<String, Object> params) {
    draft.problems().add(form.place(), form.path(), fault, params);
  }

  private void tell(Form form, String key, Fault fault, Map<String, Object> params) {
    form.one(key).ifPresent(scalar -> draft.problems().add(scalar, fault, params));
  }

  private static List<String> sorted(Set<String> kinds) {
    return List.copyOf(new TreeSet<>(kinds));
  }

  private static Use named(String text) {
    return Stream.of(Use.values()).filter(use -> use.text().equals(text)).findFirst().orElseThrow();
  }
}
