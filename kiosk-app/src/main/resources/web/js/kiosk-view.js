import { html, nothing } from "/lib/lit-html/lit-html.js";
import { numbers } from "./hall.js";
import { paperState } from "./kiosk-paper.js";
import { bookingView, foundView, noticeView, personView } from "./kiosk-hand.js";
import { ticketView } from "./kiosk-ticket.js";
import { dots, lineState, stop, stopped, waitRange } from "./parts.js";
import { knows, ownName, pick, say, tell, tongue } from "./words.js";

const root = document.documentElement;

/** So many people are drawn; the others are told as a number. */
const PEOPLE = 12;

/** Views that show one number and nothing beside it. */
const NUMBERED = ["ticket", "found"];

/** Views that are laid out as another one is. */
const LOOKS = { found: "ticket", person: "group", booking: "group" };

/** The kiosk: home, a group's services, a service before its number, the ticket. */
export const view = frame => html`
  ${NUMBERED.includes(frame.state.view) ? nothing : strip(frame)}
  <main class=${halted(frame) ? "halted" : (LOOKS[frame.state.view] ?? frame.state.view)}>${body(frame)}</main>
  ${paperState(frame, noticeView(frame))} ${lineState(frame.state.online, frame.state.ever)} ${warning(frame)} ${aids(frame)}
`;

/** Whether the hall cannot be reached now, so that nothing is known of those who wait. */
export const cut = ({ state }) => !state.online && state.ever;

/** Whether what the citizen wants cannot go on, so that this alone is shown. */
const halted = ({ state }) => state.view !== "ticket" && (state.trouble !== null || stopped(state));

function body(frame) {
  const { state, hall } = frame;
  if (state.view === "ticket") {
    return ticketView(frame);
  }
  if (state.trouble) {
    return troubleView(frame);
  }
  if (halted(frame)) {
    return html`<section class="stopped"><h2 tabindex="-1" data-start>${say("kiosk.stopped.title")}</h2><p>${say("kiosk.stopped.text")}</p></section>`;
  }
  if (state.view === "service") {
    return serviceView(frame);
  }
  if (HANDED[state.view]) {
    return HANDED[state.view](frame);
  }
  return state.view === "group" ? groupView(frame) : homeView(frame);
}

const HANDED = { person: frame => personView(frame), booking: frame => bookingView(frame), found: frame => foundView(frame) };

const strip = ({ hall, now }) => html`
  <header class="strip">
    <h1>${hall.name}</h1>
    <time><span class="n">${hall.time(now)}</span><small>${hall.date(now)}</small></time>
  </header>
`;

const homeView = frame => html`
  <section class="ask">
    <h2 tabindex="-1" data-start>${say("kiosk.ask")}</h2>
    <p>${hint(frame)}</p>
  </section>
  ${lines(frame, frame.hall.lines())}
`;

function hint({ state, hall, now }) {
  if (cut({ state })) {
    return say(state.spare ? "kiosk.emergency.hint" : "kiosk.emergency.none");
  }
  if (state.live && !state.live.open) {
    return state.live.opens
      ? say("kiosk.closed-until", { time: hall.opening(state.live.opens, now) })
      : say("kiosk.closed");
  }
  return say(hall.grouped ? "kiosk.hint.groups" : "kiosk.hint");
}

function groupView(frame) {
  const { state, hall } = frame;
  const line = hall.lines().find(one => one.id === state.group);
  if (!line) {
    return homeView(frame);
  }
  return html`
    <section class="ask group">
      <p class="of" style="--hue:var(--${line.hue})">${stop(line.letter, line.hue)} ${pick(line.name)}</p>
      <h2 tabindex="-1" data-start>${say("kiosk.ask.group")}</h2>
    </section>
    ${lines(frame, line.services.map(id => hall.line(hall.service(id))))}
    <nav class="foot"><button @click=${frame.acts.back}>${say("kiosk.back")}</button></nav>
  `;
}

export const lines = (frame, all) => html`<ul class="lines ${crowd(all.length)}">
  ${all.map(line => html`<li>${lineView(frame, line)}</li>`)}
</ul>`;

/** The fewer lines there are, the larger they are drawn. */
const crowd = count => (count > 8 ? "many" : count > 6 ? "eight" : count > 4 ? "six" : "few");

function lineView(frame, line) {
  const now = standing(frame, line);
  return html`<button class="line ${now.open ? "" : "closed"}" style="--hue:var(--${line.hue})" @click=${() => frame.acts.choose(line)}>
    <span class="stop" aria-hidden="true">${line.letter}</span>
    <b>${pick(line.name)}</b>
    <span class="wait">${waiting(frame, now)}</span>
  </button>`;
}

function waiting(frame, now) {
  if (!frame.state.live || (cut(frame) && now.open)) {
    return nothing;
  }
  return now.open
    ? html`${dots(now.ahead)}<span>${tell(now.alone ? "kiosk.ahead" : "kiosk.waiting", { n: now.ahead })}</span>`
    : html`<span>${closedText(frame, now)}</span>`;
}

/**
 * How a line stands now: open when one of its services is. A line of one service says how many would be ahead, also
 * those of other services who wait for the same windows; a line of several says how many wait for them.
 */
export function standing({ state }, line) {
  const services = (state.live?.services ?? []).filter(service => line.services.includes(service.id));
  const opens = services.map(service => service.opens).filter(Boolean).sort();
  return {
    open: !state.live || services.some(service => service.open && !service.refused),
    refused: services.every(service => !service.open || service.refused) ? services.find(service => service.refused)?.refused : undefined,
    ...(services.length === 1 ? { left: services[0].left, wait: services[0].wait, tooLate: services[0].tooLate } : {}),
    alone: services.length === 1,
    unknown: cut({ state }),
    ahead: services.length === 1 ? (services[0].ahead ?? services[0].waiting) : services.reduce((sum, service) => sum + service.waiting, 0),
    opens: opens[0],
  };
}

function closedText({ hall, now }, line) {
  const cause = `kiosk.refused.${line.refused}`;
  if (line.refused && knows(cause)) {
    return say(cause);
  }
  return line.opens ? say("kiosk.opens", { time: hall.opening(line.opens, now) }) : say("kiosk.not-today");
}

function serviceView(frame) {
  const { state, hall } = frame;
  const service = hall.service(state.service);
  const line = hall.line(service);
  const now = standing(frame, line);
  const bring = hall.bring(service);
  const windows = hall.windowsOf(service);
  const group = hall.grouped ? hall.group(service.group) : undefined;
  return html`
    <section class="head" style="--hue:var(--${line.hue})">
      <p class="of">${stop(line.letter, line.hue)} ${group ? pick(group.name) : say("kiosk.line", { letter: line.letter })}</p>
      <h2 tabindex="-1" data-start>${pick(service.name)}</h2>
      <dl class="facts">
        <div><dt>${say("kiosk.fact.ahead")}</dt><dd>${now.open && now.unknown ? say("kiosk.fact.unknown") : now.open ? tell("kiosk.people", { n: now.ahead }) : closedText(frame, now)}</dd></div>
        ${now.open && now.wait && !now.unknown ? html`<div><dt>${say("kiosk.fact.wait")}</dt><dd>${waitRange(now.wait)}</dd></div>` : nothing}
        ${now.open && now.left !== undefined && !now.unknown ? html`<div><dt>${say("kiosk.fact.left")}</dt><dd>${tell("kiosk.left", { n: now.left })}</dd></div>` : nothing}
        <div><dt>${say("kiosk.fact.windows")}</dt><dd>${windows.length ? tell("kiosk.windows", { windows: html`<span class="n">${numbers(windows)}</span>` }) : say("kiosk.no-window")}</dd></div>
      </dl>
      ${state.person ? html`<p class="card" role="status">${tell("kiosk.card.for", { n: html`<span class="n">${state.person.card.masked.replace(/^\*+/, "…")}</span>` })}</p>` : nothing}
      ${now.open && now.tooLate && !now.unknown ? html`<p class="late" role="status">${say("kiosk.too-late", { time: hall.time(now.tooLate) })}</p>` : nothing}
    </section>
    <section class="bring ${bring.length > 6 ? "long" : ""}" style="--hue:var(--${line.hue})">
      <h3>${say("kiosk.bring")}</h3>
      ${bring.length ? html`<ol tabindex="0" aria-label=${say("kiosk.bring")}>${bring.map(thing => html`<li>${thing}</li>`)}</ol>` : html`<p>${say("kiosk.bring.nothing")}</p>`}
    </section>
    ${now.open ? html`${now.unknown ? nothing : people(now.ahead, line)} ${takeView(frame, service)}` : html`<p class="shut" role="status">${say("kiosk.shut", { when: closedText(frame, now) })}</p>`}
    <nav class="foot" style="--hue:var(--${line.hue})">
      <button @click=${frame.acts.back}>${say("kiosk.back")}</button>
      ${now.open ? html`<button class="main" ?disabled=${state.taking} @click=${() => frame.acts.take(service.id, "ordinary")}>
        ${state.taking ? say("kiosk.taking") : now.unknown ? say("kiosk.emergency.take") : say("kiosk.take", { letter: line.letter })}
      </button>` : nothing}
    </nav>
  `;
}

/** Where one would stand: the window's stop, those who wait, and the place behind them. */
const people = (waiting, line) => html`
  <p class="people" style="--hue:var(--${line.hue})" aria-hidden="true">
    <span class="stop">${line.letter}</span>
    ${Array.from({ length: Math.min(waiting, PEOPLE) }, () => html`<i></i>`)}
    ${waiting > PEOPLE ? html`<span class="n">+${waiting - PEOPLE}</span>` : nothing}
    <span class="you">${say("kiosk.you")}</span>
  </p>
`;

/** The law puts some people first; they are asked beside the way, so that nobody else has to stop for it. */
const takeView = ({ state, acts }, service) => html`
  <section class="first">
    <p><b>${say("kiosk.first.who")}</b> <span>${say("kiosk.first.text")}</span></p>
    <button ?disabled=${state.taking} @click=${() => acts.take(service.id, "statutory")}>${say("kiosk.first.take")}</button>
  </section>
`;

const troubleView = ({ state, acts }) => html`
  <section class="trouble" role="alert">
    <h2 tabindex="-1" data-start>${state.trouble.title}</h2>
    <p>${state.trouble.detail}</p>
    <p>${state.trouble.remedy}</p>
  </section>
  <nav class="foot">
    <button @click=${acts.more}>${say("kiosk.back-home")}</button>
    <button class="main" ?disabled=${state.taking} @click=${acts.again}>${state.taking ? say("kiosk.taking") : say("kiosk.again")}</button>
  </nav>
`;

const warning = ({ state, acts }) => state.left === null
  ? nothing
  : html`<section class="warning" role="status">
      <p>${tell("kiosk.leaving", { n: state.left })}</p>
      <button @click=${acts.stay}>${say("kiosk.stay")}</button>
    </section>`;

const aids = ({ hall, acts }) => html`
  <nav class="aids" aria-label=${say("kiosk.aids")}>
    <button class="elder" @click=${() => acts.mode("size", "large")}>${say(root.dataset.size === "large" ? "kiosk.aid.ordinary" : "kiosk.aid.large")}</button>
    ${aid(acts, "contrast", "high", say("kiosk.aid.contrast"))} ${aid(acts, "reach", "low", say("kiosk.aid.reach"))}
    ${hall.languages
      .filter(language => language !== tongue())
      .map(language => html`<button lang=${language} @click=${() => acts.speak(language)}>${ownName(language)}</button>`)}
  </nav>
`;

const aid = (acts, mode, value, words) => html`<button aria-pressed=${root.dataset[mode] === value} @click=${() => acts.mode(mode, value)}>${words}</button>`;
