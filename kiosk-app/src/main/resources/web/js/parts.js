import { html, nothing } from "/lib/lit-html/lit-html.js";
import { remembered } from "./face.js";
import { ownName, say, tongue } from "./words.js";

const DOTS = 12;

/** People waiting, one dot each; more than a dozen are told by the number beside. */
export const dots = count => html`<span class="dots" aria-hidden="true"
  >${count ? Array.from({ length: Math.min(count, DOTS) }, () => html`<i></i>`) : html`<i class="none"></i>`}</span
>`;

/** A number as it is printed and called. */
export const plate = text => html`<span class="n">${text}</span>`;

export const stop = (letter, hue) => html`<span class="stop" style="--hue:var(--${hue})" aria-hidden="true">${letter}</span>`;

/**
 * Says that the picture may be old, or else that nothing goes on; the place is always there, so that it is read aloud when
 * it fills.
 */
export const lineState = (online, ever, halt = "") => html`<p class="offline" role="status">${online || !ever ? halt || nothing : say("face.offline")}</p>`;

/** Whether no number can be taken and nobody be called, because it could not be written down. */
export const stopped = ({ live, alarms }) => live?.issuing === false || alarms.some(alarm => alarm.severity === "stopped");

/** The languages one can change to, on pages people have to themselves. */
export const languages = (hall, repaint) =>
  hall.languages
    .filter(language => language !== tongue())
    .map(
      language => html`<button
        class="language"
        lang=${language}
        @click=${() => {
          remembered.keep(language);
          repaint();
        }}
      >${ownName(language)}</button>`,
    );

/** From how long to how long somebody may wait, said for what it is: a guess by the last calls. */
/** The range alone, where what it goes by is said beside it. */
export const waitRange = wait => say(wait.low === 0 ? "face.range.below" : "face.range", { low: wait.low, high: wait.high });

export const waitText = wait => say(wait.low === 0 ? "face.wait.below" : "face.wait", { low: wait.low, high: wait.high });
