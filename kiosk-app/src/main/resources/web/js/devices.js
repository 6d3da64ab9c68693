import { html, nothing } from "/lib/lit-html/lit-html.js";
import { causeText, remedyText } from "./causes.js";
import { Command } from "./commands.js";
import { openFace, remembered } from "./face.js";
import { office } from "./office.js";
import { knows, say, tell } from "./words.js";

/** So many papers that did not come out are offered, the newest first. */
const PAPERS = 5;

/** The line of each device; it changes all the time, so it is asked for and not told. */
let links = new Map();

/** The tickets whose paper was just asked for. */
const asked = new Set();

/** What a person must see to first stands first. */
const URGENCY = ["fault", "absent", "connecting", "ready"];

const stateOf = device => device.state.toLowerCase();

/** A device that works and yet asks for something: paper nearly out. */
const kindOfState = device => (stateOf(device) === "ready" && device.cause ? "warned" : stateOf(device));

function byUrgency(a, b) {
  const rank = device => URGENCY.indexOf(stateOf(device)) - (kindOfState(device) === "warned" ? 0.5 : 0);
  return rank(a) - rank(b) || a.id.localeCompare(b.id, undefined, { numeric: true });
}

const paint = office({
  title: "devices.title",
  name: "devices.devices",
  links: [["/", "devices.home"], ["/install", "devices.install"]],
  retold: () => repaint(),
  main(state, hall, now) {
    const devices = [...(state.live?.devices ?? [])].sort(byUrgency);
    return html`
      <div role="status"><h2>${state.live ? sum(devices) : say("face.opening")}</h2></div>
      <ul class="devices">${devices.map(device => row(device, state, hall, now))}</ul>
    `;
  },
});

function sum(devices) {
  const wrong = devices.filter(device => kindOfState(device) !== "ready").length;
  if (!devices.length) {
    return say("devices.none");
  }
  return wrong ? tell("devices.wrong", { n: wrong, all: devices.length }) : tell("devices.all-well", { n: devices.length });
}

function row(device, state, hall, now) {
  const kind = kindOfState(device);
  const cause = device.cause;
  const remedy = remedyText(device);
  return html`<li class=${kind}>
    <i aria-hidden="true"></i>
    <div class="what">
      <b>${knows(`devices.kind.${device.kind}`) ? say(`devices.kind.${device.kind}`) : device.kind}</b>
      <span>${device.window ? hall.windowName(device.window) : device.kiosk ? say("devices.kiosk", { id: device.kiosk }) : nothing} <code>${device.id}</code></span>
    </div>
    <div class="how">
      <b>${say(`devices.state.${kind}`)}${cause ? html`${say("face.colon")}${causeText(device)}` : nothing}</b>
      ${remedy ? html`<span>${remedy}</span>` : nothing}
      ${speech(device, now)} ${line(device, hall)} ${papers(device, state, hall)}
    </div>
    <p class="since">${device.since ? since(device, hall, now) : nothing}</p>
  </li>`;
}

/** Its line as the system knows it, and what went over it since the hall was started. */
function line(device, hall) {
  const link = links.get(device.id);
  if (!link) {
    return nothing;
  }
  const { port, at, openings, heard, told, noise, heardAt } = link;
  return html`<span class="link"><code>${port}</code>${at && at !== port ? html` → <code>${at}</code>` : nothing}
    ${say("devices.link", { heard, told, openings })}${noise ? html` · ${say("devices.link.noise", { n: noise })}` : nothing}${heardAt ? html` · ${say("devices.link.heard", { time: hall.time(heardAt) })}` : nothing}</span>`;
}

async function lookAtLines() {
  try {
    const answer = await fetch("/api/v1/devices", { cache: "no-store" });
    const all = answer.ok ? await answer.json() : [];
    links = new Map((Array.isArray(all) ? all : []).filter(one => one.link).map(one => [one.id, one.link]));
  } catch {
    links = new Map();
  }
  repaint();
}

/** What a voice says now, and how far behind it is. */
function speech({ speech }, now) {
  if (!speech) {
    return nothing;
  }
  const waited = speech.delaySeconds + Math.max(0, Math.floor((now - new Date(speech.since)) / 1000));
  return html`<span>${speech.caption ? html`${say("devices.speaking", { caption: speech.caption })} · ` : nothing}${tell("devices.speech.waiting", { n: speech.waiting, seconds: waited })}${speech.unheard ? html` · ${tell("devices.speech.unheard", { n: speech.unheard })}` : nothing}</span>`;
}

/** Papers that did not come out while a kiosk's printer could not print: it can now, so they may be had. */
function papers(device, state, hall) {
  const kiosk = hall.facts.kiosks?.find(one => one.printer === device.id);
  const missed = (state.live?.tickets ?? []).filter(ticket => ticket.paper === "failed" && ticket.state === "waiting").sort((a, b) => b.order - a.order);
  if (!kiosk || device.state !== "ready" || !missed.length) {
    return nothing;
  }
  const newest = missed.slice(0, PAPERS);
  return html`<p class="papers">${tell("devices.papers", { n: missed.length })}
    ${newest.map(ticket => html`<button ?disabled=${asked.has(ticket.id)} @click=${() => print(ticket, kiosk)}>${ticket.number}</button>`)}
  </p>`;
}

async function print(ticket, kiosk) {
  asked.add(ticket.id);
  repaint();
  try {
    await new Command(`/api/v1/tickets/${ticket.id}/print`, { kiosk: kiosk.id }).send();
  } catch {
    // It stays in the list to be pressed once more.
  } finally {
    asked.delete(ticket.id);
    repaint();
  }
}

function since(device, hall, now) {
  return tell("devices.since", { time: html`<span class="n">${hall.time(device.since)}</span>`, lasting: lastingText((now - new Date(device.since)) / 1000) });
}

/** How long, as people say it: seconds, minutes, hours, days. */
function lastingText(seconds) {
  const parts = [
    [86_400, "face.days"],
    [3_600, "face.hours"],
    [60, "face.minutes"],
  ];
  for (const [length, key] of parts) {
    if (seconds >= length) {
      return tell(key, { n: Math.floor(seconds / length) });
    }
  }
  return tell("face.seconds", { n: Math.max(0, Math.floor(seconds)) });
}

const { repaint } = await openFace({
  files: ["devices"],
  language: hall => remembered.language(hall),
  paint,
});

setInterval(repaint, 1_000);
await lookAtLines();
setInterval(() => document.hidden || lookAtLines(), 3_000);
