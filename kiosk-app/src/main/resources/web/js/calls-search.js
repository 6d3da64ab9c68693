import { html, nothing } from "/lib/lit-html/lit-html.js";
import { pick, say, tongue } from "./words.js";

/** Asks about past days; the answer says how far it reaches. */
async function asked(path) {
  const answer = await fetch(path, { headers: { "Accept-Language": tongue() }, cache: "no-store" });
  if (answer.status === 400) {
    return { wrong: true };
  }
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return answer.json();
}

/** What was typed into the form, looked for. */
export async function find(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value.trim()) {
      query.set(name, value.trim());
    }
  }
  return asked(`/api/v1/tickets/search?${query}`);
}

export const seals = () => asked("/api/v1/record/seals");

/** The form and what it found. `search` is `null`, `"failed"`, or an answer. */
export const searchPart = (search, hall, submit) => html`<section class="search">
  <h2>${say("calls.search.heading")}</h2>
  <form @submit=${submit}>
    <label>${say("calls.search.number")} <input name="number" size="8" maxlength="8" autocomplete="off" spellcheck="false"></label>
    <label>${say("calls.search.day")} <input name="day" type="date"></label>
    <label>${say("calls.search.service")}
      <select name="service">
        <option value="">${say("calls.search.any")}</option>
        ${hall.services.map(service => html`<option value=${service.id}>${pick(service.name) || service.id}</option>`)}
      </select></label>
    <button>${say("calls.search.find")}</button>
  </form>
  <div role="status">${search ? outcome(search, hall) : nothing}</div>
</section>`;

function outcome(search, hall) {
  if (search === "failed" || search.wrong) {
    return html`<p>${say(search.wrong ? "calls.search.wrong" : "calls.search.failed")}</p>`;
  }
  return html`
    ${search.note ? html`<p class="note">${search.note}</p>` : nothing}
    ${search.tickets.length ? html`<ol class="found">${search.tickets.map(ticket => row(ticket, hall))}</ol>` : html`<p>${say("calls.search.none")}</p>`}
  `;
}

const row = (ticket, hall) => html`<li>
  <span class="n">${ticket.day}</span>
  <b class="n">${ticket.number}</b>
  <span>${pick(hall.service(ticket.service)?.name) || ticket.service}</span>
  <span>${say(`calls.state.${ticket.state}`)}</span>
  <span>${say("calls.search.taken", { time: hall.time(ticket.takenAt) })}</span>
  <span>${ticket.window ? say("calls.search.window", { window: ticket.window }) : nothing}</span>
  <span>${ticket.endedAt ? say("calls.search.ended", { time: hall.time(ticket.endedAt) }) : nothing}</span>
</li>`;

/** The days' seals, to be written down. */
export const sealsPart = (kept, opened) => html`<details class="seals" @toggle=${opened}>
  <summary>${say("calls.seals.heading")}</summary>
  <p class="lead">${say("calls.seals.lead")}</p>
  ${kept?.note ? html`<p class="note">${kept.note}</p>` : nothing}
  ${kept?.seals?.length
    ? html`<ol class="found">${kept.seals.map(
        seal => html`<li><span class="n">${seal.day}</span> <code class="n">${seal.seal}</code> <span>${say("calls.seals.entries", { n: seal.entries })}</span></li>`,
      )}</ol>`
    : kept
      ? html`<p>${say("calls.seals.none")}</p>`
      : nothing}
</details>`;
