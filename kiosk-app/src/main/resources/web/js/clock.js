import { html, nothing } from "/lib/lit-html/lit-html.js";
import { Command } from "./commands.js";
import { openFace, remembered } from "./face.js";
import { afreshOf, office } from "./office.js";
import { say, tongue } from "./words.js";

const paint = office({
  title: "clock.title",
  name: "clock.clock",
  links: [["/", "clock.home"], ["/health", "clock.health"], ["/late", "clock.late"]],
  retold: () => afresh(),
  trouble: state => (state.failed ? say("clock.failed") : nothing),
  main: (state, hall, now) => html`
    <h2>${say("clock.heading")}</h2>
    <p class="lead">${say("clock.lead")}</p>
    <div role="status">${said(state)}</div>
    ${state.clock ? body(state, hall, now) : html`<p>${say("face.opening")}</p>`}
  `,
});

function said({ problem, done }) {
  if (problem) {
    return html`<p class="said bad"><b>${problem.title}</b>${problem.detail} ${problem.remedy}</p>`;
  }
  return done ? html`<p class="said"><b>${say("clock.done")}</b></p>` : nothing;
}

const moment = (instant, hall) => `${hall.date(instant)} ${hall.time(instant)}`;

const body = ({ clock, sending, problem }, hall, now) => html`
  <section class="card">
    <dl class="clocks">
      <div><dt>${say("clock.now")}</dt><dd class="n now">${moment(now, hall)}</dd></div>
      <div><dt>${say("clock.witness")}</dt><dd>${say(`clock.witness.${clock.witness}`)}</dd></div>
      ${clock.ahead ? html`<div><dt>${say("clock.box")}</dt><dd class="n">${moment(clock.box, hall)}</dd></div>` : nothing}
    </dl>
    <div class="acts">
      <button class="main" ?disabled=${sending} @click=${() => tell({ right: "hall" })}>${say("clock.right")}</button>
      ${clock.ahead ? html`<button ?disabled=${sending} @click=${() => tell({ right: "box" })}>${say("clock.follow")}</button>` : nothing}
    </div>
  </section>
  <form class="card" @submit=${set} novalidate>
    <h3>${say("clock.set-heading")}</h3>
    <p class="lead">${say("clock.set-lead")}</p>
    <div class="fields">
      <label><span>${say("clock.field.time")}</span><input type="datetime-local" name="time" aria-invalid=${problem ? "true" : "false"}></label>
    </div>
    <div class="acts"><button ?disabled=${sending}>${say("clock.set")}</button></div>
  </form>
  <h3 id="corrections">${say("clock.corrections")}</h3>
  ${clock.corrections.length ? corrections(clock, hall) : html`<p>${say("clock.none")}</p>`}
`;

const corrections = (clock, hall) => html`<div class="scroll card" tabindex="0" role="region" aria-labelledby="corrections"><table>
  <thead><tr>${["since", "entries", "by"].map(head => html`<th scope="col">${say(`clock.column.${head}`)}</th>`)}</tr></thead>
  <tbody>${clock.corrections.map(each => html`<tr>
    <td data-head=${say("clock.column.since")}>${moment(each.since, hall)}</td>
    <td class="n" data-head=${say("clock.column.entries")}>${each.from}–${each.to}</td>
    <td data-head=${say("clock.column.by")}>${by(each.seconds)}</td>
  </tr>`)}</tbody>
</table></div>`;

function by(seconds) {
  const size = Math.abs(seconds);
  const values = { hours: Math.floor(size / 3600), minutes: Math.floor(size / 60) % 60, seconds: size % 60 };
  return say(seconds < 0 ? "clock.earlier" : "clock.later", values);
}

function set(event) {
  event.preventDefault();
  tell({ time: event.target.elements.time.value });
}

async function tell(body) {
  page.set({ sending: true, problem: null, done: false });
  try {
    const clock = await new Command("/api/v1/clock", body).send();
    page.set({ sending: false, done: true, clock });
  } catch (problem) {
    page.set({ sending: false, problem });
  }
}

async function fetched(path) {
  const answer = await fetch(path, { headers: { "Accept-Language": tongue() }, cache: "no-store" });
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return answer.json();
}

/** Reads how it stands with the time. */
const afresh = afreshOf(
  async () => {
    page.set({ clock: await fetched("/api/v1/clock"), failed: false });
  },
  () => page.set({ failed: true }),
);

const { page, repaint } = await openFace({
  files: ["clock"],
  state: { clock: null, failed: false, sending: false, problem: null, done: false },
  language: hall => remembered.language(hall),
  paint,
  alarmed: () => afresh(),
  turned: online => online && afresh(),
});

afresh();
setInterval(repaint, 1_000);
