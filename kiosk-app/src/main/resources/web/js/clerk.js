import { render } from "/lib/lit-html/lit-html.js";
import { KEYS, mainAct, possible } from "./clerk-keys.js";
import { listen } from "./clerk-hand.js";
import { chooseView, deskView } from "./clerk-view.js";
import { Command } from "./commands.js";
import { openFace, place, remembered } from "./face.js";
import { say, tongue } from "./words.js";

/**
 * The main key changes its meaning with each press, so for this long after a change it is deaf: a
 * double press must not start and end a service at once.
 */
const SETTLE_MILLIS = 400;

const face = document.querySelector("#face");
let drawn = false;

function paint(state, hall, clock) {
  explain(state);
  if (!drawn) {
    face.replaceChildren();
    drawn = true;
  }
  const facts = hall.window(place());
  document.title = say("clerk.title", { window: facts ? hall.windowName(facts.id) : "", hall: hall.name });
  const frame = { state, hall, now: clock.now(), window: windowNow(state), acts, repaint: () => page.set({}) };
  render(facts ? deskView(frame, facts) : chooseView(frame, place()), face);
}

const windowNow = state => state.live?.windows.find(one => String(one.id) === place());

let settled = 0;
let lastState = "";

const acts = {
  main() {
    const window = windowNow(page.state);
    const act = mainAct(window);
    if (possible(window, act) && performance.now() >= settled) {
      send(act);
    }
  },
  do(act) {
    if (possible(windowNow(page.state), act)) {
      send(act);
    }
  },
  more(act, body) {
    return send(act, body);
  },
  signOn(clerk) {
    send("sign-on", { clerk });
  },
  forget() {
    page.set({ trouble: null });
  },
  /** The ticket that was held before the scanner: none known is null, and none at all undefined. */
  scanned(ticket) {
    page.set({ scanned: ticket });
  },
  async take(ticket, body) {
    if (await send("call", { ticket: ticket.id, ...body })) {
      page.set({ scanned: undefined });
    }
  },
  async comeBack(ticket) {
    try {
      page.set({ scanned: await new Command(`/api/v1/tickets/${ticket.id}/come-back`).send(), trouble: null });
    } catch (trouble) {
      page.set({ trouble });
    }
  },
};

async function send(act, body = {}) {
  if (page.state.busy) {
    return false;
  }
  page.set({ busy: act, trouble: null });
  try {
    const window = await new Command(`/api/v1/windows/${place()}/${act}`, body).send();
    const live = page.state.live;
    page.set({ live: { ...live, windows: live.windows.map(one => (one.id === window.id ? { ...one, ...window } : one)) } });
    settle(page.state);
    return true;
  } catch (trouble) {
    page.set({ trouble });
    return false;
  } finally {
    page.set({ busy: null });
  }
}

let explained = 0;

/** Why this ticket was called: asked once for each call. */
async function explain(state) {
  const window = windowNow(state);
  const call = state.live?.calls.find(one => one.window === window?.id && one.number === window?.ticket?.number);
  if (!call || explained === call.id) {
    return;
  }
  explained = call.id;
  try {
    const answer = await fetch(`/api/v1/calls/${call.id}/why`, { headers: { "Accept-Language": tongue() } });
    if (answer.ok) {
      page.set({ why: await answer.json() });
    }
  } catch {
    // Without an answer the page says nothing about the reason; the call itself stands.
  }
}

function settle(state) {
  const window = windowNow(state);
  const now = `${window?.state} ${window?.ticket?.id}`;
  if (now !== lastState) {
    lastState = now;
    settled = performance.now() + SETTLE_MILLIS;
  }
}

addEventListener("keydown", event => {
  const act = KEYS[event.code];
  if (!act || event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }
  event.preventDefault();
  if (!event.repeat) {
    act === "main" ? acts.main() : acts.do(act);
  }
});

const { page, repaint } = await openFace({
  files: ["clerk"],
  state: { busy: null, trouble: null, scanned: undefined, why: null },
  language: hall => remembered.language(hall),
  paint,
  changed: (_, state) => {
    settle(state);
  },
});

setInterval(repaint, 1_000);

if (/^[0-9]{1,3}$/.test(place())) {
  listen(place(), acts.scanned);
}
