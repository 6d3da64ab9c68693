package hall.app.config;

import hall.app.words.ServiceNames;
import hall.queue.Calendar;
import hall.queue.CallRules;
import hall.queue.ClerkId;
import hall.queue.HallPlan;
import hall.queue.HallPlan.Gate;
import hall.queue.Permission;
import hall.queue.Series;
import hall.queue.ServiceId;
import hall.queue.WindowId;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A hall as its manager wrote it in `hall.yaml`. It comes from [HallReader] only, which has
/// checked it wholly: every name in it that refers to something finds it.
///
/// @param calendar the hall's own hours
/// @param services in the order the kiosk shows them
/// @param devices in the order of the file
/// @param texts what the hall says in other words: language → message key → text
public record HallFile(
    Sign hall,
    Network network,
    Calendar calendar,
    CallRules rules,
    List<Group> groups,
    List<ServiceEntry> services,
    List<Clerk> staff,
    List<Window> windows,
    List<Kiosk> kiosks,
    List<Device> devices,
    List<Board> boards,
    Voice voice,
    Centre centre,
    Keeping keeping,
    OwnProfiles ownProfiles,
    Map<String, Map<String, String>> texts) {

  /// The languages the product speaks; a hall chooses among them.
  public static final List<String> LANGUAGES = List.of("zh-CN", "en");

  /// The profiles that the hall keeps itself.
  ///
  /// @param folder where they are, as written; empty for none
  /// @param refused what is wrong with those of them that cannot be used; the hall opens without
  public record OwnProfiles(String folder, List<Problem> refused) {
    public OwnProfiles {
      refused = List.copyOf(refused);
    }
  }

  /// What hangs over the door.
  ///
  /// @param id by which the centre knows the hall
  /// @param phone empty when none is given
  /// @param notice shown while nobody is called; empty wording when none is given
  /// @param language what a face speaks until someone chooses
  /// @param languages what can be chosen, the hall's own first
  public record Sign(
      String id,
      Wording name,
      Wording address,
      String phone,
      Wording notice,
      String language,
      List<String> languages) {}

  /// Where the hall's computer is reached.
  ///
  /// @param listen the address the doors listen on
  /// @param publicAddress what a citizen's phone can reach, for the QR on the paper, without a
  ///   slash at its end; the listening address when the hall names none
  public record Network(String listen, int port, URI publicAddress) {

    private static Network onThisMachine(int port) {
      return new Network("127.0.0.1", port, address("127.0.0.1", port));
    }
  }

  /// Services that belong together for the citizen, with a letter A to H that stands for a colour.
  public record Group(String id, char letter, Wording name) {}

  /// A kind of business (业务), as the citizen sees it and as the rules need it.
  ///
  /// @param bring what to bring, by language; the lists are equally long
  /// @param gate when a number of it may be given out
  /// @param hours the hall's calendar when the service has no hours of its own
  public record ServiceEntry(
      ServiceId id,
      String group,
      Series series,
      Wording name,
      Map<String, List<String>> bring,
      Gate gate,
      Calendar hours) {}

  /// Who sits at the windows. The name is shown in the hall and never leaves it.
  ///
  /// @param skills the services they can do, wherever they sit; none named means whatever their
  ///   window handles
  /// @param may what not every clerk may do
  public record Clerk(
      ClerkId id, String name, Wording post, List<ServiceId> skills, Set<Permission> may) {}

  /// A window.
  ///
  /// @param name its special name (台胞接待室), empty for just its number
  /// @param services what it handles; `all` is already written out, and none at all means whatever
  ///   the clerk there can do
  /// @param hours when it is staffed; empty when the hall's hours count
  public record Window(
      WindowId id, Wording name, List<ServiceId> services, Optional<Calendar> hours) {}

  /// Where numbers are taken.
  public record Kiosk(String id, String printer, String language) {}

  /// What a device is used for in the hall.
  public enum Use {
    LED,
    CALLER,
    RATING,
    PRINTER,
    VOICE,
    GPIO,
    ID_READER,
    SCANNER;

    /// As the hall file and the profiles call it.
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Something plugged in.
  ///
  /// @param port a device path, or `sim:name` for a simulated line; devices with one port share it
  /// @param address on that line
  /// @param windowNumber 0 when it stands at no window; [#window] is what to ask
  /// @param kiosk empty when it belongs to no kiosk
  public record Device(
      String id,
      String profile,
      Use use,
      String port,
      int address,
      int windowNumber,
      String kiosk) {

    public Optional<WindowId> window() {
      return windowNumber == 0 ? Optional.empty() : Optional.of(new WindowId(windowNumber));
    }

    public boolean isSimulated() {
      return port.startsWith("sim:");
    }

    Device on(String otherPort) {
      return new Device(id, profile, use, otherPort, address, windowNumber, kiosk);
    }
  }

  /// A call screen (叫号屏) in the browser.
  public record Board(String id, Wording title) {}

  /// How the hall's voices speak.
  ///
  /// @param times how often a call is said while nobody else waits to be called
  /// @param languages in which each call is said; empty for the hall's own and the citizen's
  /// @param volume in percent, at all hours that are not among `hours`
  /// @param clips the folder of the hall's own recordings, empty for none
  public record Voice(
      boolean chime,
      int times,
      List<String> languages,
      int volume,
      List<Loudness> hours,
      String clips) {

    public Voice {
      languages = List.copyOf(languages);
      hours = List.copyOf(hours);
    }

    /// The volume at that minute of the day.
    public int volumeAt(int minute) {
      return hours.stream()
          .filter(each -> each.from() <= minute && minute < each.to())
          .map(Loudness::volume)
          .findFirst()
          .orElse(volume);
    }
  }

  /// A stretch of the day with a volume of its own.
  ///
  /// @param from a minute of the day
  /// @param to the minute after the last
  public record Loudness(int from, int to, int volume) {}

  /// Where the visits are reported.
  public sealed interface Centre {
    /// Nowhere.
    record None() implements Centre {}

    /// To the receiver that the house itself starts, so that the way can be seen (`demonstration`).
    record Demonstration() implements Centre {}

    /// To `{url}/v1/halls/{hall}/reports`.
    ///
    /// @param url without a slash at its end
    record At(URI url) implements Centre {}
  }

  /// How the record is kept beside its own folder.
  ///
  /// @param copy where a second copy goes; empty for none
  /// @param nightly the hour at which each day is copied whole and read back
  /// @param keep how many of those are kept
  public record Keeping(Optional<Path> copy, LocalTime nightly, int keep) {}

  public HallFile {
    groups = List.copyOf(groups);
    services = List.copyOf(services);
    staff = List.copyOf(staff);
    windows = List.copyOf(windows);
    kiosks = List.copyOf(kiosks);
    devices = List.copyOf(devices);
    boards = List.copyOf(boards);
    texts = Map.copyOf(texts);
  }

  /// What of the file decides anything.
  public HallPlan plan() {
    Set<Integer> withPad =
        devices.stream()
            .filter(device -> device.use() == Use.RATING)
            .map(Device::windowNumber)
            .collect(Collectors.toSet());
    return new HallPlan(
        calendar,
        services.stream()
            .map(each ->
                new HallPlan.ServicePlan(each.id(), each.series(), each.gate(), each.hours()))
            .toList(),
        windows.stream()
            .map(each ->
                new HallPlan.WindowPlan(
                    each.id(), each.services(), withPad.contains(each.id().number()), each.hours()))
            .toList(),
        staff.stream()
            .sorted(Comparator.comparing(Clerk::id))
            .map(each -> new HallPlan.ClerkPlan(each.id(), each.skills(), each.may()))
            .toList(),
        rules);
  }

  /// The same hall with every device simulated. Its visits are invented ones, so they go to the
  /// demonstration's receiver and never to the real centre, nobody but this machine sees them, and
  /// the real hall's copies are left alone.
  public HallFile simulated() {
    return new HallFile(
        hall,
        Network.onThisMachine(network.port()),
        calendar,
        rules,
        groups,
        services,
        staff,
        windows,
        kiosks,
        SimPorts.of(devices),
        boards,
        voice,
        centre instanceof Centre.None ? centre : new Centre.Demonstration(),
        new Keeping(Optional.empty(), keeping.nightly(), keeping.keep()),
        ownProfiles,
        texts);
  }

  /// The same hall behind another port. The address on the paper goes along unless the hall has
  /// named one of its own.
  public HallFile at(int port) {
    URI own = network.publicAddress();
    boolean derived = own.equals(address(network.listen(), network.port()));
    Network moved =
        new Network(network.listen(), port, derived ? address(network.listen(), port) : own);
    return new HallFile(
        hall,
        moved,
        calendar,
        rules,
        groups,
        services,
        staff,
        windows,
        kiosks,
        devices,
        boards,
        voice,
        centre,
        keeping,
        ownProfiles,
        texts);
  }

  /// What a browser calls the port of that host; an IPv6 address stands in brackets.
  static URI address(String host, int port) {
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }

  /// Where the hall keeps profiles of its own; empty for none.
  public String profilesFolder() {
    return ownProfiles.folder();
  }

  /// The device of that name.
  public Optional<Device> device(String id) {
    return devices.stream().filter(device -> device.id().equals(id)).findFirst();
  }

  /// What people call the services.
  public ServiceNames serviceNames() {
    return (id, language) -> service(id).map(each -> each.name().in(language)).orElseGet(id::value);
  }

  /// The service of that name.
  public Optional<ServiceEntry> service(ServiceId id) {
    return services.stream().filter(service -> service.id().equals(id)).findFirst();
  }
}
