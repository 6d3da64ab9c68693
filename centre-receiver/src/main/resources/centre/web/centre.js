// Shows what has arrived: a snapshot first, then every change as the centre tells it. Nothing polls.

const SHOWN = 200;
const halls = new Map();
const place = document.querySelector("#halls");
const live = document.querySelector("#live");
let language = chosenLanguage();
let words = {};
let now = new Date();
let connected = false;

function chosenLanguage() {
  const asked = new URLSearchParams(location.search).get("lang");
  return asked === "en" || asked === "zh-CN" ? asked : navigator.language.startsWith("zh") || !navigator.language ? "zh-CN" : "en";
}

function say(key, values = {}) {
  const counted = values.count === 1 ? words[`${key}.one`] : values.count === 0 ? words[`${key}.none`] : undefined;
  return Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), counted ?? words[key] ?? key);
}

function el(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child !== undefined));
  return element;
}

function named(names, fallback) {
  return names?.[language] ?? names?.["zh-CN"] ?? fallback;
}

function clock(iso) {
  return iso ? new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false }).format(new Date(iso)) : "";
}

function duration(seconds) {
  if (seconds === undefined) return "";
  return seconds < 60
    ? say("duration.seconds", { seconds })
    : say("duration.minutes", { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, "0") });
}

function fact(term, text, kind) {
  return el("div", {}, el("dt", {}, term), el("dd", { class: kind }, text));
}

function facts(hall) {
  const late = hall.behind > 0;
  return el("dl", { class: "facts" },
    fact(say("hall.position"), say("hall.position.value", { epoch: hall.epoch, seq: hall.next - 1 })),
    fact(say("hall.contact"), clock(hall.contactAt)),
    fact(say("hall.clock"), say(`hall.clock.${hall.clock}`)),
    fact(say("hall.record"), say("hall.behind", { count: hall.behind }), late ? "late" : "good"));
}

function figure(name, number, unit) {
  return el("div", {}, el("dt", {}, say(`figures.${name}`)),
    el("dd", {}, number === undefined ? el("small", {}, say("figures.empty")) : el("span", { class: "n" }, String(number)),
      number === undefined ? undefined : el("small", {}, unit)));
}

function figures(hall) {
  const all = hall.figures ?? {};
  const minutes = all.meanWaitSeconds === undefined ? undefined : (all.meanWaitSeconds / 60).toFixed(1);
  const satisfied = all.rated > 0 ? `${Math.round((1000 * all.satisfied) / all.rated) / 10}%` : undefined;
  return el("dl", { class: "figures" },
    figure("issued", all.issued ?? 0, say("figures.issued.unit")),
    figure("waiting", all.waiting ?? 0, say("figures.waiting.unit")),
    figure("done", all.done ?? 0, all.late > 0 ? say("figures.done.late", { count: all.late }) : say("figures.done.unit")),
    figure("wait", minutes, say("figures.wait.unit")),
    figure("satisfied", satisfied, say("figures.satisfied.unit", { count: all.rated })));
}

// Each case of a visit is rated by itself: all are shown, the first first.
function ratings(ticket) {
  const asked = [...ticket.earlier ?? []];
  if (ticket.feedback === "given") asked.push(ticket.rating);
  if (ticket.feedback === "lapsed") asked.push(0);
  return asked.map((level) => el("span", { class: level === 0 ? "soft" : level < 3 ? "rating low" : "rating" },
    say(level === 0 ? "rating.lapsed" : `rating.${level}`)));
}

function row(hall, ticket, fresh) {
  const hue = (hall.names?.services?.[ticket.service]?.letter ?? ticket.series[0]).toLowerCase();
  return el("tr", { class: fresh ? "fresh" : undefined },
    el("td", {}, el("span", { class: "n" }, ticket.number),
      ticket.priority === "ordinary" ? undefined : el("span", { class: "tag" }, say("ticket.priority")),
      ticket.late ? el("span", { class: "tag" }, say("ticket.late")) : undefined,
      ticket.orphan ? el("span", { class: "tag" }, say("ticket.orphan")) : undefined),
    el("td", {}, el("span", { class: `stop ${hue}`, "aria-hidden": "true" }, ticket.series), named(hall.names?.services?.[ticket.service]?.name, ticket.service)),
    el("td", {}, say(`state.${ticket.state}`)),
    el("td", {}, clock(ticket.takenAt)),
    el("td", {}, duration(ticket.waitSeconds)),
    el("td", { class: "n" }, ticket.window === undefined ? "" : String(ticket.window)),
    el("td", {}, duration(ticket.serviceSeconds)),
    el("td", { class: "ratings" }, ratings(ticket)));
}

function table(hall, fresh) {
  const tickets = [...hall.tickets.values()].filter((ticket) => ticket.day === hall.day)
    .sort((one, other) => other.epoch - one.epoch || other.seq - one.seq).slice(0, SHOWN);
  if (tickets.length === 0) return el("p", { class: "empty" }, say("tickets.none"));
  const heads = ["number", "service", "state", "taken", "wait", "window", "duration", "rating"];
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": say("tickets.caption") },
    el("table", {},
      el("caption", {}, say("tickets.caption"), el("small", {}, say("tickets.newest", { count: tickets.length }))),
      el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, say(`ticket.${head}`))))),
      el("tbody", {}, tickets.map((ticket) => row(hall, ticket, fresh.has(ticket.ticket))))));
}

function alarms(hall) {
  const alarm = (text) => el("p", { class: "alarm", role: "alert" }, text);
  return [
    hall.held && new Date(hall.heldUntil) > now ? alarm(say("hall.held")) : undefined,
    hall.aside > 0 ? alarm(say("hall.aside", { count: hall.aside })) : undefined,
    hall.figures?.orphans > 0 ? alarm(say("hall.orphans", { count: hall.figures.orphans })) : undefined,
  ];
}

function card(hall, fresh = new Set()) {
  return el("section", { class: "card", id: `hall-${hall.hall}` },
    el("header", {},
      el("h2", {}, named(hall.names?.hall, hall.hall), el("small", {}, hall.day ? say("hall.day", { day: hall.day }) : "")),
      facts(hall)),
    alarms(hall), figures(hall), table(hall, fresh));
}

function showAll() {
  document.documentElement.lang = language;
  document.title = say("page.title");
  document.querySelectorAll("[data-say]").forEach((element) => element.replaceChildren(say(element.dataset.say)));
  showLive();
  place.replaceChildren(...(halls.size > 0
    ? [...halls.values()].map((hall) => card(hall))
    : [el("section", { class: "card none" }, el("h2", {}, say("page.none.title")), el("p", {}, say("page.none.text")))]));
}

function showLive() {
  live.className = connected ? "" : "lost";
  live.replaceChildren(say(connected ? "page.live" : "page.offline"));
  const time = document.querySelector("#now");
  time.dateTime = now.toISOString();
  time.replaceChildren(new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hour12: false }).format(now));
}

function take(hall, tickets) {
  const known = halls.get(hall.hall)?.tickets ?? new Map();
  const sameDay = halls.get(hall.hall)?.day === hall.day;
  const kept = sameDay ? known : new Map();
  for (const ticket of tickets) kept.set(ticket.ticket, ticket);
  halls.set(hall.hall, { ...hall, tickets: kept });
}

function change({ hall, tickets }) {
  const fresh = new Set(tickets.map((ticket) => ticket.ticket));
  take(hall, tickets);
  const before = document.getElementById(`hall-${hall.hall}`);
  if (before) before.replaceWith(card(halls.get(hall.hall), fresh));
  else showAll();
}

async function speak(next) {
  language = next;
  const answer = await fetch(`/words/${language}.json`);
  words = await answer.json();
  showAll();
}

function listen() {
  const events = new EventSource("/v1/events");
  events.addEventListener("snapshot", (event) => {
    const snapshot = JSON.parse(event.data);
    halls.clear();
    for (const { tickets, ...hall } of snapshot.halls) take(hall, tickets);
    now = new Date(snapshot.now);
    connected = true;
    showAll();
  });
  events.addEventListener("change", (event) => change(JSON.parse(event.data)));
  events.addEventListener("beat", (event) => {
    now = new Date(JSON.parse(event.data).now);
    showLive();
  });
  events.addEventListener("error", () => {
    connected = false;
    showLive();
  });
}

document.querySelector("#language").addEventListener("click", () => speak(language === "en" ? "zh-CN" : "en"));
await speak(language);
listen();
