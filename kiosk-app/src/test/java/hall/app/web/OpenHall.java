package hall.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import hall.app.config.HallFile;
import hall.app.config.HallReader;
import hall.app.config.Reading;
import hall.app.config.RulesEdit;
import hall.app.config.ShippedProfiles;
import hall.app.day.DayTrial;
import hall.app.health.Alarms;
import hall.app.health.DiskWatch;
import hall.app.health.RecordTrouble;
import hall.app.journal.Disk;
import hall.app.loop.HallClock;
import hall.app.loop.HallLoop;
import hall.app.loop.HallRecord;
import hall.app.view.KeptSeal;
import hall.app.view.TicketSearch;
import hall.app.view.ViewProgress;
import hall.app.words.Words;
import hall.queue.Actor;
import hall.queue.Entry;
import hall.queue.Event;
import hall.queue.Hall;
import hall.queue.HallMemory;
import hall.queue.HallPlan;
import hall.queue.RequestKey;
import hall.queue.Ticket;
import hall.queue.TicketId;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The demonstration hall behind its real doors, with a record in memory.
final class OpenHall {

  final List<Entry> kept = new CopyOnWriteArrayList<>();
  final List<DeviceView> devices = new CopyOnWriteArrayList<>();
  final Alarms alarms = new Alarms();
  volatile RecordState record =
      new RecordState(
          1, 1, new DiskWatch.State(new Disk.Space(1, 3), 0, 0, true), Optional.empty());
  final List<KeptSeal> sealed = new CopyOnWriteArrayList<>();
  volatile Optional<List<Ticket>> view = Optional.empty();
  volatile ViewProgress progress = new ViewProgress(0, 0, Optional.empty());
  volatile boolean diskFull;
  volatile Instant now;
  final ToldTime time = new ToldTime();
  final HallServer server;
  final HallLoop loop;
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;

  OpenHall(Instant now) throws Exception {
    this(demonstration(), now);
  }

  OpenHall(HallFile file, Instant now) throws Exception {
    this.now = now;
    Hall hall = new Hall();
    Entry first =
        new Entry(
            1,
            now,
            Actor.CALENDAR,
            RequestKey.NONE,
            List.of(
                new Event.PlanChanged(file.plan()),
                new Event.DayOpened(file.calendar().businessDay(now))));
    hall.apply(first);
    server =
        new HallServer(
            vertx,
            file,
            Words.load(),
            () -> this.now,
            () -> List.copyOf(devices),
            new HallServer.Run(1, "test", Optional.empty(), alarms, () -> record));
    Memory memory = new Memory(hall.memory(), first);
    loop = new HallLoop(hall, memory, new HallClock(() -> this.now));
    var trouble = new RecordTrouble(alarms, () -> this.now);
    loop.start(HallLoop.Outlet.all(List.of(server.feed(), trouble)));
    port =
        server
            .open(behind(loop, memory, time), "127.0.0.1", 0)
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  /// The demonstration's call rules, and no past day to try any on.
  private static HallServer.Behind behind(HallLoop loop, Memory memory, Timekeeping time)
      throws IOException {
    HallReader reader = new HallReader(new ShippedProfiles(), Words.load());
    RuleTrials none =
        new RuleTrials() {
          @Override
          public List<LocalDate> days() {
            return List.of();
          }

          @Override
          public CompletableFuture<Optional<DayTrial>> tryOn(LocalDate day, HallPlan plan) {
            return CompletableFuture.completedFuture(Optional.empty());
          }
        };
    return new HallServer.Behind(
        loop,
        Optional.empty(),
        (_, _, _) -> Papers.Answer.CANNOT_PRINT,
        new NothingPluggedIn(),
        memory,
        RulesEdit.shipped(reader, "demonstration"),
        none,
        time);
  }

  static HallFile demonstration() {
    return shipped("demonstration");
  }

  static HallFile shipped(String name) {
    HallReader reader = new HallReader(new ShippedProfiles(), Words.load());
    return switch (reader.readShipped(name)) {
      case Reading.Good(var hall) -> hall;
      case Reading.Bad(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  /// An answer: its status and its JSON.
  record Answer(int status, JsonNode body, HttpResponse<String> raw) {}

  Answer get(String path) throws Exception {
    return send(request(path).GET());
  }

  Answer post(String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request);
  }

  Answer send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    String type = response.headers().firstValue("Content-Type").orElse("");
    JsonNode body = type.contains("json") ? Json.MAPPER.readTree(response.body()) : Json.object();
    return new Answer(response.statusCode(), body, response);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(10));
  }

  /// Listens to a stream.
  Stream listen(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path).GET();
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return new Stream(client.send(request.build(), BodyHandlers.ofLines()));
  }

  int port() {
    return port;
  }

  void close() throws Exception {
    server.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    loop.close();
    client.shutdownNow();
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  /// A stream of news, read one by one.
  static final class Stream {
    private final Iterator<String> lines;
    private final HttpResponse<?> response;

    Stream(HttpResponse<java.util.stream.Stream<String>> response) {
      this.response = response;
      lines = response.body().iterator();
    }

    int status() {
      return response.statusCode();
    }

    /// The next news of this kind; others are passed over.
    News next(String event) throws IOException {
      News next = next();
      while (!next.event().equals(event)) {
        next = next();
      }
      return next;
    }

    /// The next news that is not a beat.
    News next() throws IOException {
      List<String> block = new ArrayList<>();
      while (lines.hasNext()) {
        String line = lines.next();
        if (!line.isEmpty()) {
          block.add(line);
        } else if (block.stream().anyMatch(each -> each.startsWith("data:"))) {
          Map<String, String> fields =
              block.stream()
                  .map(each -> each.split(": ", 2))
                  .collect(Collectors.toMap(each -> each[0], each -> each[1]));
          if (!fields.getOrDefault("event", "").equals("beat")) {
            return new News(
                fields.getOrDefault("id", ""),
                fields.getOrDefault("event", ""),
                Json.MAPPER.readTree(fields.get("data")));
          }
          block.clear();
        } else {
          block.clear();
        }
      }
      throw new IOException("The stream ended.");
    }
  }

  record News(String id, String event, JsonNode data) {}

  /// What the manager said about the time.
  final class ToldTime implements Timekeeping {
    volatile Duration leap = Duration.ZERO;
    volatile String witness = "nobody";
    volatile Instant earliest = Instant.EPOCH;
    final List<Duration> corrections = new CopyOnWriteArrayList<>();

    @Override
    public State state() {
      return new State(now, now.plus(leap), leap, witness);
    }

    @Override
    public void confirm() {
      witness = "manager";
    }

    @Override
    public CompletableFuture<Boolean> correct(Duration by, Actor manager, RequestKey key) {
      corrections.add(by);
      confirm();
      return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletableFuture<Instant> earliest() {
      return CompletableFuture.completedFuture(earliest);
    }
  }

  private final class Memory implements HallRecord, Past {

    @Override
    public List<Ticket> ticketsOf(LocalDate day) {
      return List.of();
    }

    @Override
    public List<LateEntry> lateEntries(LocalDate from) {
      List<LateEntry> found = new ArrayList<>();
      for (Entry entry : kept.reversed()) {
        for (Event event : entry.events()) {
          if (event instanceof Event.LateVisitEntered(var visit)) {
            found.add(new LateEntry(entry.seq(), entry.at(), entry.actor(), visit));
          }
        }
      }
      return found;
    }

    private final HallMemory start;
    private final Entry first;

    Memory(HallMemory start, Entry first) {
      this.start = start;
      this.first = first;
    }

    @Override
    public Optional<Ticket> ticket(TicketId id) {
      return Optional.empty();
    }

    @Override
    public Optional<List<Ticket>> search(TicketSearch search) {
      return view.map(tables ->
          tables.stream()
              .filter(ticket -> search.number().map(ticket.number()::equals).orElse(true))
              .filter(ticket -> search.day().map(ticket.day()::equals).orElse(true))
              .filter(ticket -> search.service().map(ticket.service()::equals).orElse(true))
              .limit(search.most())
              .toList());
    }

    @Override
    public Optional<List<KeptSeal>> seals(int most) {
      return view.map(_ -> sealed);
    }

    @Override
    public ViewProgress progress() {
      return progress;
    }

    @Override
    public long head() {
      return 1L + kept.size();
    }

    @Override
    public List<Entry> entries(long from, int most) {
      List<Entry> all = new ArrayList<>(List.of(first));
      all.addAll(kept);
      return all.stream().skip(from - 1).limit(most).toList();
    }

    @Override
    public void append(List<Entry> entries) throws IOException {
      if (diskFull) {
        throw new IOException("No space left on device");
      }
      kept.addAll(entries);
    }

    @Override
    public void reopen() throws IOException {
      if (diskFull) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public Hall hall() {
      Hall hall = new Hall(start);
      kept.forEach(hall::apply);
      return hall;
    }
  }

  /// A computer with bare sockets.
  private static final class NothingPluggedIn implements Installing {

    @Override
    public List<Plug> plugs() {
      return List.of();
    }

    @Override
    public List<Heard> heard() {
      return List.of();
    }

    @Override
    public Found probe(String port) {
      throw new IllegalArgumentException(port);
    }

    @Override
    public boolean test(String device) {
      return false;
    }
  }
}
