package hall.app.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.app.config.HallFile;
import hall.app.config.RulesEdit;
import hall.app.health.Alarms;
import hall.app.loop.HallLoop;
import hall.app.sim.Simulation;
import hall.app.words.FairnessWords;
import hall.app.words.RuleWords;
import hall.app.words.WhyWords;
import hall.app.words.Words;
import hall.queue.Refusal;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The hall's doors on the network: pages, API and live news on one port.
public final class HallServer {

  private static final int IDLE_SECONDS = 120;

  private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
  private static final CharSequence ONLY_OURS =
      HttpHeaders.createOptimized(
          "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
              + " frame-ancestors 'self'; base-uri 'none'; form-action 'self'");
  private static final CharSequence TYPE_OPTIONS =
      HttpHeaders.createOptimized("X-Content-Type-Options");
  private static final CharSequence AS_TOLD = HttpHeaders.createOptimized("nosniff");
  private static final CharSequence REFERRER = HttpHeaders.createOptimized("Referrer-Policy");
  private static final CharSequence NOBODY = HttpHeaders.createOptimized("no-referrer");

  private final Vertx vertx;
  private final Context context;
  private final HallFile file;
  private final Words words;
  private final InstantSource clock;
  private final Views views;
  private final Optional<URI> centre;
  private final Run run;
  private final Supplier<List<DeviceView>> devices;
  private final EventStreams streams;
  private final AlarmDoor alarms;
  private final RecordDoor record;
  private final LiveFeed feed;
  private final PlaceStreams readings;
  private Optional<HttpServer> server = Optional.empty();
  private List<String> paths = List.of();

  public HallServer(
      Vertx vertx,
      HallFile file,
      Words words,
      InstantSource clock,
      Supplier<List<DeviceView>> devices,
      Run run) {
    this.vertx = vertx;
    this.file = file;
    this.words = words;
    this.clock = clock;
    this.devices = devices;
    context = vertx.getOrCreateContext();
    centre = run.centre();
    this.run = run;
    views = new Views(file);
    streams = new EventStreams(vertx, context, clock, words, run.boot());
    alarms = new AlarmDoor(run.alarms(), words, file.calendar().zone());
    feed = new LiveFeed(views, devices, alarms::brief, streams, clock, run.epoch());
    alarms.follow(streams);
    record = new RecordDoor(run.record());
    readings = new PlaceStreams(vertx, context, file, words, clock);
  }

  /// One run of the house.
  ///
  /// @param epoch of the record
  /// @param boot a name no other run has
  /// @param centre where the demonstration shows what arrived at the centre
  /// @param alarms what is not well
  /// @param record how the record stands
  public record Run(
      int epoch, String boot, Optional<URI> centre, Alarms alarms, Supplier<RecordState> record) {}

  /// What stands behind the doors.
  ///
  /// @param past what the record and its view know beyond the running hall
  /// @param rules the hall file's call rules, to be tried otherwise
  /// @param days past days, to try rules on
  /// @param time who looks after the hall's time
  public record Behind(
      HallLoop loop,
      Optional<Simulation> simulation,
      Papers papers,
      Installing installing,
      Past past,
      RulesEdit rules,
      RuleTrials days,
      Timekeeping time) {}

  /// What the loop lets out to the faces.
  public LiveFeed feed() {
    return feed;
  }

  /// What readers and scanners say, for the pages of their places.
  public PlaceStreams readings() {
    return readings;
  }

  /// Opens the doors.
  ///
  /// @param port 0 for any free one
  /// @return the port; fails with a [java.net.BindException] when it is in use
  public Future<Integer> open(Behind behind, String host, int port) {
    Router router = router(behind);
    paths = router.paths();
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(host)
            .setPort(port)
            .setTcpNoDelay(true)
            .setHttp2ClearTextEnabled(false)
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setMaxInitialLineLength(4_096)
            .setMaxHeaderSize(16_384)
            .setReadIdleTimeout(0)
            .setIdleTimeout(IDLE_SECONDS);
    Future<Integer> opened =
        Future.future(promise ->
            context.runOnContext(_ ->
                vertx
                    .createHttpServer(options)
                    .requestHandler(request -> enter(request, router))
                    .listen()
                    .onSuccess(listening -> server = Optional.of(listening))
                    .map(HttpServer::actualPort)
                    .onComplete(promise)));
    return opened;
  }

  private Router router(Behind behind) {
    HallLoop loop = behind.loop();
    Pages pages = new Pages(words);
    Router router = new Router(words, new Answers(context), pages::file);
    Refusals refusals = new Refusals(file.calendar().zone());
    new HallDoor(loop, views, devices, clock, centre).open(router);
    alarms.open(router);
    record.open(router);
    TicketIds ids = new TicketIds();
    TicketDoor tickets = new TicketDoor(loop, ids, file, views, refusals, behind.past());
    tickets.open(router);
    new CitizenDoor(loop, tickets, ids, file, refusals).open(router);
    new LeaseDoor(
            loop,
            tickets,
            clock,
            new LeaseDoor.Needs(file, views, refusals, run.alarms(), run.epoch()))
        .open(router);
    new PaperDoor(loop, file, behind.papers()).open(router);
    WindowDoor windows = new WindowDoor(loop, file, views, refusals);
    windows.open(router);
    new DeskDoor(windows, ids, file).open(router);
    ZoneId zone = file.calendar().zone();
    WhyWords why = new WhyWords(words, views::serviceName, zone);
    new WhyDoor(loop, behind.past(), words, why).open(router);
    new PastDoor(behind.past(), views, words).open(router);
    new LateDoor(loop, ids, behind.past(), refusals, zone).open(router);
    new ClockDoor(loop, behind.time(), zone).open(router);
    RuleViews rules =
        new RuleViews(
            new RuleWords(words, views::serviceName),
            new FairnessWords(words, views::serviceName, zone));
    new RulesDoor(loop, behind.rules(), rules, behind.days(), refusals, words).open(router);
    streams.open(router, loop, feed);
    new InstallDoor(vertx, behind.installing()).open(router);
    behind.simulation().ifPresent(here -> new SimDoor(vertx, context, here).open(router));
    readings.open(router, loop, views);
    pages.open(router);
    return router;
  }

  /// Nothing from outside the box runs on a page, and no page stands in another site's frame.
  private static void enter(HttpServerRequest request, Router router) {
    request
        .response()
        .putHeader(POLICY, ONLY_OURS)
        .putHeader(TYPE_OPTIONS, AS_TOLD)
        .putHeader(REFERRER, NOBODY);
    router.handle(request);
  }

  /// What can be asked for, as `GET /api/v1/services`.
  List<String> paths() {
    return paths;
  }

  /// A refusal in words, for those who ask elsewhere than at these doors: `detail` and `remedy`.
  public static Map<String, String> words(
      Words words, String language, Refusal refusal, HallFile file) {
    ObjectNode view = new Refusals(file.calendar().zone()).problem(refusal).view(words, language);
    return Map.of("detail", view.path("detail").asText(), "remedy", view.path("remedy").asText());
  }

  /// Closes the doors; streams are cut, and faces come back by themselves.
  public Future<Void> close() {
    return server.map(HttpServer::close).orElseGet(Future::succeededFuture);
  }
}
