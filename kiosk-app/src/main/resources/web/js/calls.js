import { html, nothing } from "/lib/lit-html/lit-html.js";
import { find, seals, searchPart, sealsPart } from "./calls-search.js";
import { openFace, remembered } from "./face.js";
import { afreshOf, office } from "./office.js";
import { knows, pick, say, tongue } from "./words.js";

const MOST = 50;

const paint = office({
  title: "calls.title",
  name: "calls.calls",
  links: [["/", "calls.home"], ["/rules", "calls.rules"]],
  retold: () => afresh(),
  trouble: state => (state.failed ? say("calls.failed") : nothing),
  main: (state, hall) => html`
    <h2>${say("calls.heading")}</h2>
    <p class="lead">${say("calls.lead")}</p>
    ${list(state, hall)}
    ${state.more ? html`<button class="more" @click=${older}>${say("calls.older")}</button>` : nothing}
    ${searchPart(state.search, hall, lookFor)}
    ${sealsPart(state.seals, openSeals)}
  `,
});

function list(state, hall) {
  if (!state.calls) {
    return html`<p role="status">${say("face.opening")}</p>`;
  }
  if (!state.calls.length) {
    return html`<p role="status">${say("calls.none")}</p>`;
  }
  return html`<ol class="calls">${state.calls.map(call => row(call, hall))}</ol>`;
}

const row = (call, hall) => html`<li>
  <time class="n">${hall.time(call.at)}</time>
  <b class="n number">${call.number}</b>
  <span>${hall.windowName(call.window)}</span>
  <p class=${call.kind}>${call.sentence}</p>
  ${call.beaten.length || call.skipped.length ? details(call, hall) : nothing}
</li>`;

const details = (call, hall) => html`<details>
  <summary>${say("calls.details")}</summary>
  ${call.skipped.map(step => html`<p class="skipped">${say(`calls.skipped.${step.cause}`, { step: knows(`calls.step.${step.step}`) ? say(`calls.step.${step.step}`) : step.step })}</p>`)}
  ${call.beaten.length
    ? html`<div class="wide" tabindex="0" role="region" aria-label=${say("calls.details")}><table>
        <thead><tr><th scope="col">${say("calls.number")}</th><th scope="col">${say("calls.service")}</th><th scope="col">${say("calls.line")}</th><th scope="col">${say("calls.taken")}</th><th scope="col">${say("calls.rank")}</th></tr></thead>
        <tbody>${[call.chosen, ...call.beaten].map(head => headRow(head, hall))}</tbody>
      </table></div>`
    : nothing}
</details>`;

const headRow = (head, hall) => html`<tr>
  <td class="n">${head.number}</td>
  <td>${pick(hall.service(head.service)?.name) || head.service}</td>
  <td>${say(`calls.line.${head.line}`)}</td>
  <td class="n">${hall.time(head.takenAt)}</td>
  <td class="n">${hall.time(head.rank)}</td>
</tr>`;

async function fetched(before) {
  const answer = await fetch(`/api/v1/calls?most=${MOST}${before ? `&before=${before}` : ""}`, {
    headers: { "Accept-Language": tongue() },
    cache: "no-store",
  });
  if (!answer.ok) {
    throw new Error(`calls: ${answer.status}`);
  }
  return answer.json();
}

/** Reads the newest calls. */
const afresh = afreshOf(
  async () => {
    const calls = await fetched();
    page.set({ calls, more: calls.length === MOST, failed: false });
  },
  () => page.set({ failed: true }),
);

async function older() {
  try {
    const calls = await fetched(page.state.calls.at(-1)?.id);
    page.set({ calls: [...page.state.calls, ...calls], more: calls.length === MOST, failed: false });
  } catch {
    page.set({ failed: true });
  }
}

async function lookFor(event) {
  event.preventDefault();
  try {
    page.set({ search: await find(event.target) });
  } catch {
    page.set({ search: "failed" });
  }
}

async function openSeals(event) {
  if (event.target.open) {
    try {
      page.set({ seals: await seals() });
    } catch {
      page.set({ failed: true });
    }
  }
}

const { page, repaint } = await openFace({
  files: ["calls"],
  state: { calls: null, more: false, failed: false, search: null, seals: null },
  language: hall => remembered.language(hall),
  paint,
  changed: change => change.calls && afresh(),
  turned: online => online && afresh(),
});

afresh();
setInterval(repaint, 10_000);
