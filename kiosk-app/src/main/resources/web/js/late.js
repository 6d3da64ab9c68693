import { html, nothing } from "/lib/lit-html/lit-html.js";
import { Command } from "./commands.js";
import { openFace, remembered } from "./face.js";
import { afreshOf, office } from "./office.js";
import { list, pick, say, tongue } from "./words.js";

const OUTCOMES = ["completed", "accepted", "collected", "advice", "papers-missing", "wrong-number", "other"];

const paint = office({
  title: "late.title",
  name: "late.late",
  links: [["/", "late.home"], ["/calls", "late.calls"], ["/clock", "late.clock"]],
  retold: () => afresh(),
  trouble: state => (state.failed ? say("late.failed") : nothing),
  main: (state, hall) => html`
    <h2>${say("late.heading")}</h2>
    <p class="lead">${say("late.lead")}</p>
    <div role="status">${said(state, hall)}</div>
    ${form(state, hall)}
    <h3 id="entered">${say("late.entered")}</h3>
    ${entered(state, hall)}
  `,
});

function said({ problem, kept }, hall) {
  if (problem) {
    return html`<p class="said bad"><b>${problem.title}</b>${problem.detail} ${problem.remedy}</p>`;
  }
  if (!kept) {
    return nothing;
  }
  const overlaps = kept.overlaps?.length
    ? say("late.overlaps", { window: hall.windowName(kept.window), numbers: list(kept.overlaps) })
    : nothing;
  return html`<p class="said"><b>${say("late.kept", { number: kept.number })}</b>${overlaps}</p>`;
}

const form = (state, hall) => html`<form class="card" @submit=${enter} novalidate>
  <h3>${say("late.one")}</h3>
  <div class="fields">
    ${choice("service", hall.services.map(service => [service.id, pick(service.name)]), state)}
    ${choice("window", hall.windows.map(window => [window.id, hall.windowName(window.id)]), state)}
    ${choice("clerk", hall.staff.map(clerk => [clerk.id ?? clerk, clerk.id ?? clerk]), state)}
    ${choice("outcome", OUTCOMES.map(outcome => [outcome, say(`late.outcome.${outcome}`)]), state)}
    ${moment("calledAt", state)} ${moment("endedAt", state)} ${moment("cameAt", state)}
    ${text("slip", 12, state)} ${text("reason", 80, state)}
  </div>
  <div class="acts"><button class="main" ?disabled=${state.sending}>${say("late.enter")}</button></div>
</form>`;

const field = (name, state, control) => html`<label class=${name === "reason" ? "wide" : ""}>
  <span>${say(`late.field.${name}`)}</span>${control}
</label>`;

const wrong = (name, state) => (state.problem?.field === name ? "true" : "false");

const choice = (name, options, state) => field(name, state, html`<select name=${name} aria-invalid=${wrong(name, state)}>
  ${options.map(([value, label]) => html`<option value=${value}>${label}</option>`)}
</select>`);

const moment = (name, state) => field(name, state, html`<input type="datetime-local" name=${name} aria-invalid=${wrong(name, state)}>`);

const text = (name, most, state) => field(name, state, html`<input name=${name} maxlength=${most} autocomplete="off" aria-invalid=${wrong(name, state)}>`);

function entered({ late }, hall) {
  if (!late) {
    return html`<p>${say("face.opening")}</p>`;
  }
  if (!late.length) {
    return html`<p>${say("late.none")}</p>`;
  }
  const heads = ["number", "service", "window", "happened", "recorded", "reason"];
  return html`<div class="scroll card" tabindex="0" role="region" aria-labelledby="entered"><table>
    <thead><tr>${heads.map(name => html`<th scope="col">${head(name)}</th>`)}</tr></thead>
    <tbody>${late.map(entry => row(entry, hall))}</tbody>
  </table></div>`;
}

const head = name => say(`late.column.${name}`);

const row = (entry, hall) => html`<tr>
  <td data-head=${head("number")}><span class="n">${entry.number}</span> <span class="mark">${say("late.mark")}</span>${entry.slip ? html`<br>${say("late.slip", { slip: entry.slip })}` : nothing}</td>
  <td data-head=${head("service")}>${pick(hall.service(entry.service)?.name) || entry.service}</td>
  <td data-head=${head("window")}>${hall.windowName(entry.window)} · ${entry.clerk}</td>
  <td data-head=${head("happened")}>${hall.date(entry.calledAt)} <span class="n">${hall.time(entry.calledAt)}–${hall.time(entry.endedAt)}</span></td>
  <td data-head=${head("recorded")}>${hall.date(entry.recordedAt)} <span class="n">${hall.time(entry.recordedAt)}</span></td>
  <td data-head=${head("reason")}>${entry.reason}</td>
</tr>`;

async function enter(event) {
  event.preventDefault();
  const form = event.target;
  const body = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));
  page.set({ sending: true, problem: null, kept: null });
  try {
    const kept = await new Command("/api/v1/late-entries", body).send();
    for (const name of ["calledAt", "endedAt", "cameAt", "slip"]) {
      form.elements[name].value = "";
    }
    shown = [kept, ...shown];
    page.set({ sending: false, kept, late: shown });
  } catch (problem) {
    page.set({ sending: false, problem });
    form.elements[problem.field]?.focus();
  }
}

let shown = [];

async function fetched(path) {
  const answer = await fetch(path, { headers: { "Accept-Language": tongue() }, cache: "no-store" });
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return answer.json();
}

/** Reads what was entered. */
const afresh = afreshOf(
  async () => {
    shown = await fetched("/api/v1/late-entries");
    page.set({ late: shown, failed: false });
  },
  () => page.set({ failed: true }),
);

const { page, repaint } = await openFace({
  files: ["late"],
  state: { late: null, failed: false, sending: false, problem: null, kept: null },
  language: hall => remembered.language(hall),
  paint,
  turned: online => online && afresh(),
});

afresh();
setInterval(repaint, 10_000);
