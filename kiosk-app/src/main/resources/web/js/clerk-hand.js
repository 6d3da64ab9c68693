import { html, nothing } from "/lib/lit-html/lit-html.js";
import { Live } from "./live.js";
import { say } from "./words.js";

/** A ticket is held before the window's scanner: which one it is, for the clerk who sees it. */
export function listen(window, found) {
  return new Live(`/api/v1/windows/${window}/readings`, {
    scan: async ({ ticket }) => {
      if (!ticket) {
        return found(null);
      }
      try {
        const answer = await fetch(`/api/v1/tickets/${ticket}`, { cache: "no-store", signal: AbortSignal.timeout(5_000) });
        found(answer.ok ? await answer.json() : null);
      } catch {
        found(null);
      }
    },
  });
}

/** The ticket that was scanned, how it stands, and the one thing that can be done about it here. */
export function scannedView(frame) {
  const { state, acts } = frame;
  const ticket = state.scanned;
  if (ticket === undefined) {
    return nothing;
  }
  return html`<section class="scanned" role="status">
    <p>${ticket ? html`<b class="n">${ticket.number}</b> ${say(`clerk.scanned.${ticket.state}`)}` : say("clerk.scanned.unknown")}</p>
    ${ticket ? deed(frame, ticket) : nothing}
    <button @click=${() => acts.scanned(undefined)}>${say("clerk.understood")}</button>
  </section>`;
}

function deed(frame, ticket) {
  const { state, window, acts } = frame;
  const idle = state.busy === null && window.state === "idle";
  switch (ticket.state) {
    case "parked":
      return html`<button class="deed" ?disabled=${!idle} @click=${() => acts.take(ticket, {})}>${say("clerk.take-up")}</button>`;
    case "waiting":
      return html`<button class="deed" ?disabled=${!idle} @click=${() => acts.take(ticket, { reason: say("clerk.scanned.reason") })}>${say("clerk.do.call", { number: ticket.number })}</button>`;
    case "no-show":
    case "held":
      return html`<button class="deed" ?disabled=${state.busy !== null} @click=${() => acts.comeBack(ticket)}>${say("clerk.scanned.back")}</button>`;
    default:
      return nothing;
  }
}
