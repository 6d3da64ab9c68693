import { Hall } from "./hall.js";
import { Live } from "./live.js";
import { merge } from "./merge.js";
import { store } from "./store.js";
import { learn, speak } from "./words.js";

const MODES = ["size", "contrast", "reach"];

const asked = new URLSearchParams(location.search);
const root = document.documentElement;

/** The last part of the page's own address, such as the window's number in `/window/3`. */
export const place = () => decodeURIComponent(location.pathname.split("/")[2] ?? "");

/** Sets what the address asks for (`?size=large&contrast=high&reach=low&lang=en`), so that a hall can set up one face for those who need it. */
export function modes(language) {
  for (const mode of MODES) {
    const value = asked.get(mode);
    if (value) {
      root.dataset[mode] = value;
    } else {
      delete root.dataset[mode];
    }
  }
  speak(asked.get("lang") ?? language);
}

/** Fetches until it is there: a face may be switched on before the hall is. */
async function fetched(load) {
  for (let pause = 500; ; pause = Math.min(pause * 2, 5_000)) {
    try {
      return await load();
    } catch {
      await new Promise(done => setTimeout(done, pause * (0.5 + Math.random())));
    }
  }
}

async function facts() {
  const answer = await fetch("/api/v1/hall", { cache: "no-store" });
  if (!answer.ok) {
    throw new Error(`hall: ${answer.status}`);
  }
  return answer.json();
}

/**
 * Opens a face: its words in every language, the hall's facts, and a state that follows the live
 * stream. The state holds `live` (the hall now, null until the first snapshot), `online`, `ever`
 * (whether the line was up before), `alarms` (what is not well), and what the face adds.
 *
 * @param {object} face
 * @param {string[]} face.files word files besides `face`
 * @param {object} [face.state] what the face adds to the state
 * @param {string} [face.stream] the stream's address
 * @param {(hall: Hall) => string} [face.language] the language to start in
 * @param {(state: object, hall: Hall) => void} face.paint
 * @param {(change: object, state: object) => void} [face.changed] called after each change
 * @param {(online: boolean, before: object) => void} [face.turned] called when the line comes or goes
 * @param {(alarms: object[]) => void} [face.alarmed] called when something is not well, or well again
 */
export async function openFace({ files, state = {}, stream = "/api/v1/events", language, paint, changed, turned, alarmed }) {
  const hall = new Hall(await fetched(facts));
  await fetched(() => learn(["face", ...files], hall.languages));
  modes(language?.(hall) ?? hall.language);
  const clock = new Clock();
  const page = store({ live: null, online: false, ever: false, alarms: [], ...state }, now => paint(now, hall, clock));
  const live = new Live(stream, {
    snapshot: async snapshot => {
      clock.set(snapshot.now);
      const again = page.state.live !== null;
      page.set({ live: snapshot, alarms: snapshot.alarms ?? [] });
      if (again) {
        hall.learn(await fetched(facts));
        page.set({});
      }
    },
    change: change => {
      page.set({ live: merge(page.state.live ?? {}, change) });
      changed?.(change, page.state);
    },
    alarms: ({ alarms }) => {
      page.set({ alarms });
      alarmed?.(alarms);
    },
    beat: beat => clock.set(beat.now),
    line: online => {
      turned?.(online, page.state);
      page.set({ online, ever: page.state.ever || online });
    },
    gone: status => page.set({ gone: status }),
  });
  page.set({});
  return { hall, page, live, clock, repaint: () => page.set({}) };
}

/** The hall's time, which may differ from that of the box a face runs on. */
export class Clock {
  #ahead = 0;
  #told = null;

  set(now) {
    if (now) {
      this.#ahead = new Date(now) - Date.now();
      this.#told = { hall: new Date(now).getTime(), at: performance.now() };
    }
  }

  /** The hall's time by a clock that nobody puts forward or back: what it said last, and what has passed since. */
  steady() {
    return this.#told ? new Date(this.#told.hall + performance.now() - this.#told.at) : this.now();
  }

  now() {
    return new Date(Date.now() + this.#ahead);
  }
}

/** Remembers a person's language on their own browser; a shared screen must not use it. */
export const remembered = {
  language(hall) {
    try {
      const kept = localStorage.getItem("tinghao.language");
      return hall.languages.includes(kept) ? kept : hall.language;
    } catch {
      return hall.language;
    }
  },
  keep(language) {
    speak(language);
    try {
      localStorage.setItem("tinghao.language", language);
    } catch {
      // A browser that keeps nothing still shows the language now.
    }
  },
};
