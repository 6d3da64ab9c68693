import { html, nothing } from "/lib/lit-html/lit-html.js";
import { minutes } from "./hall.js";
import { pick, say, tell } from "./words.js";
import { possible } from "./clerk-keys.js";

const PAUSES = ["break", "meal", "meeting", "back-office", "system-down", "handover", "other"];
const OUTCOMES = ["completed", "accepted", "collected", "advice", "papers-missing", "wrong-number", "other"];
const PLACES = ["by-arrival", "front", "back"];
const REASON_MOST = 80;
const MISSING_MOST = 200;

/** What a clerk needs less often than the big keys, each with what it asks. */
export function more(frame, window) {
  return html`
    ${undo(frame, window)}
    <section class="more" aria-label=${say("clerk.more")}>
      ${window.ticket ? withTicket(frame, window) : withoutTicket(frame, window)}
    </section>
    ${aside(frame, window)}
  `;
}

const withTicket = (frame, window) => html`
  ${window.state === "serving" || window.state === "called" ? endWith(frame, window) : nothing}
  ${transfer(frame)}
  ${form(frame, "park", () => ({}), nothing)}
  ${form(frame, "hold", data => ({ missing: data.get("missing") }), text("missing", MISSING_MOST))}
  ${cases(frame, window)}
  ${window.state === "called" ? form(frame, "no-show", () => ({ final: true }), nothing, "abandon") : nothing}
`;

const withoutTicket = (frame, window) => html`
  ${window.paused
    ? nothing
    : form(frame, "pause", data => ({ reason: data.get("reason") }), choice("reason", PAUSES.map(one => [one, say(`clerk.pause.${one}`)])))}
  ${form(
    frame,
    "walk-in",
    data => ({ service: data.get("service") }),
    choice("service", (window.handles ?? window.services).map(id => [id, pick(frame.hall.service(id).name)])),
  )}
`;

/** A fold with a small form; sends its act, and closes when it was done. */
const form = (frame, act, body, fields, name = act) => html`<details class="act">
  <summary>${say(`clerk.act.${name}`)}</summary>
  <form
    @submit=${event => {
      event.preventDefault();
      const fold = event.target.closest("details");
      frame.acts.more(act, body(new FormData(event.target))).then(done => done && fold.removeAttribute("open"));
    }}
  >
    ${fields}
    <button ?disabled=${frame.state.busy !== null || !possible(frame.window, act)}>${say(`clerk.do.${name}`)}</button>
  </form>
</details>`;

const choice = (name, options) => html`<label><span>${say(`clerk.field.${name}`)}</span><select name=${name}>
  ${options.map(([value, words]) => html`<option value=${value}>${words}</option>`)}
</select></label>`;

const text = (name, most) => html`<label><span>${say(`clerk.field.${name}`)}</span><input name=${name} maxlength=${most} autocomplete="off"></label>`;

const tick = name => html`<label class="tick"><input type="checkbox" name=${name}> <span>${say(`clerk.field.${name}`)}</span></label>`;

const outcomes = () => choice("outcome", OUTCOMES.map(one => [one, say(`clerk.outcome.${one}`)]));

const endWith = (frame, window) =>
  form(frame, "end", data => ({ outcome: data.get("outcome") }), outcomes(), "end-with");

function cases(frame, window) {
  const open = window.ticket.openCases ?? 1;
  return html`
    ${form(frame, "add-cases", data => ({ cases: Number(data.get("cases")) }), html`<label><span>${say("clerk.field.cases")}</span><input name="cases" type="number" min="1" max="99" value="1"></label>`)}
    ${open > 1 ? form(frame, "end-case", data => ({ outcome: data.get("outcome") }), html`<p>${tell("clerk.cases-open", { n: open })}</p>${outcomes()}`) : nothing}
  `;
}

function transfer(frame) {
  const { hall } = frame;
  const options = [
    ...hall.services.map(service => [`service:${service.id}`, pick(service.name)]),
    ...hall.windows.map(window => [`window:${window.id}`, hall.windowName(window.id)]),
    ...hall.staff.map(clerk => [`clerk:${clerk.id}`, `${pick(clerk.name)} ${clerk.id}`]),
  ];
  const body = data => {
    const [kind, id] = data.get("to").split(":");
    return {
      [kind]: kind === "window" ? Number(id) : id,
      place: data.get("place"),
      backToMe: data.get("backToMe") === "on",
    };
  };
  return form(
    frame,
    "transfer",
    body,
    html`${choice("to", options)} ${choice("place", PLACES.map(one => [one, say(`clerk.place.${one}`)]))} ${tick("backToMe")}`,
  );
}

/** Offered for the few seconds in which a slip can be taken back. */
const undo = (frame, window) => {
  const left = window.undoUntil ? Math.ceil((new Date(window.undoUntil) - frame.now) / 1000) : 0;
  return left > 0
    ? html`<button class="undo" ?disabled=${frame.state.busy !== null} @click=${() => frame.acts.do("undo")}>
        <span>${say("clerk.act.undo")}</span><span class="n">${left}</span>
      </button>`
    : nothing;
};

/** Those set aside at this window: parked, to be taken up again. */
const aside = (frame, window) =>
  window.parked?.length
    ? html`<section class="aside"><h2>${say("clerk.parked")}</h2><ul>${window.parked.map(
        ticket => html`<li>
          <span class="n">${ticket.number}</span>
          <span>${tell("clerk.minutes", { n: minutes(ticket.parkedAt, frame.now) })}</span>
          <button ?disabled=${frame.state.busy !== null || window.state !== "idle"} @click=${() => frame.acts.more("call", { ticket: ticket.id })}>${say("clerk.take-up")}</button>
        </li>`,
      )}</ul></section>`
    : nothing;

/** Calls a waiting ticket out of its order; the reason stays in the record. */
export const chooser = (frame, ticket) => html`<details class="act">
  <summary aria-label=${say("clerk.act.call", { number: ticket.number })}>${say("clerk.choose")}</summary>
  <form
    @submit=${event => {
      event.preventDefault();
      frame.acts.more("call", { ticket: ticket.id, reason: new FormData(event.target).get("reason") });
    }}
  >
    ${text("reason", REASON_MOST)}
    <button ?disabled=${frame.state.busy !== null || frame.window.state !== "idle"}>${say("clerk.do.call", { number: ticket.number })}</button>
  </form>
</details>`;
