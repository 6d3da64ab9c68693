/**
 * The hall's live stream, which never gives up. The browser's own EventSource stops for good at an
 * HTTP error, never notices a peer that died without a word, and forgets its place when it is
 * opened anew; so this reads the stream itself. It comes back after growing pauses that differ
 * from screen to screen (a hall's screens must not all knock in the same instant), takes up where
 * it left off (Last-Event-ID), and treats silence longer than two heartbeats as a dead line.
 */
export class Live {
  #url;
  #heard;
  #times;
  #last = "";
  #pause = 0;
  #wake = () => {};
  #abort = new AbortController();
  #closed = false;

  /** Whether the stream is open now. */
  online = false;

  /**
   * @param {string} url
   * @param {{snapshot?, change?, beat?, line?, gone?}} heard what to do with each event's data;
   *     `line(online)` when the line comes or goes, `gone(status)` when there is no such stream and never will be: then it ends
   * @param {{silence?: number, first?: number, longest?: number}} times in milliseconds
   */
  constructor(url, heard, times = {}) {
    this.#url = url;
    this.#heard = heard;
    this.#times = { silence: 25_000, first: 500, longest: 10_000, ...times };
    addEventListener("online", this.#knock);
    document.addEventListener("visibilitychange", this.#knock);
    this.#run();
  }

  close() {
    this.#closed = true;
    removeEventListener("online", this.#knock);
    document.removeEventListener("visibilitychange", this.#knock);
    this.#abort.abort();
    this.#wake();
  }

  /** A phone that wakes up does not sit out the rest of its pause. */
  #knock = () => {
    if (!this.online && !document.hidden) {
      this.#wake();
    }
  };

  async #run() {
    while (!this.#closed) {
      try {
        await this.#listen();
      } catch {
        // Whatever ended the stream, the answer is the same: say so and come back.
      }
      this.#turn(false);
      if (!this.#closed) {
        await this.#rest();
      }
    }
  }

  #rest() {
    this.#pause = Math.min(this.#pause ? this.#pause * 2 : this.#times.first, this.#times.longest);
    const pause = this.#pause * (0.5 + Math.random());
    return new Promise(done => {
      const timer = setTimeout(done, pause);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  async #listen() {
    this.#abort = new AbortController();
    const watch = this.#watch();
    try {
      const headers = { Accept: "text/event-stream" };
      if (this.#last) {
        headers["Last-Event-ID"] = this.#last;
      }
      const answer = await fetch(this.#url, { headers, cache: "no-store", signal: this.#abort.signal });
      if (!answer.ok) {
        if (answer.status === 404 || answer.status === 410) {
          this.#closed = true;
          this.#heard.gone?.(answer.status);
        }
        return;
      }
      this.#pause = 0;
      this.#turn(true);
      await this.#read(answer.body.getReader(), watch);
    } finally {
      watch.stop();
    }
  }

  /** Cuts the line when nothing, not even a heartbeat, has come for too long. */
  #watch() {
    const abort = this.#abort;
    const set = () => setTimeout(() => abort.abort(), this.#times.silence);
    let timer = set();
    return {
      again: () => {
        clearTimeout(timer);
        timer = set();
      },
      stop: () => clearTimeout(timer),
    };
  }

  async #read(reader, watch) {
    const decoder = new TextDecoder();
    let text = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) {
        return;
      }
      watch.again();
      text += decoder.decode(value, { stream: true });
      const events = text.split(/\r?\n\r?\n/);
      text = events.pop();
      events.forEach(event => this.#take(event));
    }
  }

  #take(event) {
    let name = "message";
    const data = [];
    for (const line of event.split(/\r?\n/)) {
      const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line);
      if (field === "event") {
        name = value;
      } else if (field === "data") {
        data.push(value);
      } else if (field === "id") {
        this.#last = value;
      }
    }
    if (data.length) {
      this.#heard[name]?.(JSON.parse(data.join("\n")));
    }
  }

  #turn(online) {
    if (online !== this.online) {
      this.online = online;
      this.#heard.line?.(online);
    }
  }
}
