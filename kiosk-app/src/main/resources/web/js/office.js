import { html, nothing, render } from "/lib/lit-html/lit-html.js";
import { languages, lineState } from "./parts.js";
import { say } from "./words.js";

const face = document.querySelector("#face");
let drawn = false;

/**
 * Paints a page of those who run the hall: where one is, where else to go, what went wrong, and the page itself.
 *
 * @param page `title` and `name` are words, `links` the other pages as `[address, word]`, `retold` is called when
 *   another language was chosen, `trouble(state)` says what went wrong or `nothing`, `main(state, hall, now)` the rest
 */
export const office = ({ title, name, links, retold, trouble, main }) => (state, hall, clock) => {
  if (!drawn) {
    face.replaceChildren();
    drawn = true;
  }
  const now = clock.now();
  document.title = say(title, { hall: hall.name });
  render(
    html`
      <header class="strip">
        <h1>${hall.name}<span>${say(name)}</span></h1>
        <nav>${links.map(([address, word]) => html`<a href=${address}>${say(word)}</a> `)}${languages(hall, retold)}</nav>
        <time class="n">${hall.time(now)}</time>
      </header>
      <div class="trouble" role="alert">${trouble?.(state) ?? nothing}</div>
      <main>${main(state, hall, now)}</main>
      ${lineState(state.online, state.ever)}
    `,
    face,
  );
};

/** Reads again after each piece of news, one question at a time, however fast they come. */
export function afreshOf(read, failed) {
  let asking = false;
  let again = false;
  return async function afresh() {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    try {
      do {
        again = false;
        await read();
      } while (again);
    } catch {
      failed();
    } finally {
      asking = false;
    }
  };
}
