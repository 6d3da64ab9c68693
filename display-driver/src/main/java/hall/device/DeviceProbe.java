package hall.device;

import hall.device.frame.Inbound;
import hall.device.line.Line;
import hall.device.line.LineListener;
import hall.device.line.LineSettings;
import hall.device.line.Ports;
import hall.device.line.ThreadPace;
import hall.device.printer.Presence;
import hall.profile.Capabilities;
import hall.profile.Part;
import hall.profile.Profile;
import hall.profile.Profiles;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Finds out which product hangs on a port, by questions that do no harm: nothing prints, shows,
/// sounds, moves or forgets anything. Printers are asked first, at every usual speed, because to
/// them the others' questions are text; and no question holds a byte that makes a printer print
/// what it has. Last, it listens: pads and scanners speak only when somebody uses them.
public final class DeviceProbe implements AutoCloseable {

  private static final int[] PRINTER_SPEEDS = {9600, 19_200, 38_400, 57_600, 115_200};
  private static final Duration OPENS_WITHIN = Duration.ofSeconds(3);
  private static final Duration ANSWERS_WITHIN = Duration.ofMillis(600);
  private static final Duration REST = Duration.ofMillis(60);
  private static final int FIRST_ADDRESS = 1;

  /// So many addresses of a bus are asked, the later ones with less patience; and for so long all
  /// products together.
  private static final int ADDRESSES = 4;

  private static final Duration OTHERS_WITHIN = Duration.ofMillis(300);
  private static final Duration ASKS_FOR = Duration.ofSeconds(20);

  /// Line feed, form feed, carriage return: they put on paper what waits in a printer.
  private static final String PRINTS = "\n\f\r";

  private final String port;
  private final Profiles profiles;
  private final Duration listens;
  private final Runnable listening;
  private final ThreadPace pace = new ThreadPace();
  private final Ports ports = new Ports();
  private final List<Finding> findings = new ArrayList<>();
  private int noise;
  private long asksUntil;

  /// A product that may be what hangs there.
  ///
  /// @param baud at which it was heard; 0 where the port has no speed
  /// @param address at which it answered on a bus; 1 where it has none, or was only heard
  /// @param spoke whether it spoke by itself, rather than answer a question
  public record Finding(Profile profile, int baud, int address, boolean spoke) {}

  /// What was found.
  ///
  /// @param findings the likeliest first
  /// @param cause why the port cannot be used, empty when it can
  /// @param noiseBytes what was heard that nobody understood: a wrong speed, or an unknown product
  public record Outcome(List<Finding> findings, String cause, int noiseBytes) {}

  /// @param port as the hall file names it
  /// @param listens how long it waits for somebody to press a key
  /// @param listening is run when that begins
  public DeviceProbe(String port, Profiles profiles, Duration listens, Runnable listening) {
    this.listening = listening;
    this.port = port;
    this.profiles = profiles;
    this.listens = listens;
  }

  /// Tries the profiles. Takes some seconds, and the port for itself meanwhile.
  public Outcome run() {
    String cause = hasSpeed() ? printers(PRINTER_SPEEDS) : printers(new int[] {9600});
    asksUntil = pace.nanos() + ASKS_FOR.toNanos();
    if (cause.isEmpty() && findings.isEmpty() && mayBeAsked()) {
      all().stream().filter(this::isReached).forEach(this::ask);
    }
    if (cause.isEmpty() && findings.isEmpty()) {
      listen();
    }
    return new Outcome(List.copyOf(findings), cause, noise);
  }

  private boolean hasSpeed() {
    return !port.startsWith("tcp:") && !isFile();
  }

  /// A printer's own device file, a scanner's, a keyboard's: to those nothing else is said.
  private boolean isFile() {
    return port.contains("/usb/lp") || port.contains("/hidraw") || port.contains("/input/");
  }

  private boolean isListenedTo() {
    return port.contains("/hidraw") || port.contains("/input/");
  }

  private boolean mayBeAsked() {
    return !isFile();
  }

  private List<Profile> all() {
    return profiles.ids().stream().flatMap(id -> profiles.find(id).stream()).toList();
  }

  private boolean isReached(Profile profile) {
    return profile.driver().equals(Profile.FRAMES)
        && profile.link().over().contains(port.startsWith("tcp:") ? "tcp" : "serial");
  }

  private String printers(int[] speeds) {
    for (int speed : isListenedTo() ? new int[0] : speeds) {
      try (Ear ear = new Ear(LineSettings.of(speed, "8N1", false, LineSettings.Flow.NONE))) {
        String cause = ear.open();
        if (!cause.isEmpty()) {
          return cause;
        }
        // Noise may look like an answer once.
        boolean answers = Presence.isAnswer(ear.ask(Presence.question()));
        if (answers && Presence.isAnswer(ear.ask(Presence.question()))) {
          printerAt(speed);
          return Cause.NONE;
        }
      }
    }
    return Cause.NONE;
  }

  /// Which of the printers it is cannot be asked; those of that speed come first.
  private void printerAt(int speed) {
    List<Profile> printers =
        all().stream()
            .filter(profile -> profile.capabilities() instanceof Capabilities.Printer)
            .toList();
    int told = hasSpeed() ? speed : 0;
    printers.stream()
        .filter(profile -> profile.link().baud() == speed)
        .forEach(profile -> findings.add(new Finding(profile, told, FIRST_ADDRESS, false)));
    printers.stream()
        .filter(profile -> profile.link().baud() != speed)
        .forEach(profile -> findings.add(new Finding(profile, told, FIRST_ADDRESS, false)));
  }

  /// At each speed that the product may have been set to, the first few addresses of a bus, until
  /// one answers.
  private void ask(Profile profile) {
    List<Integer> speeds = new ArrayList<>(List.of(profile.link().baud()));
    if (hasSpeed()) {
      speeds.addAll(profile.link().bauds());
    }
    boolean answered = false;
    for (int i = 0; i < speeds.size() && !answered && pace.nanos() < asksUntil; i++) {
      answered = ask(profile, speeds.get(i));
    }
  }

  private boolean ask(Profile profile, int speed) {
    int addresses = profile.link().isShared() ? ADDRESSES : 1;
    try (Ear ear = new Ear(Drivers.settings(profile, speed))) {
      boolean open = ear.open().isEmpty();
      for (int address = 1; address <= addresses && open; address++) {
        if (ask(profile, address, ear)) {
          findings.add(new Finding(profile, hasSpeed() ? speed : 0, address, false));
          return true;
        }
      }
    }
    return false;
  }

  private boolean ask(Profile profile, int address, Ear ear) {
    var talk = new Talk(profile, address, pace);
    Optional<String> poll = talk.poll().filter(talk::isAnswered);
    Optional<byte[]> question = poll.flatMap(command -> harmless(talk, command));
    if (question.isEmpty() || pace.nanos() > asksUntil) {
      return false;
    }
    byte[] heard = ear.ask(question.get(), address == 1 ? ANSWERS_WITHIN : OTHERS_WITHIN);
    List<Inbound> said = new ArrayList<>(talk.hear(heard));
    boolean answered =
        said.stream().anyMatch(one -> talk.verdict(poll.orElseThrow(), one) != Talk.Verdict.OTHER);
    noise += answered ? 0 : heard.length;
    return answered;
  }

  /// A question that would make a printer print is not asked.
  private static Optional<byte[]> harmless(Talk talk, String command) {
    try {
      byte[] bytes = talk.bytes(command, Map.of());
      for (byte one : bytes) {
        if (PRINTS.indexOf(one) >= 0) {
          return Optional.empty();
        }
      }
      return Optional.of(bytes);
    } catch (IllegalArgumentException needsMore) {
      return Optional.empty();
    }
  }

  /// Those that speak by themselves, at the speed that all of them have unless set otherwise.
  private void listen() {
    List<Profile> speakers =
        all().stream()
            .filter(profile -> profile.driver().equals(Profile.FRAMES))
            .filter(profile -> !profile.rules().isEmpty())
            .filter(profile ->
                isListenedTo()
                    ? profile.link().over().contains("file")
                    : isReached(profile) && profile.timing().poll().isEmpty())
            .toList();
    LineSettings settings = LineSettings.of(9600, "8N1", false, LineSettings.Flow.NONE);
    try (Ear ear = new Ear(isListenedTo() ? settings.listening() : settings)) {
      if (!ear.open().isEmpty()) {
        return;
      }
      listening.run();
      byte[] heard = ear.hear(listens);
      List<Profile> fitting =
          heard.length == 0
              ? List.of()
              : speakers.stream()
                  .filter(profile -> speaks(new Talk(profile, FIRST_ADDRESS, pace), heard))
                  .toList();
      // A frame with a checksum fits by no accident; anything at all may be what a scanner read.
      boolean sure = fitting.stream().anyMatch(DeviceProbe::isChecked);
      fitting.stream()
          .filter(profile -> !sure || isChecked(profile))
          .forEach(profile ->
              findings.add(new Finding(profile, hasSpeed() ? 9600 : 0, FIRST_ADDRESS, true)));
      noise += findings.isEmpty() ? heard.length : 0;
    }
  }

  private static boolean isChecked(Profile profile) {
    return profile.framing().inbound().stream()
        .flatMap(form -> form.parts().stream())
        .anyMatch(Part.Check.class::isInstance);
  }

  /// Whether most of what was heard is that product's, whoever on its bus said it.
  private static boolean speaks(Talk talk, byte[] heard) {
    List<Inbound> said = talk.hearAnyone(heard);
    return !said.isEmpty() && talk.noise() * 2 <= heard.length;
  }

  @Override
  public void close() {
    pace.close();
  }

  /// One opening of the port.
  private final class Ear implements LineListener, AutoCloseable {

    private static final String UP = "up";

    private final Line line;
    private final BlockingQueue<String> states = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> bytes = new LinkedBlockingQueue<>();

    Ear(LineSettings settings) {
      line = ports.line(port, settings, pace);
    }

    /// Why it is not open; empty when it is.
    String open() {
      line.start(this);
      String state = taken(states, OPENS_WITHIN).orElse(Cause.PORT_FAILED);
      return state.equals(UP) ? Cause.NONE : state;
    }

    /// What is heard after the question, until it is quiet again.
    byte[] ask(byte[] question) {
      return ask(question, ANSWERS_WITHIN);
    }

    byte[] ask(byte[] question, Duration within) {
      bytes.clear();
      return line.send(question, () -> {}) ? hear(within) : new byte[0];
    }

    /// What is heard until it is quiet, the first of it in that time.
    byte[] hear(Duration within) {
      var heard = new ByteArrayOutputStream();
      Optional<byte[]> next = taken(bytes, within);
      while (next.isPresent() && heard.size() < 65_536) {
        heard.writeBytes(next.get());
        next = taken(bytes, REST);
      }
      return heard.toByteArray();
    }

    private static <T> Optional<T> taken(BlockingQueue<T> queue, Duration within) {
      try {
        return Optional.ofNullable(queue.poll(within.toMillis(), TimeUnit.MILLISECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }

    @Override
    public void up() {
      states.add(UP);
    }

    @Override
    public void heard(byte[] what) {
      bytes.add(what);
    }

    @Override
    public void down(String cause) {
      states.add(cause);
    }

    @Override
    public void close() {
      line.close();
    }
  }
}
