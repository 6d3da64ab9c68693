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
    ${state.record?.disk ? recordView(state.record, hall) : nothing}
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

/** How the record is kept, in a manager's words. */
const recordView = ({ epoch, entries, disk, copy, nightly }, hall) => html`<section class="record">
  <h3>${say("health.record")}</h3>
  <dl>
    <dt>${say("health.entries")}</dt><dd>${tell("health.entries.text", { n: entries, epoch })}</dd>
    <dt>${say("health.disk")}</dt><dd>${tell("health.disk.text", { percent: disk.percent, free: disk.free })}${disk.onlyTheRecord ? html` <b>${say("health.disk.only")}</b>` : nothing}</dd>
    <dt>${say("health.ballast")}</dt><dd>${ballast(disk)}</dd>
    <dt>${say("health.copy")}</dt><dd>${copyText(copy)}</dd>
    <dt>${say("health.nightly")}</dt><dd>${nightlyText(copy, nightly, hall)}</dd>
  </dl>
</section>`;

function ballast(disk) {
  if (!disk.ballastBytes) {
    return say("health.ballast.none");
  }
  return say(disk.ballastBytes < disk.ballastWantedBytes ? "health.ballast.growing" : "health.ballast.text", { size: disk.ballast });
}

function copyText(copy) {
  if (!copy) {
    return say("health.copy.none");
  }
  if (!copy.following) {
    return say("health.copy.lost", { folder: copy.folder });
  }
  return copy.behind ? tell("health.copy.behind", { n: copy.behind, folder: copy.folder }) : say("health.copy.whole", { folder: copy.folder });
}

function nightlyText(copy, nightly, hall) {
  if (!copy) {
    return say("health.copy.none");
  }
  return nightly ? tell("health.nightly.text", { n: nightly.entries, day: nightly.day, time: moment(nightly.at, hall) }) : say("health.nightly.none");
}

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
    const [told, record] = await Promise.all(["/api/v1/record/alarms", "/api/v1/record"].map(fetched));
    page.set({ told, record, failed: false });
  },
  () => page.set({ failed: true }),
);

const { page } = await openFace({
  files: ["health"],
  state: { told: null, record: null, failed: false },
  language: hall => remembered.language(hall),
  paint,
  alarmed: () => afresh(),
  turned: online => online && afresh(),
});

afresh();

// How a disk fills is nobody's news, so this page alone looks by itself.
setInterval(afresh, 10_000);
