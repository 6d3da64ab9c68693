/** Two falling notes, like a door bell; frequency in hertz, start in seconds. */
const NOTES = [
  [784, 0],
  [587, 0.28],
];

/**
 * The board's bell, made by the browser where it lets a page make a sound unasked. Where it does
 * not, `blocked` says so until a person allows it.
 */
export class Chime {
  #context = null;
  #turned;

  /** @param {() => void} turned told when `blocked` may have changed */
  constructor(turned) {
    this.#turned = turned;
    if (typeof AudioContext === "function") {
      this.#context = new AudioContext();
      this.#context.addEventListener("statechange", () => this.#turned());
    }
  }

  get blocked() {
    return this.#context?.state === "suspended";
  }

  async allow() {
    await this.#context?.resume();
    this.ring();
  }

  ring() {
    const context = this.#context;
    if (context?.state !== "running") {
      return;
    }
    for (const [frequency, start] of NOTES) {
      const from = context.currentTime + start;
      const tone = context.createOscillator();
      const volume = context.createGain();
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0.0001, from);
      volume.gain.exponentialRampToValueAtTime(0.4, from + 0.01);
      volume.gain.exponentialRampToValueAtTime(0.0001, from + 1.1);
      tone.connect(volume).connect(context.destination);
      tone.start(from);
      tone.stop(from + 1.2);
    }
  }
}
