/** In which state of a window each act means something. */
const STATES = {
  next: ["idle"],
  start: ["called"],
  recall: ["called"],
  "no-show": ["called"],
  end: ["called", "serving"],
  "sign-off": ["idle", "paused"],
  pause: ["idle"],
  resume: ["paused"],
  call: ["idle"],
  "walk-in": ["idle"],
  transfer: ["called", "serving"],
  park: ["called", "serving"],
  hold: ["called", "serving"],
  "add-cases": ["called", "serving"],
  "end-case": ["called", "serving"],
  undo: ["idle", "paused", "called", "serving"],
  "sign-on": ["closed"],
};

/** Which act each key of the keyboard does. */
export const KEYS = { F9: "main", F10: "recall", F8: "no-show", F7: "end", F6: "undo" };

/** The right next thing at a window: call, then start, then end. */
export const mainAct = window => ({ idle: "next", called: "start", serving: "end", paused: "resume" })[window?.state] ?? "next";

export const possible = (window, act) => STATES[act].includes(window?.state);
