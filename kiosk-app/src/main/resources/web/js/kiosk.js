import { render } from "/lib/lit-html/lit-html.js";
import { Command } from "./commands.js";
import { modes, openFace, place } from "./face.js";
import { view } from "./kiosk-view.js";
import { Rest } from "./rest.js";
import { say, speak } from "./words.js";

/** What a kiosk shows when nobody stands at it. */
const HOME = { view: "home", group: null, service: null, ticket: null, command: null, taking: false, trouble: null };

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
  const now = [state.view, state.group, state.service, state.ticket?.id, state.trouble?.code].join(" ");
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
    const { view: now, group } = page.state;
    page.set(now === "service" && group ? { ...HOME, view: "group", group } : HOME);
  },
  take(service, priority) {
    const kiosk = kioskOf(hall)?.id;
    const command = new Command("/api/v1/tickets", {
      service,
      priority,
      language: root.lang,
      ...(kiosk ? { kiosk } : {}),
    });
    page.set({ command });
    send(command);
  },
  again() {
    send(page.state.command);
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

async function send(command) {
  if (page.state.taking) {
    return;
  }
  page.set({ taking: true, trouble: null });
  try {
    const ticket = await command.send();
    page.set({ view: "ticket", ticket, command: null });
  } catch (trouble) {
    page.set({ trouble });
  } finally {
    page.set({ taking: false });
    rest.touched();
  }
}

/** The paper's fate, and a call that comes at once, reach the ticket on show. */
function changed(change, state) {
  const noted = new Set(change.tickets?.filter(ticket => ticket.paper !== "pending").map(ticket => ticket.id));
  if ([...state.printing].some(id => noted.has(id))) {
    page.set({ printing: new Set([...state.printing].filter(id => !noted.has(id))) });
  }
  const news = change.tickets?.find(ticket => ticket.id === state.ticket?.id);
  if (news) {
    page.set({ ticket: { ...state.ticket, ...news } });
  }
}

const { hall, page, repaint } = await openFace({
  files: ["kiosk", "devices"],
  state: { ...HOME, left: null, printing: new Set() },
  language: languageOf,
  paint,
  changed,
});

const pristine = () => page.state.view === "home" && root.lang === languageOf(hall) && !["size", "contrast", "reach"].some(mode => root.dataset[mode]);

const rest = new Rest({
  idle: () => pristine() || page.state.taking,
  left: left => left !== page.state.left && page.set({ left }),
  home: acts.done,
});

addEventListener("contextmenu", event => event.preventDefault());
setInterval(repaint, 10_000);
