import { html, nothing, render } from "/lib/lit-html/lit-html.js";
import { openFace, place } from "./face.js";
import { lineState, stopped } from "./parts.js";
import { pick, say, tell } from "./words.js";

const face = document.querySelector("#face");
let drawn = false;

function paint(state, hall) {
  if (!drawn) {
    face.replaceChildren();
    drawn = true;
  }
  const facts = hall.window(place());
  document.title = say("window.title", { window: facts ? hall.windowName(facts.id) : place(), hall: hall.name });
  const window = state.live?.windows.find(one => String(one.id) === place());
  render(facts ? screen(state, hall, facts, window) : missing(hall), face);
}

const missing = hall => html`<main class="missing"><h1>${say("window.missing", { window: place() })}</h1>
  <ul>${hall.windows.map(one => html`<li><a href="/window/${one.id}">${hall.windowName(one.id)}</a></li>`)}</ul></main>`;

function screen(state, hall, facts, window) {
  const ticket = window?.ticket;
  const services = (window?.services ?? facts.services ?? []).map(id => hall.service(id));
  const shown = ticket ? hall.service(ticket.service) : services[0];
  return html`<main>
    <section class="plate" style="--hue:var(--${shown ? hall.hue(shown) : "A"})">
      <div class="does ${services.length > 6 ? "long" : ""}">${does(hall, services)}</div>
      <h1><span class=${pick(facts.name) ? "named" : "unseen"}>${pick(facts.name) || say("window.window")}</span> <span class="n">${facts.id}</span></h1>
    </section>
    <section class="now ${window?.state ?? "closed"}" aria-live="polite">${window ? now(state, window) : nothing}</section>
    <section class="staff">${window?.clerk ? staff(window.clerk, hall) : nothing}</section>
    ${lineState(state.online, state.ever, stopped(state) && window?.ticket ? say("face.stopped") : "")}
  </main>`;
}

/** What is done here: the services, or their groups when there are many. */
function does(hall, services) {
  if (!hall.grouped || services.length <= 4) {
    return html`<ul>${services.map(service => html`<li>${pick(service.name)}</li>`)}</ul>`;
  }
  const groups = [...new Set(services.map(service => service.group))].map(id => hall.group(id)).filter(Boolean);
  if (groups.length === hall.groups.length) {
    return html`<p>${say("window.everything")}</p>`;
  }
  return groups.length > 1
    ? html`<ul>${groups.map(group => html`<li>${pick(group.name)}</li>`)}</ul>`
    : html`<p>${pick(groups[0]?.name)}</p><ul class="small">${services.map(service => html`<li>${pick(service.name)}</li>`)}</ul>`;
}

function now(state, window) {
  const { live } = state;
  if (stopped(state) && !window.ticket) {
    return html`<p class="say">${say("window.stopped")}</p><p class="text">${say("face.stopped")}</p>`;
  }
  if (window.state === "closed") {
    return html`<p class="say">${say(live.open ? "window.closed" : "window.hall-closed")}</p><p class="text">${say("window.closed.text")}</p>`;
  }
  if (window.paused && !window.ticket) {
    return html`<p class="say">${say("window.paused")}</p><p class="text">${say("window.paused.text")}</p>`;
  }
  if (!window.ticket) {
    return html`<p class="say">${say(window.asking ? "window.rate" : "window.idle")}</p>
      <p class="text">${say(window.asking ? "window.rate.text" : "window.idle.text")}</p>${nextView(window.next)}`;
  }
  return html`<p class="k">${say(window.state === "called" ? "window.called" : "window.serving")}</p>
    <p class="n number">${window.ticket.number}</p>
    ${window.state === "called" ? html`<p class="please">${say("window.please")}</p>` : nothing} ${nextView(window.next)}`;
}

const nextView = next => (next ? html`<p class="next">${tell("window.next", { number: html`<span class="n">${next}</span>` })}</p>` : nothing);

function staff(clerk, hall) {
  const post = pick(clerk.post);
  return html`<div><b>${pick(clerk.name)}</b> ${post ? html`<span>${post}</span>` : nothing}</div>
    <p>${tell("window.clerk", { id: html`<span class="n">${clerk.id}</span>` })}</p>`;
}

const { repaint } = await openFace({ files: ["window"], paint });
setInterval(repaint, 30_000);
