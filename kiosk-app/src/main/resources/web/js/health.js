import { html, nothing, render } from "/lib/lit-html/lit-html.js";
import { openFace, remembered } from "./face.js";
import { languages, lineState } from "./parts.js";
import { say, tell, tongue } from "./words.js";

const face = document.querySelector("#face");
let drawn = false;

function paint(state, hall, clock) {
  if (!drawn) {
    face.replaceChildren();
    drawn = true;
  }
  document.title = say("health.title", { hall: hall.name });
  render(view(state, hall, clock.now()), face);
}

const view = (state, hall, now) => html`
  <header class="strip">
    <h1>${hall.name}<span>${say("health.health")}</span></h1>
    <nav><a href="/">${say("health.home")}</a> <a href="/devices">${say("health.devices")}</a> ${languages(hall, afresh)}</nav>
    <time class="n">${hall.time(now)}</time>
  </header>
  <div class="trouble" role="alert">${state.failed ? say("health.failed") : nothing}</div>
  <main>
    <div role="status"><h2>${sum(state)}</h2></div>
    <ul class="alarms">${(state.told ?? []).map(alarm => row(alarm, hall))}</ul>
  </main>
  ${lineState(state.online, state.ever)}
`;

function sum({ told }) {
  if (!told) {
    return say("face.opening");
  }
  return told.length ? tell("health.alarms", { n: told.length }) : say("health.well");
}

const row = (alarm, hall) => html`<li class=${alarm.severity}>
  <p class="kind"><b>${say(`health.severity.${alarm.severity}`)}</b> <span>${say("health.since", { time: moment(alarm.since, hall) })}</span></p>
  <p class="what">${alarm.what}</p>
  <p class="remedy">${alarm.remedy}</p>
</li>`;

const moment = (instant, hall) => `${hall.date(instant)} ${hall.time(instant)}`;

async function fetched(path) {
  const answer = await fetch(path, { headers: { "Accept-Language": tongue() }, cache: "no-store" });
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return answer.json();
}

let asking = false;
let again = false;

/** Reads how things stand; one question at a time, however fast the news come. */
async function afresh() {
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  try {
    do {
      again = false;
      page.set({ told: await fetched("/api/v1/record/alarms"), failed: false });
    } while (again);
  } catch {
    page.set({ failed: true });
  } finally {
    asking = false;
  }
}

const { page, repaint } = await openFace({
  files: ["health"],
  state: { told: null, failed: false },
  language: hall => remembered.language(hall),
  paint,
  alarmed: () => afresh(),
  turned: online => online && afresh(),
});

afresh();
setInterval(repaint, 10_000);
