package hall.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The life of one number beyond where it waits: who, how many cases, where it still has to go.
///
/// @param takenFor the service the number was taken for: quotas count by it, wherever it went since
/// @param said what was said when it was taken
/// @param route the stops that are left after the leg it is in
/// @param cases how many cases it has by now
/// @param outcomes what came of those that are over, in their order
/// @param owner who answered first and stays answerable until handed over (首问负责)
/// @param leg counts the legs from 1: each is one wait and one service
/// @param legSince when this leg began: the wait counts from here
/// @param returns how often it came back after a no-show
/// @param papersBrought how often it came back with missing papers
/// @param reprints how often its paper was asked for once more (补打)
public record Visit(
    ServiceId takenFor,
    Particulars said,
    List<Stop> route,
    int cases,
    List<Outcome> outcomes,
    Optional<ClerkId> owner,
    int leg,
    Instant legSince,
    int returns,
    int papersBrought,
    int reprints) {

  public Visit {
    route = List.copyOf(route);
    outcomes = List.copyOf(outcomes);
  }

  /// A visit that begins.
  static Visit begun(ServiceId service, Particulars said, Instant at) {
    return new Visit(
        service, said, said.route(), said.cases(), List.of(), Optional.empty(), 1, at, 0, 0, 0);
  }

  /// How many cases are not over yet.
  public int openCases() {
    return Math.max(0, cases - outcomes.size());
  }

  Visit routed(List<Stop> next) {
    return new Visit(
        takenFor,
        said,
        next,
        cases,
        outcomes,
        owner,
        leg,
        legSince,
        returns,
        papersBrought,
        reprints);
  }

  Visit withCases(int more) {
    return new Visit(
        takenFor,
        said,
        route,
        cases + more,
        outcomes,
        owner,
        leg,
        legSince,
        returns,
        papersBrought,
        reprints);
  }

  /// So many cases are over.
  Visit after(int over, Outcome outcome) {
    List<Outcome> all = new ArrayList<>(outcomes);
    all.addAll(Collections.nCopies(over, outcome));
    return new Visit(
        takenFor, said, route, cases, all, owner, leg, legSince, returns, papersBrought, reprints);
  }

  Visit ownedBy(ClerkId clerk) {
    return new Visit(
        takenFor,
        said,
        route,
        cases,
        outcomes,
        Optional.of(clerk),
        leg,
        legSince,
        returns,
        papersBrought,
        reprints);
  }

  /// With its moments told anew.
  Visit restated(Restating by) {
    return new Visit(
        takenFor,
        said.restated(by),
        route,
        cases,
        outcomes,
        owner,
        leg,
        by.of(legSince),
        returns,
        papersBrought,
        reprints);
  }

  Visit nextLeg(Instant at) {
    return new Visit(
        takenFor,
        said,
        route,
        cases,
        outcomes,
        owner,
        leg + 1,
        at,
        returns,
        papersBrought,
        reprints);
  }

  Visit returned() {
    return with(returns + 1, papersBrought, reprints);
  }

  Visit broughtPapers() {
    return with(returns, papersBrought + 1, reprints);
  }

  Visit reprinted() {
    return with(returns, papersBrought, reprints + 1);
  }

  /// What was done about the paper is not taken back with a key of a window.
  Visit printedAs(Ticket ticket) {
    return with(returns, papersBrought, ticket.visit().reprints());
  }

  private Visit with(int returned, int brought, int reprinted) {
    return new Visit(
        takenFor, said, route, cases, outcomes, owner, leg, legSince, returned, brought, reprinted);
  }
}
