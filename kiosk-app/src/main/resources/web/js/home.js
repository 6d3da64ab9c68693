import { html, nothing, render } from "/lib/lit-html/lit-html.js";
import { openFace, remembered } from "./face.js";
import { languages, lineState, stop, stopped } from "./parts.js";
import { pick, say, tell } from "./words.js";

const face = document.querySelector("#face");
let drawn = false;

function paint(state, hall, clock) {
  if (!drawn) {
    face.replaceChildren();
    drawn = true;
  }
  document.title = say("home.title", { hall: hall.name });
  render(view(state, hall, clock.now()), face);
}

const view = (state, hall, now) => html`
  <header class="strip">
    <h1>${hall.name}</h1>
    <nav>${languages(hall, () => repaint())}</nav>
    <time><span class="n">${hall.time(now)}</span><small>${hall.date(now)}</small></time>
  </header>
  <main>
    <section class="ask"><h2>${say("home.head")}</h2><p>${standing(state, hall, now)}</p></section>
    <ol class="journey">
      ${kiosks(state, hall)} ${boards(state, hall)} ${windows(state, hall)} ${rules()} ${devices(state, hall)} ${health(state)} ${centre(hall)}
    </ol>
  </main>
  ${lineState(state.online, state.ever)}
`;

function standing(state, hall, now) {
  const { live } = state;
  if (!live) {
    return say("face.opening");
  }
  if (stopped(state)) {
    return say("home.stopped");
  }
  const waiting = live.services.reduce((sum, service) => sum + service.waiting, 0);
  const open = live.windows.filter(window => window.state !== "closed" && !window.paused).length;
  const counts = tell("home.now", { n: waiting, open: open, all: live.windows.length });
  if (live.open) {
    return counts;
  }
  return html`${live.opens ? say("home.closed-until", { time: hall.opening(live.opens, now) }) : say("home.closed")} ${counts}`;
}

const step = (hue, letter, name, text, body) => html`
  <li style="--hue:var(--${hue})">
    ${stop(letter, hue)}
    <div><h3>${name}</h3><p>${text}</p>${body}</div>
  </li>
`;

const link = (href, name, small) => html`<a class="face" href=${href}><b>${name}</b>${small ? html`<small>${small}</small>` : nothing}</a>`;

const row = links => html`<div class="row">${links}</div>`;

function kiosks({ live }, hall) {
  const all = hall.facts.kiosks?.length ? hall.facts.kiosks : [{ id: "" }];
  const open = (live?.services ?? []).filter(service => service.open).length;
  const small = live ? say("home.services-open", { n: open, all: live.services.length }) : "";
  return step("A", "1", say("home.take"), say("home.take.text"), row(all.map(kiosk => link(kiosk.id ? `/kiosk/${kiosk.id}` : "/kiosk", pick(kiosk.name) || say("home.kiosk", { id: kiosk.id }), small))));
}

function boards({ live }, hall) {
  const all = hall.facts.boards?.length ? hall.facts.boards : [{ id: "" }];
  const last = live?.calls[0];
  const small = last ? say("home.last-call", { number: last.number, window: hall.windowName(last.window) }) : say("home.no-call");
  return step("B", "2", say("home.call"), say("home.call.text"), row(all.map((board, place) => link(place ? `/board/${board.id}` : "/board", boardName(hall, board), live ? small : ""))));
}

/** A board's own name, where it says more than the hall's. */
function boardName(hall, board) {
  const own = pick(board.title);
  return own && own !== hall.name ? `${say("home.board")} · ${own}` : say("home.board");
}

const windows = ({ live }, hall) => step("D", "3", say("home.serve"), say("home.serve.text"), html`<ul class="windows">
  ${hall.windows.map(facts => {
    const window = live?.windows.find(one => one.id === facts.id);
    return html`<li class=${window?.state ?? "closed"}>
      <p><span class="n">${facts.id}</span> ${pick(facts.name) || nothing}</p>
      <p class="state">${window ? windowText(window) : nothing}</p>
      <nav aria-label=${hall.windowName(facts.id)}><a href="/clerk/${facts.id}">${say("home.clerk")}</a><a href="/window/${facts.id}">${say("home.window")}</a></nav>
    </li>`;
  })}
</ul>`);

const windowText = window => window.ticket
  ? html`${say(`home.window.${window.state}`)} <span class="n">${window.ticket.number}</span>`
  : say(`home.window.${window.state}`);

const rules = () =>
  step("E", "4", say("home.rules"), say("home.rules.text"), row(html`${link("/rules", say("home.rules.page"))} ${link("/calls", say("home.rules.calls"), say("home.rules.calls.text"))}`));

function devices({ live }, hall) {
  const all = live?.devices ?? [];
  const wrong = all.filter(device => device.state.toLowerCase() !== "ready").length;
  const small = !live ? "" : wrong ? say("home.devices.wrong", { n: wrong, all: all.length }) : say("home.devices.well", { n: all.length });
  return step("C", "5", say("home.devices"), say("home.devices.text"), row(html`${link("/devices", say("home.devices.page"), small)}
    ${hall.facts.simulated ? link("/sim", say("home.sim"), say("home.sim.text")) : nothing}`));
}

function health({ live, alarms }) {
  const small = !live ? "" : alarms.length ? say("home.health.alarms", { n: alarms.length }) : say("home.health.well");
  return step("G", "6", say("home.health"), say("home.health.text"), row([link("/health", say("home.health.page"), small), link("/clock", say("home.health.clock"), ""), link("/late", say("home.health.late"), "")]));
}

function centre(hall) {
  const at = hall.facts.centre;
  if (!at) {
    return nothing;
  }
  return step("F", "7", say("home.centre"), say("home.centre.text"), row(link(at, say("home.centre.page"), at)));
}

const { repaint } = await openFace({
  files: ["home"],
  language: hall => remembered.language(hall),
  paint,
});

setInterval(repaint, 10_000);
