import { html, nothing, render } from "/lib/lit-html/lit-html.js";
import { modes, remembered } from "./face.js";
import { Hall } from "./hall.js";
import { Live } from "./live.js";
import { languages, lineState } from "./parts.js";
import { drawScreens } from "./sim-dots.js";
import { callerView, padView, plug } from "./sim-keys.js";
import { printerView } from "./sim-paper.js";
import { readerView, scannerView } from "./sim-readers.js";
import { Voice } from "./sim-voice.js";
import { store } from "./store.js";
import { learn, say } from "./words.js";

const face = document.querySelector("#face");

async function facts() {
  for (let pause = 500; ; pause = Math.min(pause * 2, 5_000)) {
    try {
      const answer = await fetch("/api/v1/hall", { cache: "no-store" });
      const hall = new Hall(await answer.json());
      await learn(["face", "sim"], hall.languages);
      return hall;
    } catch {
      await new Promise(done => setTimeout(done, pause));
    }
  }
}

/** Sends what a person did to a device; what was refused is told at the foot of the page. */
async function send(id, what, body) {
  try {
    const answer = await fetch(`/sim/devices/${encodeURIComponent(id)}/${what}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang },
      body: JSON.stringify(body),
    });
    const problem = answer.ok ? null : await answer.json().catch(() => ({}));
    page.set({ trouble: problem && (problem.detail ?? problem.title ?? String(answer.status)) });
  } catch {
    page.set({ trouble: say("face.unreached.detail") });
  }
}

const acts = {
  press: (device, key) => send(device.id, "press", { key }),
  condition: (device, condition) => send(device.id, "condition", { condition }),
};

const hall = await facts();
modes(remembered.language(hall));
face.replaceChildren();

const voice = new Voice(() => page.set({}));
const page = store({ devices: null, online: false, ever: false, trouble: null }, paint);

new Live(
  "/sim/events",
  {
    state: ({ devices }) => {
      voice.hear(devices);
      page.set({ devices });
    },
    line: online => page.set({ online, ever: page.state.ever || online }),
    gone: () => page.set({ devices: [] }),
  },
);
page.set({});

function paint(state) {
  document.title = say("sim.title", { hall: hall.name });
  render(view(state), face);
  drawScreens(face, (state.devices ?? []).filter(device => device.kind === "led"));
}

const view = state => html`
  <header class="strip">
    <h1>${hall.name}<span>${say("sim.heading")}</span></h1>
    <nav>
      <button class="sound" aria-pressed=${voice.on} @click=${() => voice.toggle()}>
        ${say(voice.on ? "sim.sound.off" : "sim.sound.on")}
      </button>
      <a href="/">${say("sim.home")}</a> ${languages(hall, () => page.set({}))}
    </nav>
  </header>
  ${state.devices ? devicesView(state.devices) : html`<p class="opening">${say("sim.opening")}</p>`}
  <p class="trouble" role="alert">${state.trouble ? say("sim.trouble", { detail: state.trouble }) : nothing}</p>
  ${lineState(state.online, state.ever)}
`;

function devicesView(devices) {
  const of = kind => devices.filter(device => device.kind === kind);
  const windows = [...new Set(devices.filter(device => ["led", "caller", "rating"].includes(device.kind)).map(device => device.window).filter(Boolean))].sort((a, b) => a - b);
  const apart = of("led").filter(device => !device.window);
  if (!devices.length) {
    return html`<main><p class="lead">${say("sim.none")}</p></main>`;
  }
  return html`
    ${captions(devices)}
    <main>
      <p class="lead">${say("sim.lead")}</p>
      <div class="table">
        <div class="printers">
          ${of("printer").map(device => printerView(device, hall, acts))}
          ${of("id-reader").map(device => readerView(device, acts))} ${of("scanner").map(device => scannerView(device, acts))}
        </div>
        <div class="windows">
          ${apart.map(device => html`<section class="place wide">${place(say("sim.hall"), screenView(device))}</section>`)}
          ${windows.map(id => windowView(id, devices.filter(device => device.window === id)))}
        </div>
      </div>
    </main>
  `;
}

const place = (name, content) => html`<h2>${name}</h2>${content}`;

function windowView(id, devices) {
  const of = kind => devices.filter(device => device.kind === kind);
  return html`<section class="place">
    ${place(
      hall.windowName(id),
      html`${of("led").map(screenView)}
        <div class="desk">
          ${of("caller").map(device => callerView(device, acts))} ${of("rating").map(device => padView(device, acts))}
        </div>`,
    )}
  </section>`;
}

function screenView(device) {
  const { on, text, width, height } = device.shows;
  const shown = device.condition === "unplugged" || !on ? say("sim.screen.off") : text ? say("sim.screen.shows", { text }) : say("sim.screen.dark");
  return html`<figure class="screen ${device.condition}">
    <h3><span>${say("sim.screen")}</span>${plug(device, acts)}</h3>
    <canvas id=${`dots-${device.id}`} role="img" aria-label=${shown} style="aspect-ratio:${width}/${height}"></canvas>
    <figcaption class="unseen" data-text=${text}>${shown}</figcaption>
  </figure>`;
}

/** What is being said now, and last, for those who cannot hear it. */
function captions(devices) {
  const modules = devices.filter(device => device.kind === "voice");
  const latest = voice.latest(devices);
  if (!modules.length && !latest) {
    return nothing;
  }
  return html`<aside class="caption ${latest?.how ?? ""}" aria-label=${say("sim.voice")}>
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11" /></svg>
    <p aria-live="polite">
      <b>${latest?.text ?? ""}</b>
      <span>${say(latest ? `sim.voice.${latest.how}` : "sim.voice.quiet")}</span>
    </p>
    ${voice.mute ? html`<small>${say("sim.sound.no-voice")}</small>` : nothing}
    ${modules.map(device => plug(device, acts))}
  </aside>`;
}
