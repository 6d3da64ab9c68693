package hall.app.journal;

import hall.queue.Actor;
import hall.queue.Amendments;
import hall.queue.Appointment;
import hall.queue.AppointmentCode;
import hall.queue.Call;
import hall.queue.ClerkId;
import hall.queue.Counts;
import hall.queue.Entry;
import hall.queue.HallMemory;
import hall.queue.HallPlan;
import hall.queue.Lease;
import hall.queue.LeaseId;
import hall.queue.Loan;
import hall.queue.Pause;
import hall.queue.RequestKey;
import hall.queue.Series;
import hall.queue.ServiceId;
import hall.queue.Slip;
import hall.queue.Ticket;
import hall.queue.TicketId;
import hall.queue.TicketNumber;
import hall.queue.WindowId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the hall remembers as text: a line for each thing, its kind first. A snapshot is only as
/// good as the record it was made from, so a kind that is not known makes it no good.
final class MemoryText {

  private MemoryText() {}

  static String text(HallMemory memory) {
    var text = new StringBuilder(256 + 256 * memory.tickets().size());
    line(text, "at").moment(memory.at());
    line(text, "plan").text(PlanText.text(memory.plan()));
    memory.filePlan().ifPresent(plan -> line(text, "file-plan").text(PlanText.text(plan)));
    line(text, "day").text(memory.day().toString());
    memory.issued().forEach((of, count) -> line(text, "issued").text(of.letters()).number(count));
    memory.leases().forEach(lease -> write(lease, line(text, "lease")));
    windows(memory, text);
    memory.tickets().forEach(ticket -> TicketText.write(ticket, line(text, "ticket")));
    memory.appointments().forEach(each -> write(each, line(text, "appointment")));
    write(memory.counts(), text);
    memory.calls().forEach(call -> write(call, line(text, "call")));
    memory.answered().forEach(entry -> write(entry, line(text, "answered")));
    memory.answeredBefore().forEach(entry -> write(entry, line(text, "answered-before")));
    write(memory.amendments(), text);
    return text.append('\n').toString();
  }

  static HallMemory memory(long seq, List<String> lines) {
    var reading = new Reading();
    lines.forEach(line -> reading.read(Fields.of(line)));
    return reading.memory(seq);
  }

  private static LineText line(StringBuilder text, String kind) {
    if (!text.isEmpty()) {
      text.append('\n');
    }
    return new LineText(text).text(kind);
  }

  private static LineText line(StringBuilder text, String kind, WindowId window) {
    return line(text, kind).number(window.number());
  }

  private static void windows(HallMemory memory, StringBuilder text) {
    memory.clerks().forEach((at, clerk) -> line(text, "clerk", at).text(clerk.value()));
    memory
        .pauses()
        .forEach((at, pause) ->
            line(text, "paused", at).text(Names.PAUSE.text(pause.reason())).moment(pause.since()));
    memory
        .loans()
        .forEach((at, loan) ->
            line(text, "lent", at).text(VisitText.services(loan.services())).moment(loan.until()));
    memory.freeSince().forEach((at, since) -> line(text, "free-since", at).moment(since));
    memory.slips().forEach((at, slip) -> write(slip, line(text, "slip", at)));
  }

  private static void write(Slip slip, LineText to) {
    var before = new LineText();
    TicketText.write(slip.before(), before);
    to.number(slip.entry()).moment(slip.at()).text(before.toString()).text(slip.turnsOf());
    slip.turns().forEach(to::number);
  }

  private static void write(Lease lease, LineText to) {
    to.text(lease.id().value()).text(lease.series().letters()).number(lease.first());
    to.number(lease.last()).moment(lease.at());
  }

  private static void write(Appointment appointment, LineText to) {
    to.text(appointment.code().value()).text(appointment.service().value());
    to.moment(appointment.slot()).named("person", appointment.person());
    to.named("ticket", appointment.ticket().map(TicketId::value));
  }

  private static void write(Counts counts, StringBuilder text) {
    counts
        .calls()
        .forEach((service, calls) -> line(text, "calls").text(service.value()).number(calls));
    counts
        .turns()
        .forEach((step, used) -> {
          var to = line(text, "turns").text(step);
          used.forEach(to::number);
        });
    counts.on().forEach(step -> line(text, "on").text(step));
  }

  private static void write(Amendments amendments, StringBuilder text) {
    amendments.restatings().forEach(each -> AmendmentText.write(each, line(text, "restated")));
    amendments.lateVisits().forEach(each -> AmendmentText.write(each, line(text, "late")));
    line(text, "late-count").number(amendments.lateCount());
    line(text, "opened").number(amendments.opened()).text(amendments.dayBefore().toString());
    amendments
        .issuedBefore()
        .forEach((of, count) -> line(text, "issued-before").text(of.letters()).number(count));
  }

  private static void write(Call call, LineText to) {
    to.number(call.seq()).text(call.ticket().value()).text(call.number().toString());
    to.text(call.service().value()).number(call.window().number()).moment(call.at());
    to.number(call.times());
  }

  private static void write(Entry entry, LineText to) {
    to.number(entry.seq()).moment(entry.at()).text(Names.ROLE.text(entry.actor().role()));
    to.text(entry.actor().name()).text(entry.key().text()).number(entry.key().sum());
    to.text(EventText.text(entry.events()));
  }

  /// What has been read so far.
  private static final class Reading {

    private Optional<Instant> at = Optional.empty();
    private Optional<HallPlan> plan = Optional.empty();
    private Optional<HallPlan> filePlan = Optional.empty();
    private Optional<LocalDate> day = Optional.empty();
    private final Map<Series, Integer> issued = new HashMap<>();
    private final List<Lease> leases = new ArrayList<>();
    private final List<Ticket> tickets = new ArrayList<>();
    private final Map<WindowId, ClerkId> clerks = new HashMap<>();
    private final Map<WindowId, Pause> pauses = new HashMap<>();
    private final Map<WindowId, Loan> loans = new HashMap<>();
    private final Map<WindowId, Instant> freeSince = new HashMap<>();
    private final Map<WindowId, Slip> slips = new HashMap<>();
    private final List<Appointment> appointments = new ArrayList<>();
    private final Map<ServiceId, Long> callsOf = new HashMap<>();
    private final Map<String, List<Integer>> turns = new HashMap<>();
    private final Set<String> on = new HashSet<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<Entry> answered = new ArrayList<>();
    private final List<Entry> answeredBefore = new ArrayList<>();
    private final AmendmentText.Reading amendments = new AmendmentText.Reading();

    void read(Fields from) {
      String kind = from.text();
      switch (kind) {
        case "at" -> at = Optional.of(from.moment());
        case "plan" -> plan = Optional.of(PlanText.plan(from.text()));
        case "file-plan" -> filePlan = Optional.of(PlanText.plan(from.text()));
        case "day" -> day = Optional.of(LocalDate.parse(from.text()));
        case "issued" -> issued.put(new Series(from.text()), from.number());
        case "lease" -> leases.add(lease(from));
        case "ticket" -> tickets.add(TicketText.ticket(from));
        case "appointment" -> appointments.add(appointment(from));
        case "calls" -> callsOf.put(new ServiceId(from.text()), from.count());
        case "turns" -> turns.put(from.text(), numbers(from));
        case "on" -> on.add(from.text());
        case "call" -> calls.add(call(from));
        case "answered" -> answered.add(entry(from));
        case "answered-before" -> answeredBefore.add(entry(from));
        default -> {
          if (!amendments.reads(kind, from)) {
            readWindow(kind, from);
          }
        }
      }
    }

    private void readWindow(String kind, Fields from) {
      WindowId window = new WindowId(from.number());
      switch (kind) {
        case "clerk" -> clerks.put(window, new ClerkId(from.text()));
        case "paused" -> pauses.put(window, new Pause(Names.PAUSE.of(from.text()), from.moment()));
        case "lent" -> loans.put(window, HallForms.loan(from));
        case "free-since" -> freeSince.put(window, from.moment());
        case "slip" -> slips.put(window, slip(from));
        default -> throw unknown(kind);
      }
    }

    HallMemory memory(long seq) {
      return new HallMemory(
          seq,
          at.orElseThrow(() -> unknown("at")),
          plan.orElseThrow(() -> unknown("plan")),
          filePlan,
          day.orElseThrow(() -> unknown("day")),
          issued,
          leases,
          tickets,
          clerks,
          pauses,
          loans,
          freeSince,
          slips,
          appointments,
          new Counts(callsOf, turns, on),
          calls,
          answered,
          answeredBefore,
          amendments.amendments());
    }

    private static Slip slip(Fields from) {
      long entry = from.count();
      Instant at = from.moment();
      Ticket before = TicketText.ticket(Fields.of(from.text()));
      return new Slip(entry, at, before, from.text(), numbers(from));
    }

    private static Lease lease(Fields from) {
      LeaseId id = new LeaseId(from.text());
      Series series = new Series(from.text());
      return new Lease(id, series, from.number(), from.number(), from.moment());
    }

    private static Appointment appointment(Fields from) {
      return new Appointment(
          new AppointmentCode(from.text()),
          new ServiceId(from.text()),
          from.moment(),
          from.named("person"),
          from.named("ticket").map(TicketId::new));
    }

    private static List<Integer> numbers(Fields from) {
      List<Integer> numbers = new ArrayList<>();
      while (from.more()) {
        numbers.add(from.number());
      }
      return List.copyOf(numbers);
    }

    private static Call call(Fields from) {
      return new Call(
          from.count(),
          new TicketId(from.text()),
          TicketNumber.of(from.text()),
          new ServiceId(from.text()),
          new WindowId(from.number()),
          from.moment(),
          from.number());
    }

    private static Entry entry(Fields from) {
      return new Entry(
          from.count(),
          from.moment(),
          new Actor(Names.ROLE.of(from.text()), from.text()),
          new RequestKey(from.text(), from.number()),
          EventText.events(from.text()));
    }

    private static IllegalArgumentException unknown(String kind) {
      return new IllegalArgumentException("This release does not know '%s'.".formatted(kind));
    }
  }
}
