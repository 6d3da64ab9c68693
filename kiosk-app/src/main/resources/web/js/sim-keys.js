import { html, nothing, svg } from "/lib/lit-html/lit-html.js";
import { say } from "./words.js";

/** The 21 keys as they lie on the caller, three in a row. */
const KEYS = ["next", "recall", "end", "no-show", "hold", "recall-held", "pause", "transfer", "line", "7", "8", "9", "4", "5", "6", "1", "2", "3", "0", "cancel", "confirm"];

const MOUTHS = { 5: "M8 14q4 5 8 0", 4: "M8.5 14.5q3.5 2.5 7 0", 3: "M8.5 15.5h7", 2: "M8.5 16.5q3.5-2.5 7 0", 1: "M8 17q4-5 8 0" };

/** Draws a device's plug and puts it back. */
export const plug = (device, acts) => {
  const out = device.condition === "unplugged";
  return html`<button
    class="plug"
    aria-pressed=${out}
    title=${device.id}
    @click=${() => acts.condition(device, out ? "ok" : "unplugged")}
  ><span class="unseen">${device.id}</span> ${say(out ? "sim.plug-in" : "sim.unplug")}</button>`;
};

export function callerView(device, acts) {
  const { waiting, number, typed, beeps, sending, unanswered } = device.shows;
  const press = event => {
    if (/^\d$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      acts.press(device, event.key);
    }
  };
  return html`<section class="caller ${device.condition}" aria-label=${say("sim.caller")} @keydown=${press}>
    <h3><span>${say("sim.caller")}</span>${plug(device, acts)}</h3>
    <div class="lcd">
      <p><small>${say("sim.caller.waiting")}</small><b class="n">${figures(waiting)}</b></p>
      <p><small>${say("sim.caller.number")}</small><b class="n">${figures(number)}</b></p>
      <p class="line">${callerLine(typed, sending, unanswered, beeps)}</p>
    </div>
    <div class="keys">
      ${KEYS.map(key => html`<button class=${`key ${/\d/.test(key) ? "digit n" : key}`} data-key=${key} @click=${() => acts.press(device, key)}>${/\d/.test(key) ? key : say(`sim.caller.${key}`)}</button>`)}
    </div>
  </section>`;
}

/** Three places; an unlit one keeps its room. */
const figures = text => [...text].map(figure => (figure === " " ? html`<i>8</i>` : figure));

function callerLine(typed, sending, unanswered, beeps) {
  if (typed) {
    return say("sim.caller.typed", { typed });
  }
  if (sending) {
    return say("sim.caller.sending");
  }
  return unanswered ? say("sim.caller.unanswered", { n: unanswered }) : say("sim.caller.beeps", { n: beeps });
}

export function padView(device, acts) {
  const { asking, stars, pressed, levels } = device.shows;
  const level = n => say(`sim.pad.level.${n}`);
  return html`<section class="pad ${device.condition} ${asking ? "asking" : ""}" aria-label=${say("sim.pad")}>
    <h3><span>${say("sim.pad")}</span>${plug(device, acts)}</h3>
    <p class="light" role="status">${asking ? say("sim.pad.asking") : pressed ? say("sim.pad.pressed", { level: level(pressed) }) : say("sim.pad.dark")}</p>
    <p class="stars" role="img" aria-label=${say("sim.pad.stars", { n: stars })}>${[1, 2, 3, 4, 5].map(n => star(n <= stars))}</p>
    <div class="levels">
      ${[...levels].reverse().map(n => html`<button class="level" data-key=${n} style="--hue:var(--level-${n})" @click=${() => acts.press(device, String(n))}>
        <svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10" /><path d="M8.7 9v.6M15.3 9v.6" />${mouth(n)}</svg>
        <span>${level(n)}</span>${pressed === n ? html`<i aria-hidden="true"></i>` : nothing}
      </button>`)}
    </div>
  </section>`;
}

const mouth = n => svg`<path d=${MOUTHS[n] ?? MOUTHS[3]} />`;

const star = lit => html`<svg class=${lit ? "lit" : ""} viewBox="0 0 24 24"><path d="M12 2.5l2.9 6.2 6.8.8-5 4.6 1.3 6.7-6-3.4-6 3.4 1.3-6.7-5-4.6 6.8-.8z" /></svg>`;
