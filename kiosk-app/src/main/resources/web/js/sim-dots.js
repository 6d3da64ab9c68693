/** LED screens: the decoded text is drawn into as many dots as the screen has, and each dot is drawn as a lamp. */

const COLOURS = { red: "#ff3a24", green: "#33e05a", yellow: "#ffc21a", blue: "#3f8cff", cyan: "#2fe0e0", magenta: "#ff5fd0", white: "#ffffff" };
const DARK = "#14202b";
const BEZEL = "#050b10";
const LAMP = 6;
const INKED = 96;
const PAGE_MILLIS_MIN = 1_500;
const SCROLL_DOTS_A_SECOND = 40;

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const drawn = new Map();
let screens = [];
let timer;

/** Draws those screens whose picture differs from what is on the page. */
export function drawScreens(root, devices) {
  screens = devices.map(device => ({ device, canvas: root.querySelector(`#dots-${CSS.escape(device.id)}`) })).filter(screen => screen.canvas);
  turn();
}

function turn() {
  clearTimeout(timer);
  const now = performance.now();
  let next = Infinity;
  for (const { device, canvas } of screens) {
    next = Math.min(next, drawOne(device, canvas, now));
  }
  if (next !== Infinity) {
    timer = setTimeout(turn, next);
  }
}

/** Gives after how many milliseconds the screen looks different by itself. */
function drawOne(device, canvas, now) {
  const picture = device.shows;
  const lit = picture.on && device.condition !== "unplugged";
  const frames = picture.areas.map(area => frameOf(area, now));
  const key = JSON.stringify([lit, picture.width, picture.height, picture.brightness, picture.areas, frames.map(frame => frame.at)]);
  const before = drawn.get(device.id);
  if (before?.key !== key || before.canvas !== canvas) {
    drawn.set(device.id, { key, canvas });
    const dots = lit ? inked(picture, frames) : null;
    lamps(canvas, picture, dots);
  }
  return lit ? Math.min(Infinity, ...frames.map(frame => frame.next)) : Infinity;
}

/** Which page of an area stands now, or how far its line has run. */
function frameOf(area, now) {
  const length = row => row.reduce((sum, run) => sum + width(run), 0);
  if (area.moves === "left" && !calm.matches && area.rows.length === 1) {
    const way = length(area.rows[0]) + area.width;
    return { at: Math.floor(((now / 1000) * SCROLL_DOTS_A_SECOND) % way), scroll: true, next: 1000 / SCROLL_DOTS_A_SECOND };
  }
  const pages = pagesOf(area);
  if (pages.length < 2) {
    return { at: 0, rows: pages[0] ?? [], next: Infinity };
  }
  const stay = Math.max(area.stayMillis, PAGE_MILLIS_MIN);
  return { at: Math.floor(now / stay) % pages.length, rows: pages[Math.floor(now / stay) % pages.length], next: stay - (now % stay) };
}

const tall = row => Math.max(16, ...row.map(run => run.font));

function pagesOf(area) {
  const pages = [];
  let page = [];
  let filled = 0;
  for (const row of area.rows) {
    if (page.length && filled + tall(row) > area.height) {
      pages.push(page);
      page = [];
      filled = 0;
    }
    page.push(row);
    filled += tall(row) + area.gap;
  }
  return page.length ? [...pages, page] : pages;
}

const cell = (letter, font) => (letter.codePointAt(0) > 0x7f ? font : font / 2);
const width = run => [...run.text].reduce((sum, letter) => sum + cell(letter, run.font), 0);

/** The text in so many pixels as the screen has lamps. */
function inked(picture, frames) {
  const sheet = new OffscreenCanvas(picture.width, picture.height);
  const pen = sheet.getContext("2d", { willReadFrequently: true });
  picture.areas.forEach((area, i) => {
    pen.save();
    pen.beginPath();
    pen.rect(area.x, area.y, area.width, area.height);
    pen.clip();
    write(pen, area, frames[i]);
    pen.restore();
  });
  return pen.getImageData(0, 0, picture.width, picture.height).data;
}

function write(pen, area, frame) {
  const rows = frame.scroll ? area.rows : frame.rows;
  const height = rows.reduce((sum, row) => sum + tall(row) + area.gap, -area.gap);
  let y = area.y + { top: 0, centre: Math.floor((area.height - height) / 2), bottom: area.height - height }[area.valign];
  for (const row of rows) {
    const length = row.reduce((sum, run) => sum + width(run), 0);
    const aligned = { left: 0, centre: Math.floor((area.width - length) / 2), right: area.width - length }[area.align];
    let x = area.x + (frame.scroll ? area.width - frame.at : aligned);
    for (const run of row) {
      pen.fillStyle = COLOURS[run.colour] ?? COLOURS.red;
      for (const letter of run.text) {
        const room = cell(letter, run.font);
        pen.font = `${run.font}px "Noto Sans Mono CJK SC", "Noto Sans CJK SC", monospace`;
        pen.textAlign = "center";
        pen.textBaseline = "alphabetic";
        pen.fillText(letter, x + room / 2, y + Math.round(run.font * 0.86));
        x += room;
      }
    }
    y += tall(row) + area.gap;
  }
}

/** One lamp per dot, lit or not. */
function lamps(canvas, picture, dots) {
  canvas.width = picture.width * LAMP;
  canvas.height = picture.height * LAMP;
  const pen = canvas.getContext("2d");
  pen.fillStyle = BEZEL;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  const strength = 0.45 + (0.55 * picture.brightness) / 15;
  const off = new Path2D();
  const on = new Map();
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      const at = (y * picture.width + x) * 4;
      const lit = dots && dots[at + 3] > INKED;
      const colour = lit ? nearest(dots, at) : null;
      const path = lit ? (on.get(colour) ?? on.set(colour, new Path2D()).get(colour)) : off;
      const [cx, cy] = [(x + 0.5) * LAMP, (y + 0.5) * LAMP];
      path.moveTo(cx + LAMP * 0.42, cy);
      path.arc(cx, cy, LAMP * (lit ? 0.44 : 0.34), 0, 7);
    }
  }
  pen.fillStyle = DARK;
  pen.fill(off);
  for (const [colour, path] of on) {
    pen.globalAlpha = strength;
    pen.shadowColor = colour;
    pen.shadowBlur = LAMP * 0.7;
    pen.fillStyle = colour;
    pen.fill(path);
    pen.globalAlpha = 1;
    pen.shadowBlur = 0;
  }
}

/** Which of the screen's colours a pixel was written in. */
function nearest(dots, at) {
  let best;
  let least = Infinity;
  for (const colour of Object.values(COLOURS)) {
    const off = [1, 3, 5].reduce((sum, i, part) => sum + Math.abs(parseInt(colour.slice(i, i + 2), 16) - dots[at + part]), 0);
    if (off < least) {
      least = off;
      best = colour;
    }
  }
  return best;
}
