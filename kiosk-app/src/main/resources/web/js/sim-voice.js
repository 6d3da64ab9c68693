import { Chime } from "./chime.js";

/** What a module shows while it rings. */
const BELL = "♪";

const CHINESE = /^(zh|cmn)/i;

/**
 * Makes what the simulated voices say heard: their bell, and the browser's own Chinese voice where it
 * has one. A browser lets a page sound only after a person has asked for it.
 */
export class Voice {
  on = false;
  #chime;
  #heard = new Map();
  #turned;

  /** @param {() => void} turned told when the sound is switched */
  constructor(turned) {
    this.#turned = turned;
  }

  /** Whether there is nobody to speak, so that only the bell is heard. */
  get mute() {
    return this.on && !this.#chinese();
  }

  toggle() {
    this.on = !this.on;
    this.#chime ??= new Chime(this.#turned);
    if (this.on) {
      this.#chime.allow();
    } else {
      globalThis.speechSynthesis?.cancel();
    }
    this.#turned();
  }

  /** Says aloud what is new; what was said before the page was opened stays said. */
  hear(devices) {
    for (const device of devices) {
      const newest = device.shows.spoken?.[0];
      const before = this.#heard.get(device.id);
      this.#heard.set(device.id, newest?.id ?? 0);
      if (newest && before !== undefined && newest.id > before) {
        this.#say(newest.text);
      }
    }
  }

  /** The newest sentence of all voices, with how far it came. */
  latest(devices) {
    return devices
      .flatMap(device => (device.shows.spoken ?? []).slice(0, 1).map(spoken => ({ how: "screen", ...spoken })))
      .sort((a, b) => b.at.localeCompare(a.at))[0];
  }

  #say(text) {
    if (!this.on) {
      return;
    }
    if (text === BELL) {
      this.#chime.ring();
      return;
    }
    const voice = this.#chinese();
    if (voice) {
      const sentence = new SpeechSynthesisUtterance(text);
      sentence.voice = voice;
      sentence.lang = voice.lang;
      speechSynthesis.speak(sentence);
    }
  }

  #chinese() {
    return globalThis.speechSynthesis?.getVoices().find(voice => CHINESE.test(voice.lang));
  }
}
