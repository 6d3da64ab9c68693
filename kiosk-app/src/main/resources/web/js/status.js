import { html, nothing, render } from "/lib/lit-html/lit-html.js";
import { Command } from "./commands.js";
import { openFace, place, remembered } from "./face.js";
import { numbers } from "./hall.js";
import { languages, lineState, waitText } from "./parts.js";
import { pick, say, tell } from "./words.js";

const LEFT = new Set(["done", "no-show", "expired", "cancelled"]);

/** Where a number can be given back. */
const MINE = new Set(["waiting", "parked", "held"]);

const face = document.querySelector("#face");
let drawn = false;
let lastState = "";
let asked = false;

function paint(state, hall) {
  if (!drawn) {
    face.replaceChildren();
    drawn = true;
  }
  const ticket = state.live?.ticket ?? state.past;
  document.title = title(ticket, hall);
  render(ticket ? journey(state, hall, ticket) : state.gone && state.asked ? unknown(hall) : opening(hall), face);
  if (state.gone && !asked) {
    asked = true;
    lookBack();
  }
  if (ticket) {
    beckon(ticket.state);
  }
}

/** Short enough for a tab, so that a glance tells how far it is. */
function title(ticket, hall) {
  if (!ticket) {
    return hall.name;
  }
  return say(`status.title.${ticket.state}`, { number: ticket.number, n: ticket.ahead ?? 0, window: ticket.window });
}

/** A phone shakes when its number is called, where its reader has touched the page before. */
function beckon(state) {
  if (state === "called" && lastState === "waiting") {
    if (navigator.userActivation?.hasBeenActive) {
      navigator.vibrate?.([400, 200, 400, 200, 400]);
    }
  }
  lastState = state;
}

/** A ticket of an earlier day has no live stream any more, but it is still known. */
async function lookBack() {
  const answer = await fetch(`/api/v1/tickets/${encodeURIComponent(place())}`).catch(() => null);
  page.set({ asked: true, past: answer?.ok ? await answer.json() : null });
}

const strip = hall => html`<header class="strip"><h1>${hall.name}</h1><nav>${languages(hall, () => repaint())}</nav></header>`;

const opening = hall => html`${strip(hall)}<main><p class="note" role="status">${say("face.opening")}</p></main>`;

const unknown = hall => html`${strip(hall)}
  <main><section class="note"><h2>${say("status.unknown.title")}</h2><p>${say("status.unknown.text")}</p></section></main>`;

function journey({ online, ever }, hall, ticket) {
  const service = hall.service(ticket.service);
  return html`
    ${strip(hall)}
    <main class=${ticket.state} style="--hue:var(--${hall.hue(service)})">
      <section class="plate" aria-live="polite">
        <p>${pick(service.name)}${ticket.priority === "statutory" ? html` <em>${say("status.priority")}</em>` : nothing}</p>
        <h2 class="n">${ticket.number}</h2>
        <p class="sum">${summary(ticket, hall)}</p>
      </section>
      ${deeds(page.state, ticket)}
      <ol class="stops">${stops(ticket, hall, service)}</ol>
      ${LEFT.has(ticket.state) ? nothing : bring(hall.bring(service))}
    </main>
    ${lineState(online || LEFT.has(ticket.state), ever)}
  `;
}

const mayReturn = ticket => ["no-show", "held"].includes(ticket.state) && Boolean(ticket.returnUntil);

/** What whoever holds the number may do from afar: say that they are back, or give it back. */
function deeds({ trouble, busy, sure }, ticket) {
  const mayCancel = MINE.has(ticket.state) || mayReturn(ticket);
  if (!mayCancel && !trouble) {
    return nothing;
  }
  return html`<section class="deeds">
    ${trouble ? html`<p role="alert"><b>${trouble.title}</b> ${trouble.detail} ${trouble.remedy}</p>` : nothing}
    ${mayReturn(ticket) ? html`<button class="main" ?disabled=${busy} @click=${() => act(ticket, "come-back")}>${say("status.back")}</button>` : nothing}
    ${mayCancel && !sure ? html`<button @click=${() => page.set({ sure: true })}>${say("status.cancel")}</button>` : nothing}
    ${mayCancel && sure
      ? html`<p>${say("status.cancel.sure")}</p>
          <button ?disabled=${busy} @click=${() => act(ticket, "cancel")}>${say("status.cancel")}</button>
          <button @click=${() => page.set({ sure: false })}>${say("status.cancel.keep")}</button>`
      : nothing}
  </section>`;
}

async function act(ticket, deed) {
  page.set({ busy: true, trouble: null });
  try {
    await new Command(`/api/v1/tickets/${encodeURIComponent(ticket.id)}/${deed}`, {}).send();
  } catch (trouble) {
    page.set({ trouble });
  } finally {
    page.set({ busy: false, sure: false });
  }
}

function summary(ticket, hall) {
  const window = html`<b class="where">${ticket.window === undefined || ticket.window === null ? "" : hall.windowName(ticket.window)}</b>`;
  switch (ticket.state) {
    case "waiting":
      return html`${tell("status.ahead", { n: ticket.ahead ?? 0 })}${ticket.wait ? html`<br /><small>${waitText(ticket.wait)}</small>` : nothing}`;
    case "called":
      return tell("status.called", { window });
    case "serving":
      return tell("status.serving", { window });
    case "held":
      return say("status.held", { time: hall.time(ticket.returnUntil) });
    case "no-show":
      return ticket.returnUntil ? say("status.no-show.back", { time: hall.time(ticket.returnUntil) }) : say("status.no-show");
    default:
      return say(`status.${ticket.state}`);
  }
}

/** The journey: which stops are behind, and which one the citizen stands at. */
function stops(ticket, hall, service) {
  const at = { waiting: 1, called: 1, serving: 2, parked: 2, held: 2, done: 3, "no-show": 1, expired: 1, cancelled: 1 }[ticket.state];
  const windows = hall.windowsOf(service);
  const texts = [
    [say("status.stop.take"), hall.time(ticket.takenAt)],
    [say("status.stop.wait"), ticket.calledAt ? say("status.called-at", { time: hall.time(ticket.calledAt) }) : say("status.wait.text")],
    [say("status.stop.serve"), ticket.endedAt ? hall.time(ticket.endedAt) : windows.length ? say("status.windows", { windows: numbers(windows) }) : ""],
    [say("status.stop.rate"), say("status.rate.text")],
  ];
  return texts.map(([name, text], place) => html`<li class=${place < at ? "done" : place === at ? "here" : ""} aria-current=${place === at ? "step" : nothing}><b>${name}</b><span>${text}</span></li>`);
}

const bring = things => things.length
  ? html`<section class="bring"><h3>${say("status.bring")}</h3><ol>${things.map(thing => html`<li>${thing}</li>`)}</ol></section>`
  : nothing;

const { page, repaint } = await openFace({
  files: ["status"],
  stream: `/api/v1/events?ticket=${encodeURIComponent(place())}`,
  state: { gone: 0, asked: false, past: null, trouble: null, busy: false, sure: false },
  language: hall => ownLanguage(hall),
  paint,
});

/** The reader's own language when the hall speaks it: this page is on their phone. */
function ownLanguage(hall) {
  const kept = remembered.language(hall);
  if (kept !== hall.language) {
    return kept;
  }
  const wanted = navigator.languages.map(tag => tag.split("-")[0]);
  for (const tag of wanted) {
    const found = hall.languages.find(language => language.split("-")[0] === tag);
    if (found) {
      return found;
    }
  }
  return hall.language;
}
