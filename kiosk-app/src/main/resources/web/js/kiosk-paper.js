import { html, nothing } from "/lib/lit-html/lit-html.js";
import { causeText } from "./causes.js";
import { say } from "./words.js";

/** So many papers can be had after all; whoever waits longer without one has found another way. */
const PAPERS = 3;
const MISSED_MILLIS = 30 * 60_000;

const printerOf = ({ state, kiosk }) => state.live?.devices?.find(device => device.id === kiosk?.printer);

/** Whether this kiosk can put anything on paper now. */
export const canPrint = frame => printerOf(frame)?.state === "ready";

/**
 * Between the page and its edge: that no paper comes out now and why, or, once there is paper again, the numbers that
 * got none. Before it, whatever else is to be said for a moment.
 */
export function paperState(frame, notice) {
  return html`<section class="papers" role="status">${notice} ${paperText(frame)}</section>`;
}

function paperText(frame) {
  const printer = printerOf(frame);
  if (!printer || printer.state === "connecting" || frame.state.view === "ticket") {
    return nothing;
  }
  return printer.state === "ready" ? missed(frame) : html`<p><b>${say("kiosk.paperless")}</b> <small>${say("kiosk.paper.cause", { cause: causeText(printer) })}</small></p>`;
}

function missed({ state, now, acts }) {
  const tickets = (state.live?.tickets ?? [])
    .filter(ticket => ticket.paper === "failed" && ticket.state === "waiting" && now - new Date(ticket.takenAt) < MISSED_MILLIS)
    .sort((a, b) => b.order - a.order)
    .slice(0, PAPERS);
  if (!tickets.length || state.view !== "home") {
    return nothing;
  }
  return html`<p>${say("kiosk.paper.back")}</p>
    ${tickets.map(ticket => html`<button ?disabled=${state.printing.has(ticket.id)} @click=${() => acts.print(ticket)}><span class="n">${ticket.number}</span></button>`)}`;
}
