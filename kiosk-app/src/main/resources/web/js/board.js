import { html, nothing, render } from "/lib/lit-html/lit-html.js";
import { repeat } from "/lib/lit-html/directives/repeat.js";
import { Chime } from "./chime.js";
import { openFace, place } from "./face.js";
import { stopped } from "./parts.js";
import { pick, say, tell } from "./words.js";

const ROWS = 6;

/** So long a call counts as new: somebody is still getting up. */
const FRESH_MILLIS = 30_000;

const BACK_MILLIS = 5_000;

const face = document.querySelector("#face");
let chime;
let drawn = false;

function paint(state, hall, clock) {
  if (!drawn) {
    face.replaceChildren();
    drawn = true;
  }
  document.title = say("board.title", { hall: hall.name });
  const now = clock.now();
  render(html`${head(state, hall, now)} ${calls(state, hall, now)} ${waiting(state, hall)} ${foot(state, hall)}`, face);
}

const boardOf = hall => (hall.facts.boards ?? []).find(board => board.id === place()) ?? hall.facts.boards?.[0];

/** The board's own name, where it says more than the hall's. */
function title(hall) {
  const own = pick(boardOf(hall)?.title);
  return own && own !== hall.name ? html`<span>${own}</span>` : nothing;
}

const head = (state, hall, now) => html`
  <header class="head">
    <h1>${hall.name}${title(hall)}</h1>
    <p class="link" role="status">${linkText(state)}</p>
    <time class="n">${hall.timeToSeconds(now)}</time>
  </header>
`;

function linkText({ online, ever, lost, back }) {
  if (!online && ever) {
    return html`<b class="lost">${tell("board.lost", { time: html`<span class="n">${lost}</span>` })}</b>`;
  }
  return back ? html`<b class="back">${say("board.back")}</b>` : nothing;
}

/** The newest call of each number, newest first. */
function latest(calls) {
  const seen = new Set();
  return calls.filter(call => !seen.has(call.number) && seen.add(call.number)).slice(0, ROWS);
}

function calls({ live, online, ever }, hall, now) {
  const rows = latest(live?.calls ?? []);
  return html`<main class=${online || !ever ? "" : "stale"}>
    <h2 class="unseen">${say("board.calls")}</h2>
    <ol class="calls" aria-live="polite">
      ${repeat(rows, call => call.id, (call, place) => row(call, place, hall, now))}
    </ol>
    ${live && !rows.length ? html`<p class="none">${quiet(live, hall, now)}</p>` : nothing}
  </main>`;
}

function row(call, place, hall, now) {
  const service = hall.service(call.service);
  const age = now - new Date(call.at);
  const name = pick(hall.window(call.window)?.name);
  return html`<li
    class="call ${place === 0 ? "now" : ""} ${age < FRESH_MILLIS ? "fresh" : ""}"
    style="--hue:var(--night-${hall.hue(service)})"
  >
    <span class="n number">${call.number}</span>
    <span class="track" aria-hidden="true"></span>
    <span class="win">${name ? html`<span class="named">${name}</span>` : nothing}${tell("board.window", { window: html`<span class="n">${call.window}</span>` })}</span>
    <span class="what">${pick(service.name)}${call.times > 1 ? html` <em>${say("board.again", { n: call.times })}</em>` : nothing}</span>
  </li>`;
}

function quiet(live, hall, now) {
  if (live.open) {
    return say("board.none");
  }
  return live.opens ? say("board.closed-until", { time: hall.opening(live.opens, now) }) : say("board.closed");
}

function waiting({ live }, hall) {
  const counts = new Map((live?.services ?? []).map(service => [service.id, service.waiting]));
  return html`<aside class="wait">
    <h2>${say("board.waiting")}</h2>
    <ul>
      ${hall.lines().map(
        line => html`<li style="--hue:var(--night-${line.hue})">
          <span class="stop" aria-hidden="true">${line.letter}</span><span class="name">${pick(line.name)}</span>
          <span class="n">${line.services.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0)}</span>
        </li>`,
      )}
    </ul>
  </aside>`;
}

/** What a voice says at this moment, word for word, for those who cannot hear it. */
const spoken = ({ live }) => (live?.devices ?? [])
  .map(device => device.speech)
  .filter(speech => speech?.caption)
  .sort((a, b) => b.since.localeCompare(a.since))[0];

function notice(state, hall) {
  const speech = spoken(state);
  return speech
    ? html`<b>${say("board.spoken")}</b><span class="spoken" lang=${speech.language}>${speech.caption}</span>`
    : html`<b>${say("board.notice")}</b><span>${pick(hall.facts.notice) || say("board.notice.text")}</span>`;
}

const foot = (state, hall) => html`<footer class="foot ${stopped(state) ? "halt" : ""}">
  <p role="status">${stopped(state) ? say("face.stopped") : nothing}</p>
  ${stopped(state) ? nothing : notice(state, hall)}
  ${chime?.blocked ? html`<button @click=${() => chime.allow()}>${say("board.sound")}</button>` : nothing}
</footer>`;

/** Rings for what was called just now; what a snapshot brings was called before this screen woke. */
function changed(change) {
  if (change.calls?.some(call => clock.now() - new Date(call.at) < FRESH_MILLIS)) {
    chime?.ring();
  }
}

let backTimer;

/** Remembers when the line went, and says for a moment that it is back. */
function turned(online, { ever }) {
  clearTimeout(backTimer);
  if (!online) {
    page.set({ lost: hall.timeToSeconds(clock.now()), back: false });
  } else if (ever) {
    page.set({ back: true });
    backTimer = setTimeout(() => page.set({ back: false }), BACK_MILLIS);
  }
}

const { hall, page, clock, repaint } = await openFace({
  files: ["board"],
  state: { lost: "", back: false },
  paint,
  changed,
  turned,
});

chime = new Chime(repaint);
setInterval(repaint, 1_000);
