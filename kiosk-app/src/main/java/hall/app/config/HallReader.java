package hall.app.config;

import hall.app.config.HallFile.Device;
import hall.app.config.HallFile.OwnProfiles;
import hall.app.config.HallFile.ServiceEntry;
import hall.app.config.ProfileShelf.Refusal;
import hall.app.config.ProfileShelf.Shelf;
import hall.app.config.Register.Kind;
import hall.app.words.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a hall file like a compiler: to the end, with every problem, and only a file without any
/// becomes a hall.
public final class HallReader {

  private final ProfileShelf shelf;
  private final Words words;

  /// @param shelf which profiles there are for devices
  /// @param words what the house says, some of which a hall may say otherwise
  public HallReader(ProfileShelf shelf, Words words) {
    this.shelf = shelf;
    this.words = words;
  }

  /// Reads the file; a folder of profiles in it is sought beside the file.
  public Reading read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Path folder = file.toAbsolutePath().getParent();
      return read(in.readNBytes(Decoding.LARGEST + 1), folder == null ? file : folder);
    } catch (NoSuchFileException missing) {
      return bad(Fault.NOT_FOUND);
    } catch (IOException unreadable) {
      return bad(Fault.NOT_READABLE);
    }
  }

  /// Reads a hall that comes with the product, such as `demonstration`.
  public Reading readShipped(String name) {
    try (InputStream in = HallReader.class.getResourceAsStream("/halls/" + name + ".yaml")) {
      return in == null ? bad(Fault.NOT_FOUND) : read(in.readAllBytes(), Path.of(""));
    } catch (IOException e) {
      throw new UncheckedIOException("The shipped hall '" + name + "' cannot be read.", e);
    }
  }

  /// Reads the bytes of a hall file.
  ///
  /// @param folder where its folder of profiles is sought
  public Reading read(byte[] bytes, Path folder) {
    var problems = new Problems();
    Optional<String> text = Decoding.text(bytes, problems);
    Optional<Node> root = text.flatMap(each -> YamlTree.read(each, problems));
    if (text.isPresent() && root.isEmpty() && problems.isEmpty()) {
      problems.add(Place.START, "", Fault.EMPTY_FILE, Map.of());
    }
    Optional<HallFile> hall = root.map(node -> hall(node, problems, folder));
    return hall.isPresent() && problems.isEmpty()
        ? new Reading.Good(hall.get())
        : new Reading.Bad(problems.list());
  }

  private HallFile hall(Node root, Problems problems, Path folder) {
    var register = new Register();
    var shipped = new Draft(problems, register, HallFile.LANGUAGES, HallFile.LANGUAGES);
    Form file = Form.of(root, Shape.FILE, shipped);
    Map<String, Map<String, String>> own = OwnLanguages.read(file, folder, words, problems);
    List<String> known = Stream.concat(HallFile.LANGUAGES.stream(), own.keySet().stream()).toList();
    Draft draft =
        new Draft(problems, register, HallSection.languages(file.find("hall"), known), known);
    file = file.speaking(draft);
    HoursSection hours = HoursSection.read(file.find("calendar"), draft);
    List<ServiceEntry> services = ServiceSection.services(file, draft, hours);
    String profilesFolder = profilesFolder(file, folder, problems);
    Shelf profiles = shelf.open(profilesFolder);
    RulesSection rules = RulesSection.read(file.find("call-rules"), draft);
    List<Device> devices = DeviceSection.read(file, draft, profiles);
    List<Problem> refused =
        file.one("profiles-folder").map(at -> refused(profiles, at, devices)).orElse(List.of());
    HallFile hall =
        new HallFile(
            HallSection.sign(file.find("hall"), draft),
            HallSection.network(file.find("network"), draft),
            hours.hall(),
            rules.rules(),
            ServiceSection.groups(file, draft),
            services,
            WindowSection.staff(file, draft),
            WindowSection.windows(
                file, draft, hours, services.stream().map(ServiceEntry::id).toList()),
            WindowSection.kiosks(file, draft),
            devices,
            WindowSection.boards(file),
            VoiceSection.read(file.find("voice"), draft, name -> resolve(folder, name)),
            HallSection.centre(file.find("centre"), draft),
            KeepingSection.read(file.find("record"), draft),
            new OwnProfiles(profilesFolder, refused),
            TextSection.read(file, draft, words, own));
    checkNames(register, problems);
    if (problems.isEmpty()) {
      rules.tellUnfair(hall, words);
    }
    return hall;
  }

  private static void checkNames(Register register, Problems problems) {
    register.tellWhoIsNotThere(problems);
    if (!register.isDoubtful(Kind.WINDOW)) {
      register.tellWhoIsNotCalled(Kind.SERVICE, Fault.SERVICE_UNSERVED, problems);
    }
    if (!register.isDoubtful(Kind.SERVICE)) {
      register.tellWhoIsNotCalled(Kind.GROUP, Fault.GROUP_EMPTY, problems);
    }
  }

  /// What is wrong with profiles keeps no hall shut; of each it is said which devices stay dark.
  private static List<Problem> refused(Shelf profiles, Node.Scalar folder, List<Device> devices) {
    List<Problem> problems = new ArrayList<>();
    for (Refusal refusal : profiles.refusals()) {
      List<String> users =
          devices.stream()
              .filter(device -> isOf(device, refusal, profiles))
              .map(Device::id)
              .toList();
      Map<String, Object> params =
          Map.of(
              "profile", refusal.file(),
              "at", refusal.line(),
              "reason", refusal.reason(),
              "known", users);
      problems.add(
          new Problem(folder.place(), folder.path(), folder.text(), Fault.PROFILE_REFUSED, params));
    }
    return problems;
  }

  private static boolean isOf(Device device, Refusal refusal, Shelf profiles) {
    return profiles
        .refused(device.profile())
        .filter(wrong -> wrong.file().equals(refusal.file()))
        .isPresent();
  }

  private static String profilesFolder(Form file, Path folder, Problems problems) {
    Optional<Node.Scalar> written = file.one("profiles-folder");
    if (written.isEmpty()) {
      return "";
    }
    String found = resolve(folder, written.get().text());
    if (found.isEmpty()) {
      problems.add(written.get(), Fault.FOLDER_MISSING);
    }
    return found;
  }

  static String resolve(Path folder, String name) {
    try {
      Path resolved = folder.resolve(name).toAbsolutePath().normalize();
      return Files.isDirectory(resolved) ? resolved.toString() : "";
    } catch (InvalidPathException noPath) {
      return "";
    }
  }

  private static Reading bad(Fault fault) {
    return new Reading.Bad(List.of(new Problem(Place.START, "", "", fault, Map.of())));
  }
}
