import { say, tongue } from "./words.js";

const TRIES = 4;

/** One visible word that marks one request, however often it is sent. */
function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map(byte => byte.toString(16).padStart(2, "0")).join("");
}

const pause = millis => new Promise(done => setTimeout(done, millis));

/** What went wrong, for a person: `title`, `detail`, `remedy`, and the server's `code` when it answered. */
export class Trouble extends Error {
  constructor(problem) {
    super(problem.title);
    Object.assign(this, problem);
  }
}

/**
 * A request of a person. Its key stays the same over all tries, also over those of the person
 * pressing "again", so that it is done once or not at all.
 */
export class Command {
  #key = freshKey();

  /**
   * @param {string} path
   * @param {object} body
   */
  constructor(path, body = {}) {
    this.path = path;
    this.body = body;
  }

  /** What marks the request. */
  get key() {
    return this.#key;
  }

  /**
   * Sends it until there is an answer; throws Trouble when it was refused or none came.
   *
   * @param {number} within after so many milliseconds it is not sent anew
   */
  async send(within = Infinity) {
    const since = performance.now();
    for (let tries = 1; ; tries++) {
      const answer = await this.#once();
      if (answer?.ok) {
        return answer.json();
      }
      const passing = !answer || answer.status === 503 || answer.status === 502 || answer.status === 429;
      if (!passing || tries === TRIES || performance.now() - since > within) {
        throw await trouble(answer);
      }
      await pause(250 * 2 ** tries * (0.5 + Math.random()));
    }
  }

  async #once() {
    try {
      return await fetch(this.path, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "Accept-Language": tongue(),
          "Idempotency-Key": this.#key,
        },
        body: JSON.stringify(this.body),
        signal: AbortSignal.timeout(8_000),
      });
    } catch {
      return null;
    }
  }
}

async function trouble(answer) {
  if (answer?.headers.get("Content-Type")?.includes("json")) {
    try {
      return new Trouble(await answer.json());
    } catch {
      // An answer cut short is no answer.
    }
  }
  return new Trouble({ title: say("face.unreached.title"), remedy: say("face.unreached.remedy"), code: "unreached" });
}
