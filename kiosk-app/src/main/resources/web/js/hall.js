import { pick, say, tongue } from "./words.js";

/** So many lines fit a first page; a hall with more services shows its groups there. */
const LINES = 8;

const HUES = "ABCDEFGH";

/** What does not change while the hall runs: names, services, windows, staff. */
export class Hall {
  #services = new Map();
  #groups = new Map();

  constructor(facts) {
    this.learn(facts);
  }

  /** Takes the facts anew: the hall may have been laid out otherwise while a screen stayed on. */
  learn(facts) {
    this.facts = facts;
    this.services = facts.services ?? [];
    this.groups = facts.groups ?? [];
    this.windows = facts.windows ?? [];
    this.staff = facts.staff ?? [];
    this.#services = new Map(this.services.map(service => [service.id, service]));
    this.#groups = new Map(this.groups.map(group => [group.id, group]));
  }

  get name() {
    return pick(this.facts.name ?? this.facts.names);
  }

  get languages() {
    return this.facts.languages ?? ["zh-CN", "en"];
  }

  get language() {
    return this.facts.language ?? this.languages[0];
  }

  /** Whether the first page shows groups, because all services would not fit. */
  get grouped() {
    return this.services.length > LINES && this.groups.length > 1;
  }

  service(id) {
    return this.#services.get(id) ?? { id, name: id, series: "?", bring: {} };
  }

  window(id) {
    return this.windows.find(window => String(window.id) === String(id));
  }

  group(id) {
    return this.#groups.get(id);
  }

  /** The colour of a service's line, as a letter; the service's own, or that of its group in a large hall. */
  hue(service) {
    const group = this.grouped ? this.group(service.group) : undefined;
    return hueOf(group ? letterOf(group) : service.series);
  }

  /** The lines of the hall's map: its groups when there are many services, else its services. */
  lines() {
    if (!this.grouped) {
      return this.services.map(service => this.line(service));
    }
    return this.groups
      .map(group => ({
        id: group.id,
        group: true,
        letter: letterOf(group),
        hue: hueOf(letterOf(group)),
        name: group.name,
        services: this.services.filter(service => service.group === group.id).map(service => service.id),
      }))
      .filter(line => line.services.length);
  }

  line(service) {
    return {
      id: service.id,
      group: false,
      letter: service.series,
      hue: this.hue(service),
      name: service.name,
      services: [service.id],
    };
  }

  /** What a citizen should have with them. */
  bring(service) {
    const bring = service.bring ?? {};
    return Array.isArray(bring) ? bring : (bring[tongue()] ?? bring["zh-CN"] ?? []);
  }

  /** The windows that serve it, in order. */
  windowsOf(service) {
    const given = service.windows;
    const all = given ?? this.windows.filter(w => w.services === "all" || w.services?.includes(service.id)).map(w => w.id);
    return [...all].sort((a, b) => a - b);
  }

  /** What a window is called: its number, and its own name where it has one. */
  windowName(id) {
    const name = pick(this.window(id)?.name);
    return name ? say("face.window-named", { window: id, name }) : say("face.window", { window: id });
  }

  time(instant) {
    return this.#format(instant, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  }

  timeToSeconds(instant) {
    return this.#format(instant, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  }

  date(instant) {
    return this.#format(instant, { month: "long", day: "numeric", weekday: "long" });
  }

  /** When something opens, as people say it: today's time alone, another day's with the day. */
  opening(instant, now) {
    const day = when => this.#format(when, { year: "numeric", month: "2-digit", day: "2-digit" });
    const time = this.time(instant);
    if (day(instant) === day(now)) {
      return time;
    }
    const tomorrow = new Date(new Date(now).getTime() + 86_400_000);
    return day(instant) === day(tomorrow)
      ? say("face.tomorrow", { time })
      : say("face.on-day", { day: this.#format(instant, { month: "long", day: "numeric" }), time });
  }

  #format(instant, style) {
    const zone = this.facts.zone;
    const key = JSON.stringify([tongue(), zone, style]);
    let format = formats.get(key);
    if (!format) {
      format = new Intl.DateTimeFormat(tongue(), { ...style, timeZone: zone });
      formats.set(key, format);
    }
    return format.format(new Date(instant));
  }
}

const formats = new Map();

const letterOf = group => group.letter ?? group.colour ?? "A";

function hueOf(letter) {
  const place = (letter ?? "A").toUpperCase().charCodeAt(0) - 65;
  return HUES[((place % HUES.length) + HUES.length) % HUES.length];
}

/** Who waits for these services, the one to be called first standing first. */
export function queue(tickets, services) {
  const wanted = new Set(services);
  return tickets
    .filter(ticket => ticket.state === "waiting" && wanted.has(ticket.service))
    .sort((a, b) => new Date(a.rank) - new Date(b.rank) || a.order - b.order);
}

/** Whole minutes between two instants, never less than none. */
export const minutes = (from, to) => Math.max(0, Math.floor((to - new Date(from)) / 60_000));

/** A clock of how long something lasts: 00:26, 61:03. */
export function lasting(from, to) {
  const seconds = Math.max(0, Math.floor((to - new Date(from)) / 1000));
  const two = number => String(number).padStart(2, "0");
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** Window numbers as people say them: 5 to 8, 11. */
export function numbers(windows) {
  const runs = [];
  for (const window of windows) {
    const run = runs.at(-1);
    if (run && window === run.at(-1) + 1) {
      run.push(window);
    } else {
      runs.push([window]);
    }
  }
  return runs
    .flatMap(run => (run.length > 2 ? [`${run[0]}–${run.at(-1)}`] : run))
    .join(say("face.list"));
}
