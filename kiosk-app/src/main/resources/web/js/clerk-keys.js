/** In which state of a window each act means something. */
const STATES = {
  next: ["idle"],
  start: ["called"],
  recall: ["called"],
  "no-show": ["called"],
  end: ["called", "serving"],
  "sign-off": ["idle"],
  "sign-on": ["closed"],
};

/** Which act each key of the keyboard does. */
export const KEYS = { F9: "main", F10: "recall", F8: "no-show", F7: "end" };

/** The right next thing at a window: call, then start, then end. */
export const mainAct = window => ({ idle: "next", called: "start", serving: "end" })[window?.state] ?? "next";

export const possible = (window, act) => STATES[act].includes(window?.state);
