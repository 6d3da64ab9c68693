import { html, nothing } from "/lib/lit-html/lit-html.js";
import { openFace, remembered } from "./face.js";
import { afreshOf, office } from "./office.js";
import { say, tell, tongue } from "./words.js";

const paint = office({
  title: "health.title",
  name: "health.health",
  links: [["/", "health.home"], ["/devices", "health.devices"]],
  retold: () => afresh(),
  trouble: state => (state.failed ? say("health.failed") : nothing),
  main: (state, hall) => html`
    <div role="status"><h2>${sum(state)}</h2></div>
    <ul class="alarms">${(state.told ?? []).map(alarm => row(alarm, hall))}</ul>
  `,
});

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

/** Reads how things stand. */
const afresh = afreshOf(
  async () => {
    page.set({ told: await fetched("/api/v1/record/alarms"), failed: false });
  },
  () => page.set({ failed: true }),
);

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
