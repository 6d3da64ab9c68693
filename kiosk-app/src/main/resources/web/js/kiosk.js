import { render } from "/lib/lit-html/lit-html.js";
import { Command, Trouble } from "./commands.js";
import { modes, openFace, place } from "./face.js";
import { listen } from "./kiosk-hand.js";
import { cut, view } from "./kiosk-view.js";
import { Lease } from "./lease.js";
import { Rest } from "./rest.js";
import { say, speak } from "./words.js";

/** What a kiosk shows when nobody stands at it. */
const HOME = {
  view: "home",
  group: null,
  service: null,
  ticket: null,
  command: null,
  after: "ticket",
  taking: false,
  trouble: null,
  person: null,
  found: null,
  reprinted: false,
  booking: null,
};

/** With a number of its own at hand a kiosk does not let anybody wait longer, in milliseconds, for a hall that is silent. */
const SPARED = 6_000;

const root = document.documentElement;
const face = document.querySelector("#face");

const kioskOf = hall => (hall.facts.kiosks ?? []).find(kiosk => kiosk.id === place()) ?? hall.facts.kiosks?.[0];
const languageOf = hall => kioskOf(hall)?.language ?? hall.language;

let shown = "";

function paint(state, hall, clock) {
  if (shown === "") {
    face.replaceChildren();
  }
  document.title = say("kiosk.title", { hall: hall.name });
  render(view({ state, hall, kiosk: kioskOf(hall), now: clock.now(), acts }), face);
  follow(state);
}

/** After a step the new page's heading is where a screen reader and the keyboard go on. */
function follow(state) {
  const now = [state.view, state.group, state.service, state.ticket?.id, state.found?.id, state.person?.card.person, state.trouble?.code].join(" ");
  if (shown && shown !== now) {
    face.querySelector("[data-start]")?.focus();
    face.querySelector("main")?.scrollTo(0, 0);
  }
  shown = now;
}

const acts = {
  choose(line) {
    page.set(line.group ? { view: "group", group: line.id } : { view: "service", service: line.id });
  },
  back() {
    const { view: now, group, person } = page.state;
    const before = now === "service" && group ? "group" : person ? "person" : "home";
    page.set({ ...HOME, person, view: before, group: before === "group" ? group : null });
  },
  take(service, priority) {
    const kiosk = kioskOf(hall)?.id;
    const wish = { service, priority, language: root.lang };
    if (cut(page)) {
      standIn(wish);
      return;
    }
    send(
      new Command("/api/v1/tickets", {
        ...wish,
        ...(kiosk ? { kiosk } : {}),
        ...(page.state.person ? { person: page.state.person.card.person } : {}),
      }),
    );
  },
  found(ticket) {
    page.set({ view: "found", found: ticket, reprinted: false });
  },
  checkIn(code) {
    send(new Command(`/api/v1/appointments/${encodeURIComponent(code)}/check-in`, { kiosk: kioskOf(hall)?.id, language: root.lang }));
  },
  comeBack() {
    send(new Command(`/api/v1/tickets/${page.state.found.id}/come-back`, { kiosk: kioskOf(hall)?.id }), "found");
  },
  async reprint() {
    await send(new Command(`/api/v1/tickets/${page.state.found.id}/reprint`, { kiosk: kioskOf(hall)?.id }), "found");
    page.set({ reprinted: page.state.trouble === null });
  },
  again() {
    send(page.state.command, page.state.after);
  },
  /** Asks for a paper that did not come out. What becomes of it comes with the hall's news. */
  async print(ticket) {
    const printing = new Set(page.state.printing).add(ticket.id);
    page.set({ printing });
    rest.touched();
    try {
      await new Command(`/api/v1/tickets/${ticket.id}/print`, { kiosk: kioskOf(hall)?.id }).send();
    } catch {
      // The number is still there to be pressed once more.
      page.set({ printing: new Set([...page.state.printing].filter(id => id !== ticket.id)) });
    }
  },
  done() {
    page.set(HOME);
    modes(languageOf(hall));
    repaint();
  },
  more() {
    page.set(HOME);
  },
  mode(name, value) {
    if (root.dataset[name] === value) {
      delete root.dataset[name];
    } else {
      root.dataset[name] = value;
    }
    repaint();
  },
  speak(language) {
    speak(language);
    repaint();
  },
  stay() {
    rest.touched();
  },
};

/**
 * When nobody answers somebody who wants a number, it is one of the kiosk's own block, if it has one.
 *
 * @param {string} after what is shown when it is done: the new number, or the one that was found
 */
async function send(command, after = "ticket") {
  if (page.state.taking) {
    return;
  }
  page.set({ command, after, taking: true, trouble: null });
  try {
    const ticket = await command.send(page.state.spare ? SPARED : undefined);
    page.set({ view: after, ...(after === "found" ? { found: ticket } : { ticket }), command: null });
  } catch (trouble) {
    const { service, priority, language } = command.body;
    const given = trouble.code === "unreached" && command.path === "/api/v1/tickets" && (await lease.take({ service, priority, language, unanswered: command.key }, clock.steady()));
    page.set(given ? shownAs(given) : { trouble });
  } finally {
    page.set({ taking: false });
    rest.touched();
  }
}

/** The hall cannot be reached: a number of the kiosk's own block. */
async function standIn(wish) {
  if (page.state.taking) {
    return;
  }
  page.set({ taking: true, trouble: null });
  const given = await lease.take(wish, clock.steady());
  const none = () => new Trouble({ title: say("face.unreached.title"), remedy: say("kiosk.emergency.none"), code: "unreached" });
  page.set({ taking: false, ...(given ? shownAs(given) : { trouble: none() }) });
  rest.touched();
  count();
}

/** Its place in the line is the hall's to say, once it knows of it. */
function shownAs({ ticket: id, number, service, priority, takenAt }) {
  return { view: "ticket", ticket: { id, number, service, priority, takenAt, state: "waiting", emergency: true }, command: null, trouble: null };
}

/** Whether the kiosk could give numbers by itself now. */
async function count() {
  const spare = (await lease.left(clock.steady())) > 0;
  root.dataset.spare = spare;
  if (spare !== page.state.spare) {
    page.set({ spare });
  }
}

/** While there is somebody to ask: tells what was given out, and has a block for the next time. */
async function settle() {
  const { live, online } = page.state;
  if (online && live) {
    await lease.settle(live);
  }
  await count();
}

/** The paper's fate, and a call that comes at once, reach the ticket on show. */
function changed(change, state) {
  const noted = new Set(change.tickets?.filter(ticket => ticket.paper !== "pending").map(ticket => ticket.id));
  if ([...state.printing].some(id => noted.has(id))) {
    page.set({ printing: new Set([...state.printing].filter(id => !noted.has(id))) });
  }
  for (const shown of ["ticket", "found"]) {
    const news = change.tickets?.find(ticket => ticket.id === state[shown]?.id);
    if (news) {
      page.set({ [shown]: { ...state[shown], ...news, emergency: false } });
    }
  }
}

const { hall, page, clock, repaint } = await openFace({
  files: ["kiosk", "devices"],
  state: { ...HOME, left: null, notice: null, printing: new Set(), spare: false },
  language: languageOf,
  paint,
  changed,
  turned: () => setTimeout(settle, 500),
});

const lease = new Lease(kioskOf(hall)?.id ?? "");

const pristine = () => page.state.view === "home" && root.lang === languageOf(hall) && !["size", "contrast", "reach"].some(mode => root.dataset[mode]);

const rest = new Rest({
  idle: () => pristine() || page.state.taking,
  left: left => left !== page.state.left && page.set({ left }),
  home: acts.done,
});

/** Somebody laid a card down or held up a code: the page is theirs from now on, unless a number is being taken. */
const told = set => {
  if (!page.state.taking) {
    rest.touched();
    page.set({ notice: null, ...set });
  }
};

const own = kioskOf(hall)?.id;
if (own) {
  listen(own, {
    card(card) {
      const person = { card, mine: { tickets: [], appointments: [] } };
      const choosing = page.state.view === "service" && !page.state.trouble;
      told(choosing ? { person } : { ...HOME, view: "person", person });
    },
    /** What the card's person has here, unless they have gone meanwhile. */
    mine(card, mine) {
      if (page.state.person?.card === card) {
        page.set({ person: { card, mine } });
      }
    },
    ticket: found => told({ ...HOME, view: "found", found }),
    code: booking => told({ ...HOME, view: "booking", booking }),
    notice: words => told({ notice: { words, at: performance.now() } }),
  });
}

addEventListener("contextmenu", event => event.preventDefault());
setInterval(() => {
  repaint();
  settle();
}, 10_000);
