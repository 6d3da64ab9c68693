import { html, nothing } from "/lib/lit-html/lit-html.js";
import { pick, say, tell } from "./words.js";

const minutes = seconds => Math.round(seconds / 60);

/** What the rules would have made of a day: who would have waited longer, who shorter. */
export const trialView = (trial, hall) => html`<section class="trial">
  <h3>${say("rules-page.trial", { day: trial.day })}</h3>
  <p>${tell("rules-page.changes", { longer: trial.longer.count, shorter: trial.shorter.count, same: trial.same })}</p>
  ${trial.exact ? nothing : html`<p class="finding">${say("rules-page.not-exact")}</p>`}
  ${trial.over ? nothing : html`<p class="finding">${say("rules-page.not-over")}</p>`}
  ${trial.lost.length ? html`<p class="finding">${tell("rules-page.lost", { n: trial.lost.length, numbers: trial.lost.slice(0, 20).join(say("face.list")) })}</p>` : nothing}
  <div class="wide" tabindex="0" role="region" aria-label=${say("rules-page.table")}>
    <table>
      <thead>
        <tr><th rowspan="2" scope="col">${say("rules-page.line-of")}</th><th rowspan="2" scope="col">${say("rules-page.taken")}</th>
          ${["median", "ninety", "worst", "passedMost"].map(figure => html`<th colspan="2" scope="colgroup">${say(`rules-page.${figure}`)}</th>`)}</tr>
        <tr>${[0, 1, 2, 3].map(() => html`<th scope="col">${say("rules-page.before")}</th><th scope="col">${say("rules-page.then")}</th>`)}</tr>
      </thead>
      <tbody>
        ${row(say("rules-page.everybody"), trial.all)}
        ${trial.lines.map(line => row(`${pick(hall.service(line.service).name)} · ${say(`rules-page.class.${line.line}`)}`, line))}
      </tbody>
    </table>
  </div>
  ${people("longer-first", trial.longer.first)} ${people("shorter-first", trial.shorter.first)}
</section>`;

const row = (name, { before, after }) => html`<tr>
  <th scope="row">${name}</th><td class="n">${before.taken}</td>
  ${["median", "ninety", "worst"].map(figure => cells(minutes(before[figure]), minutes(after[figure])))}
  ${cells(before.passedMost, after.passedMost)}
</tr>`;

const cells = (before, after) => html`<td class="n">${before}</td><td class="n ${after > before ? "worse" : after < before ? "better" : ""}">${after}${after > before ? " ↑" : after < before ? " ↓" : ""}</td>`;

const people = (key, changes) =>
  changes.length
    ? html`<details><summary>${say(`rules-page.${key}`)}</summary><ul>${changes.map(
        change => html`<li>${tell("rules-page.change-of", { number: html`<b class="n">${change.number}</b>`, before: minutes(change.before), after: minutes(change.after) })}</li>`,
      )}</ul></details>`
    : nothing;
