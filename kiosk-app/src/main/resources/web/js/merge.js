/** What the server sends as a list of things with an id; a change names only those that changed. */
const LISTS = ["services", "windows", "tickets", "calls", "devices"];

/** A ticket in one of these states has left the hall, or is a no-show that may not come back; it comes once more, to say so. */
const GONE = new Set(["done", "expired", "cancelled"]);

const CALLS_KEPT = 12;

/**
 * The hall as it stands after a change.
 *
 * @param {object} hall what the snapshot and all changes since made of it
 * @param {object} change the members that changed
 */
export function merge(hall, change) {
  const next = { ...hall, ...change };
  for (const list of LISTS) {
    if (change[list]) {
      next[list] = mergeById(hall[list] ?? [], change[list]);
    }
  }
  if (change.tickets) {
    next.tickets = next.tickets.filter(ticket => !GONE.has(ticket.state) && (ticket.state !== "no-show" || ticket.returnUntil));
  }
  if (change.calls) {
    next.calls = next.calls.sort((a, b) => b.id - a.id).slice(0, CALLS_KEPT);
  }
  return next;
}

function mergeById(old, changed) {
  const byId = new Map(old.map(one => [one.id, one]));
  for (const one of changed) {
    byId.set(one.id, { ...byId.get(one.id), ...one });
  }
  return [...byId.values()];
}
