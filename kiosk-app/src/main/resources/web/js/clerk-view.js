import { html, nothing } from "/lib/lit-html/lit-html.js";
import { lasting, minutes, queue } from "./hall.js";
import { dots, languages, lineState, stopped } from "./parts.js";
import { pick, say, tell } from "./words.js";
import { mainAct, possible } from "./clerk-keys.js";
import { scannedView } from "./clerk-hand.js";
import { chooser, more } from "./clerk-more.js";

/** Which window? Each with who sits there. */
export const chooseView = ({ state, hall, repaint }, asked) => html`
  <header class="strip"><h1>${hall.name}</h1><nav>${languages(hall, repaint)}</nav></header>
  <main class="choose">
    <h2>${asked ? say("clerk.no-window", { window: asked }) : say("clerk.choose.window")}</h2>
    <ul class="windows">
      ${hall.windows.map(facts => {
        const window = state.live?.windows.find(one => one.id === facts.id);
        return html`<li><a class="window ${window?.state ?? "closed"}" href="/clerk/${facts.id}">
          <span class="n">${facts.id}</span>
          <span>${pick(facts.name) || say("clerk.window")}</span>
          <small>${window?.clerk ? pick(window.clerk.name) : say("clerk.free")}</small>
        </a></li>`;
      })}
    </ul>
  </main>
  ${lineState(state.online, state.ever)}
`;

/** The desk of one window: sign on, then one key after the other. */
export function deskView(frame, facts) {
  const { state, hall, now, window, repaint } = frame;
  return html`
    <header class="strip">
      <h1>${hall.windowName(facts.id)}<span>${window?.clerk ? pick(window.clerk.name) : ""}</span></h1>
      <nav>
        ${window?.clerk ? html`<button ?disabled=${!possible(window, "sign-off")} @click=${() => frame.acts.do("sign-off")}>${say("clerk.sign-off")}</button>` : html`<a href="/clerk">${say("clerk.other-window")}</a>`}
        ${languages(hall, repaint)}
      </nav>
      <time class="n">${hall.time(now)}</time>
    </header>
    ${trouble(frame)}
    ${!window ? html`<main class="choose"><p>${say("face.opening")}</p></main>` : window.clerk ? desk(frame, window) : signOn(frame)}
    ${lineState(state.online, state.ever, stopped(state) ? say("clerk.stopped") : "")}
  `;
}

const signOn = ({ state, hall, acts }) => html`
  <main class="choose">
    <h2>${say("clerk.choose.staff")}</h2>
    <ul class="people">
      ${hall.staff.map(
        clerk => html`<li><button class="person" ?disabled=${state.busy !== null} @click=${() => acts.signOn(clerk.id)}>
          <b>${pick(clerk.name)}</b><span>${pick(clerk.post)}</span><span class="n">${clerk.id}</span>
        </button></li>`,
      )}
    </ul>
  </main>
`;

function desk(frame, window) {
  const { state, hall } = frame;
  const waiting = queue(state.live.tickets ?? [], window.handles ?? window.services);
  return html`
    <main class="desk">
      ${current(frame, window, waiting)}
      <section class="keys" aria-label=${say("clerk.keys")}>
        <button class="big" aria-keyshortcuts="F9" ?disabled=${state.busy !== null} @click=${frame.acts.main}>
          <span>${say(`clerk.main.${mainAct(window)}`)}</span><kbd>F9</kbd>
        </button>
        ${key(frame, "recall", "F10")} ${key(frame, "no-show", "F8")} ${window.state === "called" ? key(frame, "end", "F7") : nothing}
        ${more(frame, window)}
      </section>
      ${queueView(frame, waiting, hall)}
    </main>
  `;
}

function current({ state, hall, now }, window, waiting) {
  const ticket = window.ticket;
  if (!ticket) {
    return html`<section class="cur idle" aria-live="polite">
      <p class="quiet">${window.paused ? say("clerk.paused", { reason: say(`clerk.pause.${window.paused.reason}`) }) : window.asking ? say("clerk.asking") : say("clerk.idle")}</p>
      <p>${tell("clerk.waiting", { n: waiting.length })}</p>
    </section>`;
  }
  const service = hall.service(ticket.service);
  const since = window.state === "serving" ? ticket.startedAt : ticket.calledAt;
  return html`<section class="cur ${window.state}" style="--hue:var(--${hall.hue(service)})">
    <p class="state" aria-live="polite">${say(`clerk.state.${window.state}`)}${ticket.times > 1 ? html` <small>${say("clerk.times", { n: ticket.times })}</small>` : nothing}</p>
    <p class="n number">${ticket.number}</p>
    <p class="n time">${lasting(since ?? now, now)}</p>
    <p class="what">${pick(service.name)} ${mark(ticket)} ${ticket.cases > 1 ? html`<em>${tell("clerk.cases", { n: ticket.cases })}</em>` : nothing} <span>${tell("clerk.waited", { n: minutes(ticket.takenAt, new Date(ticket.calledAt ?? now)) })}</span></p>
    ${state.why?.number === ticket.number && state.why.sentence ? html`<p class="why">${state.why.sentence}</p>` : nothing}
  </section>`;
}

const mark = ticket => (ticket.priority === "ordinary" ? nothing : html`<em>${say(`clerk.priority.${ticket.priority}`)}</em>`);

const key = ({ state, window, acts }, act, name) => html`<button
  aria-keyshortcuts=${name}
  ?disabled=${state.busy !== null || !possible(window, act)}
  @click=${() => acts.do(act)}
><span>${say(`clerk.key.${act}`)}</span><kbd>${name}</kbd></button>`;

const queueView = (frame, waiting, hall) => html`
  <section class="q">
    ${scannedView(frame)}
    <h2>${tell("clerk.queue", { n: waiting.length })}</h2>
    ${waiting.length ? dots(waiting.length) : nothing}
    <ol tabindex="0" aria-label=${say("clerk.queue.label")}>
      ${waiting.map(
        ticket => html`<li style="--hue:var(--${hall.hue(hall.service(ticket.service))})">
          <span class="n">${ticket.number}</span><span>${pick(hall.service(ticket.service).name)} ${mark(ticket)}</span>
          <span>${tell("clerk.minutes", { n: minutes(ticket.takenAt, frame.now) })}</span>
          ${frame.window.state === "idle" ? chooser(frame, ticket) : nothing}
        </li>`,
      )}
    </ol>
  </section>
`;

const trouble = ({ state, acts }) => html`<div class="trouble" role="alert">${state.trouble
  ? html`<p><b>${state.trouble.title}</b> ${state.trouble.detail} ${state.trouble.remedy}</p><button @click=${acts.forget}>${say("clerk.understood")}</button>`
  : nothing}</div>`;
