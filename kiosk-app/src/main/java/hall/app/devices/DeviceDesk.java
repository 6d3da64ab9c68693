package hall.app.devices;

import hall.app.config.HallFile;
import hall.app.config.HallFile.Device;
import hall.app.config.HallFile.Use;
import hall.app.loop.HallLoop;
import hall.app.words.Words;
import hall.device.DeviceFloor;
import hall.device.DeviceId;
import hall.device.Sign;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.TicketId;
import hall.queue.Why;
import hall.queue.WindowId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Lets what the hall has decided out to the devices. What shows is told whenever it changes; what
/// should happen once (paper, voice, asking) comes from entries just kept, never from a replay.
/// Lives on the loop's thread and waits for no device.
public final class DeviceDesk implements HallLoop.Outlet {

  private final HallFile file;
  private final DeviceFloor floor;
  private final Map<String, Signs> signs = new HashMap<>();
  private final PaperDesk papers;
  private final Announcer voices;
  private final Map<String, Sign> shown = new HashMap<>();
  private final Map<String, CallerView> callers = new HashMap<>();
  private boolean callersBehind = true;

  /// What a caller's little screen shows.
  private record CallerView(int waiting, String number) {}

  public DeviceDesk(HallFile file, Words words, DeviceFloor floor, PaperDesk papers) {
    this.file = file;
    this.floor = floor;
    this.papers = papers;
    voices = new Announcer(file, words, floor);
    for (Device device : file.devices()) {
      DeviceId id = new DeviceId(device.id());
      String language =
          Signs.language(file.hall().language(), words, text -> floor.canShow(id, text));
      signs.put(device.id(), new Signs(words, language));
    }
  }

  @Override
  public void kept(List<Entry> entries, Hall hall) {
    if (entries.stream().anyMatch(DeviceDesk::concernsWindows)) {
      show(hall);
    }
    for (Entry entry : entries) {
      if (!isWalkIn(entry)) {
        for (Event event : entry.events()) {
          happen(event, entry, hall);
        }
      }
    }
    callersBehind = true;
  }

  /// A number that was taken, printed or rated changes nothing on a window's screen.
  private static boolean concernsWindows(Entry entry) {
    for (Event event : entry.events()) {
      if (concernsWindows(event)) {
        return true;
      }
    }
    return false;
  }

  private static boolean concernsWindows(Event event) {
    return switch (event) {
      case Event.TicketTaken _, Event.LateVisitEntered _, Event.TicketPrinted _ -> false;
      case Event.PaperSent _, Event.PrintFailed _, Event.ReprintAsked _ -> false;
      case Event.NumbersLeased _, Event.AppointmentBooked _, Event.AppointmentCancelled _ -> false;
      case Event.RouteSet _, Event.CasesAdded _, Event.CaseEnded _ -> false;
      case Event.VisitOwned _, Event.PriorityGranted _, Event.RatingAsked _ -> false;
      case Event.TicketRated _, Event.RatingLapsed _, Event.DaySealed _ -> false;
      case Event.PlanChanged _, Event.DayOpened _, Event.ClockCorrected _ -> true;
      case Event.ClerkSignedOn _, Event.ClerkSignedOff _, Event.WindowPaused _ -> true;
      case Event.WindowResumed _, Event.WindowLent _, Event.WindowGivenBack _ -> true;
      case Event.TicketCalled _, Event.TicketRecalled _, Event.ServiceStarted _ -> true;
      case Event.TicketNotShown _, Event.TicketTransferred _, Event.TicketParked _ -> true;
      case Event.TicketHeld _, Event.TicketQueued _, Event.TicketCancelled _ -> true;
      case Event.ServiceEnded _, Event.ActionUndone _, Event.TicketExpired _ -> true;
      case Event.RecordResumed _, Event.TicketRestored _ -> true;
    };
  }

  @Override
  public void issuing(Optional<String> trouble, Hall hall) {
    show(hall);
    showCallers(hall);
    if (trouble.isEmpty()) {
      papers.noteAll();
    }
  }

  @Override
  public void settle(Hall hall, Instant now) {
    if (callersBehind) {
      callersBehind = false;
      showCallers(hall);
    }
    papers.noteAll();
    papers.settleDebts(hall, now);
  }

  @Override
  public Instant nextEdge(Hall hall, Instant now) {
    return Instant.MAX;
  }

  /// Shows everything anew, whatever the screens were told meanwhile.
  public void showAnew(Hall hall) {
    shown.clear();
    callers.clear();
    show(hall);
    showCallers(hall);
  }

  /// Shows on every screen and caller how the hall stands.
  public void show(Hall hall) {
    for (Device device : file.devices()) {
      if (device.use() == Use.LED) {
        Signs said = Objects.requireNonNull(signs.get(device.id()));
        Sign sign =
            device
                .window()
                .map(window -> said.window(window, hall))
                .orElseGet(() -> said.board(hall));
        if (!sign.equals(shown.put(device.id(), sign))) {
          floor.show(new DeviceId(device.id()), sign);
        }
      }
    }
  }

  private void showCallers(Hall hall) {
    for (Device device : file.devices()) {
      if (device.use() == Use.CALLER && device.window().isPresent()) {
        CallerView view = caller(device.window().get(), hall);
        if (!view.equals(callers.put(device.id(), view))) {
          floor.showCaller(new DeviceId(device.id()), view.waiting(), view.number());
        }
      }
    }
  }

  private static CallerView caller(WindowId window, Hall hall) {
    int waiting = hall.handledAt(window).stream().mapToInt(hall::waitingCount).sum();
    return new CallerView(
        waiting, hall.ticketAt(window).map(ticket -> ticket.number().toString()).orElse(""));
  }

  /// Whoever is served at once stands at the window: there is nothing to print and to call out.
  private static boolean isWalkIn(Entry entry) {
    return entry.events().stream()
        .anyMatch(event ->
            event instanceof Event.TicketCalled called && called.why().kind() == Why.Kind.WALK_IN);
  }

  private void happen(Event event, Entry entry, Hall hall) {
    switch (event) {
      case Event.TicketTaken taken -> papers.print(taken.ticket(), entry.actor(), hall);
      case Event.ReprintAsked asked -> papers.reprint(asked.ticket(), entry.actor(), hall);
      case Event.TicketCalled called ->
          announce(called.ticket(), called.window(), entry.at(), hall);
      case Event.TicketRecalled recalled ->
          announce(recalled.ticket(), recalled.window(), entry.at(), hall);
      case Event.RatingAsked asked ->
          devicesOf(Use.RATING, asked.window())
              .forEach(pad -> floor.askRating(new DeviceId(pad.id())));
      case Event.ClockCorrected _, Event.LateVisitEntered _, Event.DaySealed _ -> {}
      case Event.PlanChanged _, Event.DayOpened _, Event.TicketPrinted _ -> {}
      case Event.PaperSent _, Event.PrintFailed _, Event.NumbersLeased _ -> {}
      case Event.AppointmentBooked _, Event.AppointmentCancelled _, Event.ClerkSignedOn _ -> {}
      case Event.ClerkSignedOff _, Event.WindowPaused _, Event.WindowResumed _ -> {}
      case Event.WindowLent _, Event.WindowGivenBack _, Event.ServiceStarted _ -> {}
      case Event.TicketNotShown _, Event.TicketTransferred _, Event.TicketParked _ -> {}
      case Event.TicketHeld _, Event.TicketQueued _, Event.TicketCancelled _ -> {}
      case Event.RouteSet _, Event.CasesAdded _, Event.CaseEnded _ -> {}
      case Event.ServiceEnded _, Event.VisitOwned _, Event.PriorityGranted _ -> {}
      case Event.ActionUndone _, Event.TicketRated _, Event.RatingLapsed _ -> {}
      case Event.TicketExpired _, Event.RecordResumed _, Event.TicketRestored _ -> {}
    }
  }

  private void announce(TicketId id, WindowId window, Instant at, Hall hall) {
    hall.ticket(id).ifPresent(ticket -> voices.call(ticket, window, at));
  }

  private List<Device> devicesOf(Use use, WindowId window) {
    return file.devices().stream()
        .filter(device -> device.use() == use)
        .filter(device -> device.window().equals(Optional.of(window)))
        .toList();
  }
}
