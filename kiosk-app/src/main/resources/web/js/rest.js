const REST_SECONDS = 60;
const WARN_SECONDS = 15;

/** Sends an abandoned screen home after a minute, and says so a quarter of a minute before. */
export class Rest {
  #since = performance.now();

  /**
   * @param {object} rest
   * @param {() => boolean} rest.idle whether there is nothing to leave
   * @param {(seconds: number | null) => void} rest.left told every second: what is left when it is time to warn, else null
   * @param {() => void} rest.home
   */
  constructor({ idle, left, home }) {
    for (const event of ["pointerdown", "keydown", "wheel"]) {
      addEventListener(event, () => this.touched(), { passive: true, capture: true });
    }
    setInterval(() => {
      if (idle()) {
        this.#since = performance.now();
      }
      const over = REST_SECONDS - (performance.now() - this.#since) / 1000;
      if (over <= 0) {
        this.touched();
        home();
      }
      left(over > 0 && over <= WARN_SECONDS ? Math.ceil(over) : null);
    }, 250);
  }

  touched() {
    this.#since = performance.now();
  }
}
