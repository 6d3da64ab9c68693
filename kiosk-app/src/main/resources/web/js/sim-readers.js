import { html } from "/lib/lit-html/lit-html.js";
import { plug } from "./sim-keys.js";
import { say } from "./words.js";

/** The cards that lie beside the reader, of people who do not exist. */
const CARDS = ["adult", "senior", "minor", "expired", "damaged", "unreadable"];

/** A reader of identity cards: one lays a card on it, and it is lifted by itself after a while. */
export function readerView(device, acts) {
  const { card, reads } = device.shows;
  const broken = device.condition === "reader-fault";
  return html`<section class="reader ${device.condition}" aria-label=${say("sim.reader")}>
    <h3><span>${say("sim.reader")}</span>${plug(device, acts)}</h3>
    <p class="plate" role="status">${card ? say("sim.reader.lies", { card: say(`sim.reader.${card}`) }) : say("sim.reader.empty", { n: reads })}</p>
    <div class="keys">
      ${CARDS.map(each => html`<button class="key" data-key=${each} aria-pressed=${card === each} @click=${() => acts.press(device, card === each ? "lift" : each)}>${say(`sim.reader.${each}`)}</button>`)}
    </div>
    <div class="keys one">
      <button class="key" aria-pressed=${broken} @click=${() => acts.condition(device, broken ? "ok" : "reader-fault")}>${say("sim.condition.reader-fault")}</button>
    </div>
  </section>`;
}

/** A scanner: what one types is what it scans. */
export function scannerView(device, acts) {
  const { code, scans } = device.shows;
  const scan = event => {
    event.preventDefault();
    const field = event.target.elements.code;
    if (field.value.trim()) {
      acts.press(device, field.value.trim());
      field.value = "";
    }
  };
  return html`<section class="reader scanner ${device.condition}" aria-label=${say("sim.scanner")}>
    <h3><span>${say("sim.scanner")}</span>${plug(device, acts)}</h3>
    <p class="plate" role="status">${scans ? say("sim.scanner.scanned", { code, n: scans }) : say("sim.scanner.nothing")}</p>
    <form @submit=${scan}>
      <input name="code" maxlength="300" autocomplete="off" aria-label=${say("sim.scanner.code")} placeholder=${say("sim.scanner.code")} />
      <button class="key">${say("sim.scanner.scan")}</button>
    </form>
  </section>`;
}
