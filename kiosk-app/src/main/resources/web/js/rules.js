import { html, nothing } from "/lib/lit-html/lit-html.js";
import { Command } from "./commands.js";
import { openFace, remembered } from "./face.js";
import { office } from "./office.js";
import { rulesForm } from "./rules-form.js";
import { trialView } from "./rules-trial.js";
import { say, tell, tongue } from "./words.js";

const paint = office({
  title: "rules-page.title",
  name: "rules-page.rules",
  links: [["/", "rules-page.home"], ["/calls", "rules-page.calls"]],
  retold: () => reload(),
  trouble: state => (state.trouble ? html`<p><b>${state.trouble.title}</b> ${state.trouble.detail} ${state.trouble.remedy}</p>` : nothing),
  main: (state, hall) => html`
    ${state.running ? running(state.running) : html`<p role="status">${say("face.opening")}</p>`}
    ${state.running ? editor(state, hall) : nothing}
  `,
});

const running = rules => html`<section class="card">
  <h2>${say("rules-page.now")}</h2>
  ${told(rules)}
</section>`;

/** Rules in words, the worst case of each line, and what the check found. */
const told = rules => html`
  <ol class="said">${rules.said.map(sentence => html`<li>${sentence}</li>`)}</ol>
  ${rules.bounds.length
    ? html`<details><summary>${say("rules-page.bounds")}</summary><ul class="bounds">${rules.bounds.map(each => html`<li>${each}</li>`)}</ul></details>`
    : nothing}
  ${rules.findings.map(finding => html`<p class=${finding.refused ? "finding refused" : "finding"}>${finding.sentence}</p>`)}
`;

const editor = (state, hall) => html`<section class="card">
  <h2>${say("rules-page.change")}</h2>
  <p class="lead">${say("rules-page.lead")}</p>
  <div class="modes" role="group" aria-label=${say("rules-page.modes")}>
    ${["form", "text"].map(
      mode => html`<button aria-pressed=${state.mode === mode} @click=${() => turn(mode)}>${say(`rules-page.mode.${mode}`)}</button>`,
    )}
  </div>
  ${state.mode === "text"
    ? html`<label class="text"><span>${say("rules-page.text")}</span><textarea rows="26" spellcheck="false" .value=${state.text} @input=${event => write(event.target.value)}></textarea></label>`
    : rulesForm(state.draft, hall, redraft)}
  <div class="acts">
    <button ?disabled=${state.busy} @click=${check}>${say("rules-page.check")}</button>
    ${days(state)}
    <button class="main" ?disabled=${state.busy || !state.checked?.good} @click=${save}>${say("rules-page.save")}</button>
    <button ?disabled=${state.busy} @click=${reload}>${say("rules-page.discard")}</button>
  </div>
  <div role="status">${state.saved ? html`<p class="done">${say("rules-page.saved")}</p>` : nothing}${checked(state.checked)}</div>
  ${state.trial ? trialView(state.trial, hall) : nothing}
</section>`;

const days = state =>
  state.running.days.length
    ? html`<span class="try"><label><span>${say("rules-page.day")}</span><select @change=${event => page.set({ day: event.target.value })}>
        ${state.running.days.map(day => html`<option value=${day} ?selected=${day === state.day}>${day}</option>`)}
      </select></label>
      <button ?disabled=${state.busy} @click=${tryOut}>${say("rules-page.try")}</button></span>`
    : nothing;

function checked(result) {
  if (!result) {
    return nothing;
  }
  if (!result.good) {
    return html`<h3>${tell("rules-page.problems", { n: result.problems.length })}</h3>
      <ul class="problems">${result.problems.map(
        problem => html`<li>${problem.line ? html`<b>${say("rules-page.line", { n: problem.line })}</b> ` : nothing}${problem.field ? html`<code>${problem.field}</code> ` : nothing}${problem.sentence}</li>`,
      )}</ul>`;
  }
  return html`<h3>${say("rules-page.good")}</h3>${told(result)}`;
}

/** What stands in the editor, as the server reads it: YAML, or a form's tree, which is YAML too. */
const written = state => (state.mode === "text" ? state.text : JSON.stringify(state.draft, null, 2));

const write = text => page.set({ text, checked: null, saved: false });
const redraft = draft => page.set({ draft, checked: null, saved: false });

async function ask(path, body) {
  page.set({ busy: true, trouble: null });
  try {
    return await new Command(path, body).send();
  } catch (trouble) {
    page.set({ trouble });
    return null;
  } finally {
    page.set({ busy: false });
  }
}

async function check() {
  const result = await ask("/api/v1/rules/check", { text: written(page.state) });
  if (result) {
    page.set({ checked: result });
  }
  return result;
}

/** The other way to write keeps what was written; only rules that can be read can be shown as a form. */
async function turn(mode) {
  if (mode === page.state.mode) {
    return;
  }
  const result = await check();
  if (result?.good) {
    page.set({ mode, text: result.text, draft: result.rules });
  }
}

async function tryOut() {
  const day = page.state.day ?? page.state.running.days[0];
  const trial = await ask("/api/v1/rules/try", { text: written(page.state), day });
  if (trial) {
    page.set({ trial });
  }
}

async function save() {
  const saved = await ask("/api/v1/rules", { text: written(page.state), replaces: page.state.running.version });
  if (saved) {
    page.set({ ...opened(saved), saved: true });
  } else if (page.state.trouble?.code === "rules-changed") {
    const running = await load();
    page.set({ running });
  }
}

const opened = running => ({ running, draft: running.rules, text: running.text, checked: null, trial: null });

async function load() {
  const answer = await fetch("/api/v1/rules", { headers: { "Accept-Language": tongue() }, cache: "no-store" });
  if (!answer.ok) {
    throw new Error(`rules: ${answer.status}`);
  }
  return answer.json();
}

async function reload() {
  try {
    page.set({ ...opened(await load()), saved: false, trouble: null });
  } catch {
    page.set({ trouble: { title: say("face.unreached.title"), detail: "", remedy: say("face.unreached.remedy") } });
  }
}

const { page } = await openFace({
  files: ["rules-page"],
  state: { running: null, draft: null, text: "", mode: "form", checked: null, trial: null, day: null, busy: false, saved: false, trouble: null },
  language: hall => remembered.language(hall),
  paint,
});

reload();
