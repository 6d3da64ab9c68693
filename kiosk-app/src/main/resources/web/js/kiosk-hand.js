import { html, nothing } from "/lib/lit-html/lit-html.js";
import { Live } from "./live.js";
import { canPrint } from "./kiosk-paper.js";
import { lines } from "./kiosk-view.js";
import { stop } from "./parts.js";
import { pick, say, tell } from "./words.js";

/** How long a word about a card that could not be read, or a code that nobody knows, stays. */
const NOTICE_MILLIS = 12_000;

const CODE = /^[0-9A-Z-]{4,20}$/;

/** Numbers that may still lead to a window. */
const OPEN = ["waiting", "called", "serving", "no-show", "parked", "held"];

const here = kiosk => `/api/v1/kiosks/${encodeURIComponent(kiosk)}`;

/**
 * What a citizen does with something in the hand: a card on the reader, a ticket or an appointment before the scanner.
 *
 * @param {string} kiosk
 * @param {{card, mine, code, ticket, notice}} told what to do with each
 */
export function listen(kiosk, told) {
  return new Live(`${here(kiosk)}/readings`, {
    card: async card => {
      told.card(card);
      const known = await asked(`${here(kiosk)}/card`);
      if (known?.card?.person === card.person) {
        told.mine(card, { tickets: known.tickets.filter(ticket => OPEN.includes(ticket.state)), appointments: known.appointments });
      }
    },
    "card-unread": ({ words }) => told.notice(words),
    scan: async ({ code, ticket }) => {
      const found = ticket ? await asked(`/api/v1/tickets/${ticket}`) : null;
      if (found) {
        told.ticket(found);
      } else if (!ticket && CODE.test(code.trim().toUpperCase())) {
        told.code(code.trim().toUpperCase());
      } else {
        told.notice(null);
      }
    },
  });
}

async function asked(path) {
  try {
    const answer = await fetch(path, { cache: "no-store", signal: AbortSignal.timeout(5_000) });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** A line between page and edge about what was just laid on or held up; it goes by itself. */
export const noticeView = ({ state, hall }) => {
  const fresh = state.notice && performance.now() - state.notice.at < NOTICE_MILLIS;
  return fresh ? html`<p class="hand">${state.notice.words?.[document.documentElement.lang] ?? state.notice.words?.[hall.language] ?? say("kiosk.code.unknown")}</p>` : nothing;
};

/** Whose card it is, as far as it may be shown; their numbers and appointments of today; and all services. */
export const personView = frame => {
  const { state, hall, acts } = frame;
  const { card, mine } = state.person;
  return html`
    <section class="ask person">
      <h2 tabindex="-1" data-start>${tell("kiosk.card.read", { n: html`<span class="n">${card.masked.replace(/^\*+/, "…")}</span>` })}</h2>
      <p>${card.expired ? say("kiosk.card.expired") : card.age === "senior" ? say("kiosk.card.senior") : say("kiosk.card.hint")}</p>
      ${mine.tickets.length || mine.appointments.length
        ? html`<ul class="mine" aria-label=${say("kiosk.card.mine")}>
            ${mine.tickets.map(ticket => html`<li><button data-ticket=${ticket.id} @click=${() => acts.found(ticket)}>
              <span class="n">${ticket.number}</span> <span>${pick(hall.service(ticket.service).name)}</span> <b>${say(`kiosk.found.${ticket.state}`)}</b>
            </button></li>`)}
            ${mine.appointments.map(each => html`<li><button data-code=${each.code} ?disabled=${state.taking} @click=${() => acts.checkIn(each.code)}>
              <span class="n">${hall.time(new Date(each.slot))}</span> <span>${pick(hall.service(each.service).name)}</span> <b>${say("kiosk.check-in")}</b>
            </button></li>`)}
          </ul>`
        : nothing}
    </section>
    ${lines(frame, hall.lines())}
    <nav class="foot"><button @click=${acts.done}>${say("kiosk.done")}</button></nav>
  `;
};

/** An appointment whose code was scanned: one press, and there is a number for it. */
export const bookingView = ({ state, acts }) => html`
  <section class="ask">
    <h2 tabindex="-1" data-start>${say("kiosk.booking")}</h2>
    <p class="n">${state.booking}</p>
  </section>
  <span></span>
  <nav class="foot">
    <button @click=${acts.more}>${say("kiosk.back-home")}</button>
    <button class="main" ?disabled=${state.taking} @click=${() => acts.checkIn(state.booking)}>${state.taking ? say("kiosk.taking") : say("kiosk.check-in")}</button>
  </nav>
`;

/** A number that somebody has already: where it stands, and what can be done about it here. */
export function foundView(frame) {
  const { state, hall, acts, now } = frame;
  const ticket = state.found;
  const service = hall.service(ticket.service);
  const hue = hall.hue(service);
  const back = mayComeBack(ticket, now);
  return html`
    <section class="plate" style="--hue:var(--${hue})">
      <p class="top"><span>${stop(hall.line(service).letter, hue)} ${pick(service.name)}</span><b>${say(`kiosk.found.${ticket.state}`)}</b></p>
      <h1 class="n" tabindex="-1" data-start>${ticket.number}</h1>
      <p class="sum">${summary(ticket, hall, back)}</p>
    </section>
    <section class="trip">
      ${ticket.state === "waiting" && canPrint(frame)
        ? html`<button class="again" ?disabled=${state.taking || state.reprinted} @click=${acts.reprint}>${say(state.reprinted ? "kiosk.reprint.done" : "kiosk.reprint")}</button>`
        : nothing}
    </section>
    <nav class="foot" style="--hue:var(--${hue})">
      <button @click=${acts.more}>${say("kiosk.back-home")}</button>
      ${back
        ? html`<button class="main" ?disabled=${state.taking} @click=${acts.comeBack}>${state.taking ? say("kiosk.taking") : say("kiosk.come-back")}</button>`
        : html`<button class="main" @click=${acts.done}>${say("kiosk.done")}</button>`}
    </nav>
  `;
}

/** After a call that was missed, or with the papers that were lacking, while the hall's rules still let them. */
const mayComeBack = (ticket, now) => (ticket.state === "no-show" || ticket.state === "held") && ticket.returnUntil && now < new Date(ticket.returnUntil);

function summary(ticket, hall, back) {
  switch (ticket.state) {
    case "waiting":
      return html`${tell("kiosk.ticket.ahead", { n: ticket.ahead ?? 0 })}<br />${say("kiosk.ticket.sit")}`;
    case "called":
    case "serving":
      return say("kiosk.ticket.called", { window: hall.windowName(ticket.window) });
    case "no-show":
    case "held":
      return say(back ? `kiosk.found.${ticket.state}.text` : "kiosk.found.late", { window: hall.windowName(ticket.window), time: ticket.returnUntil ? hall.time(new Date(ticket.returnUntil)) : "" });
    case "parked":
      return say("kiosk.found.parked.text", { window: hall.windowName(ticket.window) });
    default:
      return say("kiosk.found.over");
  }
}
