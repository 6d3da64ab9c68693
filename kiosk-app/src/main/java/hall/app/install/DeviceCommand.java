package hall.app.install;

import hall.app.words.Words;
import hall.device.DeviceEvent;
import hall.device.DeviceFloor;
import hall.device.DeviceId;
import hall.device.DeviceProbe;
import hall.device.DeviceSetup;
import hall.device.Sign;
import hall.device.State;
import hall.device.plug.Socket;
import hall.device.plug.Sockets;
import hall.device.printer.Page;
import hall.device.printer.PrintResult;
import hall.profile.Profile;
import hall.profile.Profiles;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// `tinghao devices` and `tinghao device`: what is plugged in, whether it works, what it is. The
/// hall itself need not run; a port that it has is busy.
public final class DeviceCommand {

  private static final int GOOD = 0;
  private static final int BAD = 1;
  private static final int USAGE = 64;
  private static final DeviceId DEVICE = new DeviceId("device");
  private static final Duration SIGN = Duration.ofSeconds(2);
  private static final Duration PAPER = Duration.ofSeconds(20);
  private static final int SECONDS = 20;
  private static final int SECONDS_MOST = 3_600;

  private final Words words;
  private final PrintStream out;
  private final Profiles profiles;
  private final Semaphore pause = new Semaphore(0);
  private String language;
  private int address = 1;
  private int seconds = SECONDS;

  /// @param language of the terminal
  public DeviceCommand(Words words, String language, PrintStream out) {
    this.words = words;
    this.language = language;
    this.out = out;
    profiles = Profiles.shipped();
  }

  /// Does what is asked for.
  ///
  /// @param arguments all of them, `devices` or `device` first
  /// @return 0 when something was found or works, 1 when not, 64 when the arguments are wrong
  public int run(List<String> arguments) {
    List<String> rest = new ArrayList<>(arguments);
    boolean understood = options(rest);
    if (understood && rest.equals(List.of("devices"))) {
      return list(new Sockets().list());
    }
    if (understood && rest.size() == 4 && rest.get(1).equals("try")) {
      return attempt(rest.get(2), rest.get(3));
    }
    if (understood && rest.size() == 3 && rest.get(1).equals("probe")) {
      return probe(rest.get(2));
    }
    say("usage", Map.of());
    return USAGE;
  }

  private boolean options(List<String> rest) {
    Optional<String> asked = option(rest, "--lang");
    asked.filter(words.languages()::contains).ifPresent(chosen -> language = chosen);
    Optional<String> number = option(rest, "--address");
    Optional<String> time = option(rest, "--seconds");
    boolean whole =
        number.filter(text -> !text.matches("[0-9]{1,5}")).isEmpty()
            && time.filter(text -> !text.matches("[0-9]{1,4}")).isEmpty();
    if (whole) {
      number.ifPresent(text -> address = Integer.parseInt(text));
      time.ifPresent(text -> seconds = Math.clamp(Integer.parseInt(text), 1, SECONDS_MOST));
    }
    return whole && asked.filter(text -> !words.languages().contains(text)).isEmpty();
  }

  private static Optional<String> option(List<String> rest, String name) {
    int at = rest.indexOf(name);
    if (at < 0 || at + 1 >= rest.size()) {
      return Optional.empty();
    }
    String value = rest.get(at + 1);
    rest.subList(at, at + 2).clear();
    return Optional.of(value);
  }

  int list(List<Socket> sockets) {
    for (Socket socket : sockets) {
      String kind = words.say(language, "install.kind." + lower(socket.kind()));
      String id = socket.usb().isEmpty() ? "" : "  " + socket.usb();
      String name = socket.name().isEmpty() ? "" : "  " + socket.name();
      out.println(socket.stable() + "  " + kind + id + name);
      if (!socket.stable().equals(socket.port())) {
        out.println("    = " + socket.port());
      }
      if (!socket.open()) {
        out.println("    " + words.say(language, "devices.remedy.port-denied"));
      }
    }
    say("found", Map.of("n", sockets.size()));
    return sockets.isEmpty() ? BAD : GOOD;
  }

  private int probe(String port) {
    say("probing", Map.of("port", port));
    try (var probe =
        new DeviceProbe(port, profiles, Duration.ofSeconds(5), () -> say("listening", Map.of()))) {
      DeviceProbe.Outcome outcome = probe.run();
      if (!outcome.cause().isEmpty()) {
        cause(outcome.cause());
        return BAD;
      }
      for (DeviceProbe.Finding finding : outcome.findings()) {
        say(
            finding.spoke() ? "spoke" : "answered",
            Map.of(
                "id", finding.profile().id(),
                "name", finding.profile().name(language),
                "baud", finding.baud() == 0 ? "–" : finding.baud(),
                "address", finding.address()));
      }
      if (outcome.findings().isEmpty()) {
        say(outcome.noiseBytes() > 0 ? "noise" : "silent", Map.of("n", outcome.noiseBytes()));
      }
      return outcome.findings().isEmpty() ? BAD : GOOD;
    }
  }

  private int attempt(String name, String port) {
    Profiles known = name.endsWith(".json") ? Profiles.with(folder(name)) : profiles;
    String id = name.endsWith(".json") ? bare(name) : name;
    Optional<Profile> profile = known.find(id);
    if (profile.isEmpty()) {
      say("no-profile", Map.of("value", id, "known", String.join(", ", known.ids())));
      return BAD;
    }
    BlockingQueue<DeviceEvent> events = new LinkedBlockingQueue<>();
    try (DeviceFloor floor =
        DeviceFloor.open(
            List.of(new DeviceSetup(DEVICE, profile.get(), port, address)), events::add)) {
      return attempt(profile.get(), floor, events);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return BAD;
    }
  }

  /// A file's folder, so that a profile is tried before it stands in any hall.
  private static Path folder(String name) {
    Path parent = Path.of(name).toAbsolutePath().getParent();
    return parent == null || !Files.isDirectory(parent) ? Path.of(".") : parent;
  }

  private static String bare(String name) {
    return String.valueOf(Path.of(name).getFileName()).replaceFirst("\\.json$", "");
  }

  private int attempt(Profile profile, DeviceFloor floor, BlockingQueue<DeviceEvent> events)
      throws InterruptedException {
    say("trying", Map.of("name", profile.name(language), "seconds", seconds));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    boolean works = false;
    boolean told = false;
    for (long left = seconds * 1000L; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
      DeviceEvent event = events.poll(left, TimeUnit.MILLISECONDS);
      if (event != null) {
        echo(event);
      }
      if (event instanceof DeviceEvent.StatusChanged(_, var status, _)
          && status.state() == State.READY) {
        works = true;
        if (!told) {
          told = true;
          works = show(profile, floor);
        }
        if (profile.kinds().equals(Set.of("printer"))) {
          return works ? GOOD : BAD;
        }
      }
    }
    return works ? GOOD : BAD;
  }

  /// Tells the device all that it can show; false when a page did not come out.
  private boolean show(Profile profile, DeviceFloor floor) throws InterruptedException {
    var trials = new Trials(words, language);
    trials.tell(floor, DEVICE, profile);
    if (profile.kinds().contains("led")) {
      for (Sign sign : trials.signs()) {
        floor.show(DEVICE, sign);
        // The eye needs a while for each; nothing else is to be done meanwhile.
        pause.tryAcquire(SIGN.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
    return !profile.kinds().contains("printer") || printed(floor, trials.page(profile.id()));
  }

  private boolean printed(DeviceFloor floor, Page page) throws InterruptedException {
    try {
      return switch (floor.print(DEVICE, page).get(PAPER.toSeconds(), TimeUnit.SECONDS)) {
        case PrintResult.Printed _, PrintResult.Sent _ -> {
          say("printed", Map.of());
          yield true;
        }
        case PrintResult.Failed(var code) -> {
          cause(code);
          yield false;
        }
      };
    } catch (ExecutionException | TimeoutException e) {
      cause("unknown");
      return false;
    }
  }

  private void echo(DeviceEvent event) {
    switch (event) {
      case DeviceEvent.StatusChanged(_, var status, _) -> {
        say(
            "state",
            Map.of("state", words.say(language, "devices.state." + lower(status.state()))));
        if (!status.cause().isEmpty()) {
          cause(status.cause());
        }
      }
      case DeviceEvent.KeyPressed(_, var key, _) -> say("key", Map.of("key", lower(key)));
      case DeviceEvent.RatingPressed(_, int level, _) -> say("rating", Map.of("level", level));
      case DeviceEvent.RatingDeclined _ -> say("declined", Map.of());
      case DeviceEvent.ButtonPressed(_, var button, _) -> say("key", Map.of("key", button));
      case DeviceEvent.SpeechChanged(_, var speech, _) -> {
        if (!speech.caption().isEmpty()) {
          out.println(
              "  " + words.say(language, "devices.speaking", Map.of("caption", speech.caption())));
        }
      }
      case DeviceEvent.CardRead(_, var card, _) -> say("card", Map.of("card", card.masked()));
      case DeviceEvent.CardUnread(_, var cause, _) -> say("card-unread", Map.of("cause", cause));
      case DeviceEvent.CodeScanned(_, var code, _) -> say("code", Map.of("code", code));
    }
  }

  /// Why, and what helps.
  private void cause(String code) {
    String plain = code.replaceFirst(":.*", "");
    Map<String, String> what =
        Map.of("what", code.substring(Math.min(code.length(), plain.length() + 1)));
    out.println(
        "  "
            + words.say(language, "devices.cause." + plain, what)
            + (words.has("devices.remedy." + plain)
                ? " — " + words.say(language, "devices.remedy." + plain, what)
                : ""));
  }

  private void say(String key, Map<String, ?> values) {
    out.println(words.say(language, "install." + key, values));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
