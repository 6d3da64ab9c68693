import { html, nothing } from "/lib/lit-html/lit-html.js";
import { numbers } from "./hall.js";
import { canPrint } from "./kiosk-paper.js";
import { waitText } from "./parts.js";
import { knows, list, pick, say, tell } from "./words.js";

/** The number, as large as the screen allows, and the rest of the way: wait, service, rating. */
export function ticketView(frame) {
  const { state, hall, acts } = frame;
  const { ticket } = state;
  const service = hall.service(ticket.service);
  const hue = hall.hue(service);
  if (ticket.emergency) {
    return emergencyView(ticket, service, frame);
  }
  return html`
    <section class="plate" style="--hue:var(--${hue})">
      <p class="top"><span>${say("kiosk.ticket.yours")}</span><span>${pick(service.name)}</span></p>
      <h1 class="n" tabindex="-1" data-start>${ticket.number}</h1>
      <p class="sum">${summary(ticket, hall, state.live)}</p>
      ${ticket.paper === "failed" ? paperFailed(ticket, frame) : nothing}
    </section>
    <section class="trip" style="--hue:var(--${hue})">
      <ol class="stops">
        ${stopOf("done", say("kiosk.stop.take"), `${hall.time(ticket.takenAt)}${say("face.comma")}${paper(ticket)}`)}
        ${stopOf("here", say("kiosk.stop.wait"), ticket.priority === "statutory" ? say("kiosk.stop.wait.first") : say("kiosk.stop.wait.text"))}
        ${stopOf("", say("kiosk.stop.serve"), serve(service, hall))}
        ${stopOf("", say("kiosk.stop.rate"), say("kiosk.stop.rate.text"))}
      </ol>
      <figure class="qr">
        <img src="/api/v1/tickets/${ticket.id}/qr.svg" alt=${say("kiosk.qr.alt")} />
        <figcaption>${say("kiosk.qr")}</figcaption>
      </figure>
    </section>
    <nav class="foot" style="--hue:var(--${hue})">
      <button @click=${acts.more}>${say("kiosk.another")}</button>
      <button class="main" @click=${acts.done}>${say("kiosk.done")}</button>
    </nav>
  `;
}

/** A number that the kiosk gave out by itself: all that is known is the number, so it is to be kept. */
const emergencyView = (ticket, service, { hall, acts }) => html`
  <section class="plate emergency">
    <p class="top"><span>${say("kiosk.emergency.yours")}</span><span>${pick(service.name)}</span></p>
    <h1 class="n" tabindex="-1" data-start>${ticket.number}</h1>
    <p class="sum"><b>${say("kiosk.emergency.keep")}</b></p>
  </section>
  <section class="trip emergency">
    <p>${say("kiosk.emergency.valid")}</p>
    <p>${say("kiosk.emergency.unknown", { time: hall.time(ticket.takenAt) })}</p>
  </section>
  <nav class="foot">
    <button @click=${acts.more}>${say("kiosk.another")}</button>
    <button class="main" @click=${acts.done}>${say("kiosk.done")}</button>
  </nav>
`;

/** What the service's next would wait is near what this one, just taken, will; priority is called earlier. */
function waitOf(ticket, live) {
  const wait = ticket.wait ?? (ticket.priority === "ordinary" ? live?.services?.find(service => service.id === ticket.service)?.wait : undefined);
  return wait ? html`<br /><small>${waitText(wait)}</small>` : nothing;
}

function summary(ticket, hall, live) {
  if (ticket.state === "called" || ticket.state === "serving") {
    return say("kiosk.ticket.called", { window: hall.windowName(ticket.window) });
  }
  return html`${tell("kiosk.ticket.ahead", { n: ticket.ahead ?? 0 })}${waitOf(ticket, live)}<br />${say("kiosk.ticket.sit")}`;
}

function paperFailed(ticket, frame) {
  const { state, acts } = frame;
  const cause = `devices.cause.${ticket.paperProblem}`;
  return html`<div class="paper" role="alert">
    <p><b>${say("kiosk.paper.failed.title")}</b> ${say("kiosk.paper.failed.text")}
    ${knows(cause) ? html`<small>${say("kiosk.paper.cause", { cause: say(cause) })}</small>` : nothing}</p>
    ${canPrint(frame) && ticket.state === "waiting"
      ? html`<button ?disabled=${state.printing.has(ticket.id)} @click=${() => acts.print(ticket)}>${say("kiosk.paper.print")}</button>`
      : nothing}
  </div>`;
}

const paper = ticket => say(`kiosk.paper.${ticket.paper ?? "pending"}`);

function serve(service, hall) {
  const windows = hall.windowsOf(service);
  const bring = hall.bring(service);
  const at = windows.length ? say("kiosk.windows", { windows: numbers(windows) }) : "";
  const things = list(bring.slice(0, 3));
  const have = bring.length > 3 ? say("kiosk.have-ready", { things, n: bring.length }) : bring.length ? say("kiosk.have-ready.all", { things }) : "";
  return [at, have].filter(Boolean).join(say("face.comma"));
}

const stopOf = (kind, name, text) => html`<li class=${kind}><b>${name}</b><span>${text}</span></li>`;
