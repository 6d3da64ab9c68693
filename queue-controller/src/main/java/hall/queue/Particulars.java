package hall.queue;

import java.util.List;
import java.util.Optional;

/// What a citizen says, or a reader has read, when taking a number; nothing for most.
///
/// @param person who it is for, as the hall's keyed hash, never a name or an ID number
/// @param agent who takes it for them (代办), as such a hash
/// @param cases how many cases (件) the visit has, from 1 to 2,000
/// @param route where to go after the service taken, stop by stop
/// @param slot the appointment it was checked in for
/// @param leased the kiosk gave it out by itself, from its block of emergency numbers
public record Particulars(
    Optional<String> person,
    Optional<String> agent,
    int cases,
    List<Stop> route,
    Optional<Booking> slot,
    Optional<Leased> leased) {

  public static final Particulars NONE =
      new Particulars(Optional.empty(), Optional.empty(), 1, List.of(), Optional.empty());

  public static final int CASES_MAX = 2_000;

  /// Of a number that the hall itself gave out.
  public Particulars(
      Optional<String> person,
      Optional<String> agent,
      int cases,
      List<Stop> route,
      Optional<Booking> slot) {
    this(person, agent, cases, route, slot, Optional.empty());
  }

  /// Nothing is known but that the kiosk gave the number out by itself.
  static Particulars of(Leased leased) {
    return new Particulars(
        Optional.empty(), Optional.empty(), 1, List.of(), Optional.empty(), Optional.of(leased));
  }

  public Particulars {
    route = List.copyOf(route);
    if (cases < 1 || cases > CASES_MAX) {
      throw new IllegalArgumentException(
          "A visit has 1 to %d cases, not %d.".formatted(CASES_MAX, cases));
    }
    hash("person", person);
    hash("agent", agent);
  }

  /// With its moments told anew; an appointment's slot is the calendar's and stays.
  Particulars restated(Restating by) {
    return leased.isEmpty()
        ? this
        : new Particulars(
            person, agent, cases, route, slot, leased.map(known -> known.restated(by)));
  }

  /// One of many: for a batch the service time says nothing about the next (集中受理).
  public boolean isBatch() {
    return cases > 1;
  }

  static void hash(String what, Optional<String> value) {
    if (value.isPresent() && !value.get().matches("[0-9A-Za-z_-]{16,64}")) {
      throw new IllegalArgumentException(
          "The " + what + " is a keyed hash of 16 to 64 letters and digits.");
    }
  }
}
