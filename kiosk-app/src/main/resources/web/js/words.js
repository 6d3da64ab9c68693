import { html } from "/lib/lit-html/lit-html.js";

/** Every language's texts, by language and key. All are kept, so that a language can be changed while the server is away. */
const books = new Map();

const root = document.documentElement;

/** The language of the face now, such as `zh-CN`. */
export const tongue = () => root.lang;

/** Changes the face's language; whoever calls this paints again. */
export function speak(language) {
  root.lang = books.has(language) ? language : (books.keys().next().value ?? language);
  root.dir = books.get(root.lang)?.["face.direction"] ?? "ltr";
}

/**
 * Fetches the texts of these word files.
 *
 * @param {string[]} files
 * @param {string[]} languages
 */
export async function learn(files, languages) {
  await Promise.all(
    languages.map(async language => {
      const answer = await fetch(`/words/${language}.json?files=${files.join(",")}`);
      if (!answer.ok) {
        throw new Error(`words: ${answer.status}`);
      }
      books.set(language, await answer.json());
    }),
  );
}

/** The text of a key before its placeholders are filled; `n` picks the form for none and for one. */
function form(key, { n } = {}) {
  const book = books.get(tongue()) ?? {};
  const text = (n === 0 ? book[`${key}.none`] : n === 1 ? book[`${key}.one`] : undefined) ?? book[key];
  if (text === undefined) {
    console.error(`There is no text ${key} in ${tongue()}.`);
    return key;
  }
  return text;
}

/** Whether there is a text for this key, for words chosen by a code that may be new. */
export const knows = key => books.get(tongue())?.[key] !== undefined;

/** A text with its placeholders filled. */
export function say(key, values = {}) {
  return form(key, values).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** The same for a page: numbers, and values that are templates already, keep their own dress. */
export function tell(key, values = {}) {
  return form(key, values)
    .split(/(\{\w+\})/)
    .map(part => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      if (name === undefined) {
        return part;
      }
      const value = values[name] ?? "";
      return typeof value === "number" ? html`<span class="n">${value}</span>` : value;
    });
}

/** A text the hall gave in several languages, in the one of the face, else in the first there is. */
export function pick(names) {
  if (!names || typeof names !== "object") {
    return names ?? "";
  }
  return names[tongue()] ?? names["zh-CN"] ?? Object.values(names)[0] ?? "";
}

/** What a language calls itself. */
export const ownName = language => books.get(language)?.["face.language"] ?? language;

/** Several things in one sentence. */
export const list = things => things.join(say("face.list"));
